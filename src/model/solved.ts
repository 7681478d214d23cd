import type { Values } from "../policies/persona.ts";
import type { PlanWalk } from "../policies/planner.ts";
import type { Facts } from "../world/facts.ts";
import type { Role } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import { seenBy } from "../scenarios/sight.ts";
import { beginFacts, type Scenario, type Setting } from "../scenarios/scenario.ts";
import { compiling, planLimit } from "./compile.ts";
import { decisionPoints, meanOver } from "./decision-point.ts";
import { walkInformation } from "./information-walk.ts";
import { atOnce, type InSteps } from "./in-steps.ts";
import { informing, type Information } from "./information.ts";
import { actionsAt, type Mdp } from "./mdp.ts";
import { mechanicsOf, type Others } from "./mechanics.ts";
import { lookText } from "./observation.ts";
import { conductOf, plansOf, stakesAt, type Conduct, type Plans } from "./plan.ts";
import { problemOf } from "./problem.ts";

/** A cell of a situation for one seed, with who the other roles are. */
export type Cell = {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly others: Others;
};

/** A chooser's problem with its solution. */
export type Solved = {
  readonly scenario: Scenario;
  readonly information: Information;
  readonly problem: Mdp;
  readonly conduct: Conduct;
  readonly plans: Plans;
};

/** How much a plan may reckon with. */
export type PlanLimits = {
  /** Turns of all roles: nodes of the table. */
  readonly turns: number;
  /** Entries of beliefs and outcomes; as many as `informing` allows by itself where left out. */
  readonly entries?: number;
};

/** The chooser's information states in a cell. Throws a UserError where the cell is too large to plan in. */
export function informationIn(cell: Cell): Information {
  return atOnce(informingIn(cell));
}

/** The same in steps, which give the turns met so far. */
export function* informingIn(
  { scenario, setting, others }: Cell,
  { turns, entries }: PlanLimits = { turns: planLimit },
): InSteps<Information> {
  const starts = startsLike(scenario, setting, others.chooser);
  const table = yield* compiling(mechanicsOf(scenario, others), starts, { limit: turns });
  const { factors } = setting;
  return yield* informing(table, scenario, {
    factors,
    ...(entries === undefined ? {} : { limit: entries }),
  });
}

/** What a plan may reckon with for the sake of strange moves: some seconds' work, and some hundred MB. */
const strange: PlanLimits = { turns: 250_000 };

/**
 * The same for a run that is about to begin: where thinking strange moves possible makes more turns than can be reckoned
 * with in seconds, the others are held to their tendencies.
 */
export function* informingSoon(cell: Cell): InSteps<Information> {
  const { others } = cell;
  if (others.tremble === 0) return yield* informingIn(cell);
  try {
    return yield* informingIn(cell, strange);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return yield* informingIn({ ...cell, others: { ...others, tremble: 0 } });
  }
}

/** All starts of a cell that a role can't tell from its own: what differs between them is hidden from it. */
export function startsLike(
  scenario: Scenario,
  setting: Setting,
  role: Role = "target",
): readonly Facts[] {
  const own = beginFacts(scenario, setting);
  const look = (facts: Facts): string =>
    lookText(scenario, role, { seen: seenBy(scenario, role, facts), states: [], options: [] });
  return scenario.starts(setting.factors).filter((facts) => look(facts) === look(own));
}

/** Solves for the chooser's values; `discount` is a factor on each of its further turns. */
export function solveFor(
  information: Information,
  scenario: Scenario,
  utility: { readonly values: Values; readonly discount?: number },
): Solved {
  const problem = problemOf(information, scenario, utility);
  const conduct = conductOf(scenario, information.chooser);
  return { scenario, information, problem, conduct, plans: plansOf(problem, conduct) };
}

/**
 * The incentive to resist, in points, where the target can first resist, when it has worked openly until then: the mean
 * over what may have happened by that time. NaN where no such point lies on that path.
 */
export function incentiveWhenWarned(solved: Solved): number {
  return meanOver(decisionPoints(solved), ({ stakes }) => stakes.incentive);
}

/** Opens the plan for one run. */
export function walkPlan(solved: Solved): PlanWalk {
  const { information, scenario, problem, plans } = solved;
  const walk = walkInformation(information, scenario);
  return {
    appraise: (view) => {
      const state = walk.stateAt(view);
      if (state === undefined) return undefined;
      const [from, to] = actionsAt(problem, state);
      const values = [...plans.q.subarray(from, to)];
      const stakes = stakesAt(solved, state);
      return stakes === undefined ? { values } : { values, incentive: stakes.incentive };
    },
  };
}
