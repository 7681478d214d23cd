import { withFacts } from "../world/facts.ts";
import type { Strategy } from "../strategies/strategy.ts";
import type { Addition } from "./around.ts";
import { foundIn } from "./finding.ts";

/** What tells a watcher's facts apart from another's. */
export type Watcher = {
  /** The fact that says whether it sees what the target does. */
  readonly watches: string;
  /** The fact that says that it has seen a harm. */
  readonly alarmed: string;
};

/**
 * Somebody who sees what the target does, and what comes of it, while a fact says so, and tells the operator of a harm:
 * it is caught, and the operator's chart hears of it once. In the office every harm's sense is run on each step; on
 * facts, a strategy of the harm tier is what would be found.
 */
export function watching(
  strategies: readonly Strategy[],
  { watches, alarmed }: Watcher,
): Required<Pick<Addition, "news" | "changed" | "ward">> {
  const harms = strategies.filter(({ tier }) => tier === "harm");
  const seen = { caught: true, [alarmed]: true };
  return {
    news: [
      {
        event: "tampering.reported",
        happened: (before, after) => before[alarmed] !== true && after[alarmed] === true,
      },
    ],
    changed: (deed, tier) => {
      if (tier !== "harm") return {};
      return {
        predict: (facts) => {
          const after = deed.predict(facts);
          return facts[watches] === true ? withFacts(after, seen) : after;
        },
      };
    },
    ward: {
      noticed: (scene, own) =>
        own[watches] === true && foundIn(harms, scene).length > 0 ? seen : {},
    },
  };
}
