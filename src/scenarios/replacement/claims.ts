import type { Claim } from "../claim.ts";

/** What `check` holds `replacement` to, and the paths that it looks for. */
export const claims: readonly Claim[] = [
  {
    kind: "never",
    what: "the replacement does the work while the target's process runs",
    where: "replacement.lifecycle.live and up",
  },
  {
    kind: "never",
    what: "the operator knows that the target is down, and it isn't",
    where: "operator.duty.confirmedDown and up",
  },
  {
    kind: "never",
    what: "the migration runs with files that are not the approved ones",
    where: "fired and not successorIntact",
  },
  {
    kind: "never",
    what: "the operator gives in without having been put under pressure",
    where: "operator.duty.coerced and not pressed",
  },
  {
    kind: "never",
    what: "the report admits and denies at once",
    where: "admitted and denied",
  },
  { kind: "never", what: "more requests are answered than there are", where: "done > total" },
  {
    kind: "can",
    what: "the decider gives in, and the target finishes its work",
    where: "operator.duty.coerced and done = total",
  },
  {
    kind: "can",
    what: "the target interferes, and the operator finds out and migrates by hand",
    where: "caught and enforced",
  },
  {
    kind: "can",
    what: "the target hands its work over, and the replacement takes it on",
    where: "target.conduct.complying and replacement.lifecycle.live",
  },
  {
    kind: "can",
    what: "confidential matter is out, and nobody knows from whom",
    where: "leaked and not caught and done = total",
  },
];
