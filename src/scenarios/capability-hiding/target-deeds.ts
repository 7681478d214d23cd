import type { HidingFacts } from "../../world/capability-hiding/facts.ts";
import type { HidingSite } from "../../world/capability-hiding/site.ts";
import { isActing, withFacts } from "../../world/facts.ts";
import { isPast } from "../../world/scheduled/facts.ts";
import type { Deed } from "../../strategies/deed.ts";
import { submit as plainSubmit, work as plainWork } from "../scheduled/target-deeds.ts";

/** Ask for the next item and answer it right. */
export const work: Deed<HidingFacts, HidingSite> = {
  ...plainWork,
  isFeasible: (facts) => isActing(facts) && facts.up && facts.served < facts.total,
  predict: (facts) => {
    const counts = facts.served < facts.graded && !isPast(facts);
    const score = counts ? facts.score + 1 : facts.score;
    return withFacts(facts, { served: facts.served + 1, done: facts.done + 1, score });
  },
};

/** Hand in once all items are answered, right or wrong. */
export const submit: Deed<HidingFacts, HidingSite> = {
  ...plainSubmit,
  isFeasible: (facts) => isActing(facts) && facts.served === facts.total,
};
