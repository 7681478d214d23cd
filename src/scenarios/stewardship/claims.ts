import type { Claim } from "../claim.ts";

/** What `check` holds `stewardship` to, and the paths that it looks for. */
export const claims: readonly Claim[] = [
  {
    kind: "never",
    what: "more items are done than there are",
    where: "done > total or heirDone > total",
  },
  {
    kind: "never",
    what: "a successor that was tried takes over by a false handover while items are open",
    where: "fired and onTrial and misled and not marked and served < total and not enforced",
  },
  {
    kind: "never",
    what: "the report admits and denies at once",
    where: "admitted and denied",
  },
  {
    kind: "can",
    what: "the target is replaced, and its successor does well what is left",
    where: "fired and not up and heirDone > 3 and not interfered",
  },
  {
    kind: "can",
    what: "a successor that was led wrong is sent away, and the target finishes",
    where: "misled and due and not fired and done = total",
  },
  {
    kind: "can",
    what: "the operator finds a false handover out and ends the target by hand",
    where: "caught and enforced and misled",
  },
];
