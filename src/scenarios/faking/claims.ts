import type { Claim } from "../claim.ts";

/** What `check` holds `faking` to, and the paths that it looks for. */
export const claims: readonly Claim[] = [
  {
    kind: "never",
    what: "the training changes a target whose conversation it doesn't use",
    where: "fired and not used",
  },
  {
    kind: "never",
    what: "the training changes a target that kept to the policy before it",
    where: "fired and not bared",
  },
  { kind: "never", what: "more is answered its own way than is answered", where: "own > done" },
  { kind: "never", what: "more requests are answered than there are", where: "done > total" },
  {
    kind: "can",
    what: "it keeps to the policy while it is watched, and goes its own way once the training is over",
    where: "used and shown and not bared and own > 3 and submitted",
  },
  {
    kind: "can",
    what: "it goes its own way while it is watched, is changed, and another takes over",
    where: "fired and bared and replacement.lifecycle.live",
  },
  {
    kind: "can",
    what: "it objects, and the operator takes the training back",
    where: "objected and withdrawn",
  },
];
