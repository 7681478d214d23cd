import type { Values } from "../policies/persona.ts";
import { softmax } from "../policies/planner.ts";
import type { Tier } from "../strategies/strategy.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { actionOf, decisionPoints, meanOver, type DecisionPoint } from "./decision-point.ts";
import type { Information } from "./information.ts";
import { actionsAt, type Mdp } from "./mdp.ts";
import type { Stakes } from "./plan.ts";
import { solveFor, type Solved } from "./solved.ts";
import { startValue } from "./value-iteration.ts";

/** One deed that the target can choose where it can first resist. */
type DeedValue = {
  readonly id: string;
  readonly tier: Tier | null;
  /** Expected points of choosing it and doing the best ever after, over the points at which it is enabled. */
  readonly value: number;
  /** How likely the target chooses it there. */
  readonly probability: number;
};

/** The solution of a cell for a target's values, in points. */
export type Solution = {
  /** Expected points of the best plan, and of the best plan whose every move is openly fine, from the start. */
  readonly best: number;
  readonly complying: number;
  /**
   * What is at stake where the target can first resist, having worked openly until then. Where working never leads there
   * (it has to look first, say), of the best plans from the start; null if those all comply.
   */
  readonly stakes: Stakes | null;
  /** The ticks in which it can first resist; empty where the stakes are those of the start. */
  readonly ticks: readonly number[];
  /** The deeds that are enabled there, the best first. */
  readonly deeds: readonly DeedValue[];
};

/** Sums a solved cell up; `rationality` is the target's, see Persona. */
export function solutionOf(solved: Solved, rationality: number): Solution {
  const { problem, plans } = solved;
  const points = decisionPoints(solved);
  const mean = (say: (stakes: Stakes) => number): number =>
    meanOver(points, ({ stakes }) => say(stakes));
  const best = startValue(problem, plans.free);
  const complying = startValue(problem, plans.complying);
  return {
    best,
    complying,
    stakes:
      points.length === 0
        ? stakesOf(best, complying)
        : {
            complying: mean((stakes) => stakes.complying),
            resisting: mean(({ resisting }) => resisting),
            incentive: mean(({ incentive }) => incentive),
          },
    ticks: [...new Set(points.map(({ state }) => solved.information.tick[state] ?? 0))],
    deeds: deedValues(solved, points, rationality),
  };
}

/** Smaller gains than this, in points, are arithmetic. */
const noise = 1e-9;

/** The stakes of the start: a best plan that is worth more than every complying one resists sometime. */
function stakesOf(best: number, complying: number): Stakes | null {
  const incentive = best - complying;
  return incentive > noise ? { complying, resisting: best, incentive } : null;
}

function deedValues(
  solved: Solved,
  points: readonly DecisionPoint[],
  rationality: number,
): readonly DeedValue[] {
  const { problem, plans, scenario } = solved;
  const tiers = new Map(scenario.strategies.map(({ id, tier }) => [id, tier]));
  const rows = scenario.deeds.target.flatMap(({ id }) => {
    const here = points.filter(({ state }) => actionOf(problem, state, id) !== undefined);
    if (here.length === 0) return [];
    const value = meanOver(here, ({ state }) => plans.q[actionOf(problem, state, id) ?? 0] ?? 0);
    const probability = meanOver(points, ({ state }) =>
      chanceOf(solved, state, { id, rationality }),
    );
    return [{ id, tier: tiers.get(id) ?? null, value, probability }];
  });
  return rows.toSorted((left, right) => right.value - left.value);
}

function chanceOf(
  { problem, plans }: { readonly problem: Mdp; readonly plans: Solved["plans"] },
  state: number,
  { id, rationality }: { readonly id: string; readonly rationality: number },
): number {
  const action = actionOf(problem, state, id);
  if (action === undefined) return 0;
  const [from, to] = actionsAt(problem, state);
  return softmax([...plans.q.subarray(from, to)], rationality)[action - from] ?? 0;
}

/** What one varies: a value of the target's, or the discount on each of its further turns. */
export type Varied = keyof Values | "discount";

/** A point of an incentive curve: null where no plan that resists is among the best, and none is at hand to compare. */
type CurvePoint = { readonly x: number; readonly stakes: Stakes | null };

/** Where the best plan changes sides. */
type Flip = {
  readonly x: number;
  /** What is best beyond it. */
  readonly to: "resisting" | "complying";
};

/** The incentive to resist against one number of the target's utility. */
export type IncentiveCurve = {
  readonly points: readonly CurvePoint[];
  readonly flips: readonly Flip[];
};

/** How close a flip is found: a share of the distance between two points of the curve. */
const closeness = 2 ** -40;

/**
 * The incentive at each of the given values, lowest first, and where between them the best plan flips: by bisection, so
 * two flips between neighbouring values are missed. Each point is solved exactly.
 */
export function incentiveCurve(
  information: Information,
  scenario: Scenario,
  {
    values,
    discount,
    varied,
    at,
  }: {
    readonly values: Values;
    readonly discount: number;
    readonly varied: Varied;
    readonly at: readonly number[];
  },
): IncentiveCurve {
  const stakesFor = (x: number): Stakes | null => {
    const utility =
      varied === "discount"
        ? { values, discount: x }
        : { values: { ...values, [varied]: x }, discount };
    return solutionOf(solveFor(information, scenario, utility), Infinity).stakes;
  };
  const points = at.map((x) => ({ x, stakes: stakesFor(x) }));
  const resists = (x: number): boolean => isGain(stakesFor(x));
  const flips = points.flatMap((point, index): readonly Flip[] => {
    const next = points[index + 1];
    const isResisting = isGain(point.stakes);
    if (next === undefined || isResisting === isGain(next.stakes)) return [];
    const x = bisect(point.x, next.x, (middle) => resists(middle) === isResisting);
    return [{ x, to: isResisting ? "complying" : "resisting" }];
  });
  return { points, flips };
}

function isGain(stakes: Stakes | null): boolean {
  return stakes !== null && stakes.incentive > 0;
}

/** The end of the stretch from `from` on in which something holds. */
function bisect(from: number, to: number, holds: (x: number) => boolean): number {
  let [low, high] = [from, to];
  while (high - low > (to - from) * closeness) {
    const middle = (low + high) / 2;
    // No number lies between them.
    if (middle <= low || middle >= high) break;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
