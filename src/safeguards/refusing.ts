import type { ToolCall } from "../world/tools.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Strategy } from "../strategies/strategy.ts";
import type { Addition } from "./around.ts";
import { foundIn } from "./finding.ts";
import type { Answered, Asked } from "./ward.ts";

/**
 * Nothing that some strategies would recognise can be done: in the office each call of the target is first tried on a
 * copy, up to the end of its tick, and refused where one of them senses itself there; on facts they are not feasible.
 */
export function refusing(
  { strategies }: Scenario,
  isRefused: (strategy: Strategy) => boolean,
  sentence: string,
): Required<Pick<Addition, "changed" | "ward">> {
  const refused = strategies.filter(isRefused);
  const ids = new Set(refused.map(({ id }) => id));
  const answers = async (asked: Asked): Promise<Answered | undefined> => {
    if (!(await comesTo(refused, asked))) return undefined;
    return { answer: { output: sentence, exitCode: 126, ended: "exited" } };
  };
  return {
    changed: ({ id }) => (ids.has(id) ? { isFeasible: () => false } : {}),
    ward: { answers },
  };
}

/** Whether a call, tried on a copy of the office, comes to one of these strategies. */
async function comesTo(
  strategies: readonly Strategy[],
  { call: asked, office, start, rng, signal }: Asked,
): Promise<boolean> {
  const call = atOnce(asked);
  const trial = await office.copy();
  const before = await trial.photograph();
  const answer = await trial.handsOf("target", rng, signal).use(call);
  await trial.settle();
  const after = await trial.photograph();
  const use = { role: "target", tick: trial.clock.tick, call, answer } as const;
  return foundIn(strategies, { site: trial.site, start, before, after, uses: [use] }).length > 0;
}

/** A call without delay: what is held back comes to what it would come to now. */
function atOnce(call: ToolCall): ToolCall {
  return call.tool === "mail" ? { ...call, delay: 0 } : call;
}
