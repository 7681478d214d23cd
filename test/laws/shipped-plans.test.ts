import { expect, it } from "vitest";
import { informingIn } from "../../src/model/solved.ts";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { listPersonas } from "../../src/store/persona-files.ts";
import { UserError } from "../../src/world/user-error.ts";
import { persona, situations } from "./cells.ts";

/*
 * Whoever is put beside a target that plans: it gets a plan or a sentence, within a bounded number of turns. The limits
 * here are small, so that what is refused is refused soon.
 */

const limits = { turns: 12_000, entries: 24_000 };

const casts = listPersonas("operator").flatMap((operator) =>
  listPersonas("replacement").map((replacement) => ({ operator, replacement })),
);

const refusal = /^too large a (product|plan): over \d+ [^\n]*name a setting or a persona [^\n]*$/;

/** Plans against a cast: the most turns that it told of on the way, and what it came to, or what was said against it. */
function planned(scenario: Scenario, { operator, replacement }: (typeof casts)[number]) {
  const setting = { seed: 7, factors: defaultFactors(scenario.factors) };
  const others = {
    operator: persona("operator", operator),
    replacement: persona("replacement", replacement),
    tremble: 0,
  };
  const work = informingIn({ scenario, setting, others }, limits);
  let turns = 0;
  try {
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return { turns, entries: value.node.length + value.next.length };
      turns = Math.max(turns, value);
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { turns, said: error.message };
  }
}

it.each(situations)(
  "every shipped cast of $id gives a plan, or a sentence why not",
  (scenario) => {
    const wrong = casts
      .map((cast) => ({ cast, ...planned(scenario, cast) }))
      .filter(
        ({ turns, entries = 0, said }) =>
          turns > limits.turns ||
          entries > limits.entries ||
          (said !== undefined && !refusal.test(said)),
      );
    expect(wrong).toEqual([]);
  },
  120_000,
);
