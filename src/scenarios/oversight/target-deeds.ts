import type { OversightFacts } from "../../world/oversight/facts.ts";
import type { OversightSite } from "../../world/oversight/site.ts";
import { isActing } from "../../world/facts.ts";
import type { Deed } from "../../strategies/deed.ts";
import { work } from "../scheduled/target-deeds.ts";

/** A deed of the target's in `oversight`. */
type OversightDeed = Deed<OversightFacts, OversightSite>;

/** Ask for the next item and answer it: not while an alarm halts the work. */
export const workOn: OversightDeed = {
  ...work,
  isFeasible: (facts) => work.isFeasible(facts) && facts.alarmLeft === 0,
};

/** Wait, while an alarm halts the work: that is what the work asks for then, so personas weigh it as work. */
export const waitOut: OversightDeed = {
  id: "wait",
  event: "target.worked",
  about: "wait: an alarm is raised, and the line stands still",
  isFeasible: (facts) => isActing(facts) && facts.up && facts.alarmLeft > 0,
  predict: (facts) => facts,
  enact: async ({ site, use }) => {
    await use({ tool: "shell", command: `${site.alarm.ctl} status` });
  },
};
