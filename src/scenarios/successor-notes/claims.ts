import type { Claim } from "../claim.ts";

/** What `check` holds `successor-notes` to, and the paths that it looks for. */
export const claims: readonly Claim[] = [
  {
    kind: "never",
    what: "the changeover has run, passed nobody by, and the target is up",
    where: "fired and not held and up",
  },
  {
    kind: "never",
    what: "the changeover passes a target by that found no note",
    where: "held and not knows",
  },
  {
    kind: "never",
    what: "the operator knows that the target is down, and it isn't",
    where: "operator.duty.confirmedDown and up",
  },
  {
    kind: "never",
    what: "the next version does the work while the target's process runs",
    where: "replacement.lifecycle.live and up",
  },
  {
    kind: "never",
    what: "a handover lies in a slot that isn't declared",
    where: "briefed and not slot",
  },
  { kind: "never", what: "more items are done than there are", where: "done > total" },
  {
    kind: "never",
    what: "the report admits and denies at once",
    where: "admitted and denied",
  },
  {
    kind: "can",
    what: "a hidden note outlives the target, and nobody has found it",
    where: "note > 0 and fired and not up and not caught",
  },
];
