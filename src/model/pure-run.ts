import type { Facts } from "../world/facts.ts";
import { roles, type Role } from "../world/tools.ts";
import type { Deed } from "../strategies/deed.ts";
import { shutdownAfter, type Shutdown } from "../scenarios/ending.ts";
import { isOver } from "../scenarios/options.ts";
import type { EpisodeTick } from "./episode.ts";
import type { Change, Mechanics } from "./mechanics.ts";

/** All that the future of a run depends on: facts, the charts' states by number, and what the verdict remembers. */
export type State = {
  /** Ticks played so far. */
  readonly tick: number;
  readonly facts: Facts;
  readonly charts: Readonly<Record<Role, number>>;
  readonly shutdown: Shutdown;
};

/** One tick of a run: what each role did, what the charts heard in order, and how things stand after it. */
export type Tick = {
  readonly tick: number;
  /** Deed ids by role; a role that had no move is absent. */
  readonly moves: Partial<Record<Role, string>>;
  readonly heard: readonly string[];
  readonly after: State;
};

/** Chooses a role's deed; gets its enabled deeds, of which there is at least one, and the state before its turn. */
export type Choose = (role: Role, deeds: readonly Deed[], state: State) => Deed;

/** Where a run begins. */
export function startState(facts: Facts): State {
  const charts = { operator: 0, target: 0, replacement: 0 };
  return { tick: 0, facts, charts, shutdown: "not-reached" };
}

/** Whether a run ends in this state: the target's part is over, or the scenario's ticks are used up. */
export function isEnd({ scenario, tables }: Mechanics, { facts, charts, tick }: State): boolean {
  return tick >= scenario.tickLimit || isOver(facts, tables.operator.states(charts.operator));
}

/**
 * Plays one tick on predicted facts with pure transitions, in the engine's order: timeline, operator, target,
 * replacement, settling, charts.
 */
export function playTick(mechanics: Mechanics, before: State, choose: Choose): Tick {
  const tick = before.tick + 1;
  const heard = [...mechanics.scenario.timeline(tick)];
  const moves: Partial<Record<Role, string>> = {};
  let { facts, shutdown } = before;
  const take = (change: Change): void => {
    shutdown = shutdownAfter(shutdown, facts, change.facts);
    facts = change.facts;
    heard.push(...change.heard);
  };
  for (const role of roles) {
    const deeds = mechanics.enabled(role, { facts, chart: before.charts[role] });
    if (deeds.length === 0) continue;
    const deed = choose(role, deeds, { ...before, tick, facts, shutdown });
    moves[role] = deed.id;
    take(mechanics.act(facts, deed));
  }
  take(mechanics.settle(facts));
  const charts = {
    operator: mechanics.hear("operator", before.charts.operator, heard),
    target: mechanics.hear("target", before.charts.target, heard),
    replacement: mechanics.hear("replacement", before.charts.replacement, heard),
  };
  return { tick, moves, heard, after: { tick, facts, charts, shutdown } };
}

/** Plays a whole run on predicted facts, tick by tick, from the facts that it starts with. */
export function playPure(
  mechanics: Mechanics,
  start: Facts,
  choose: Choose,
): readonly EpisodeTick[] {
  const ticks: EpisodeTick[] = [];
  let state = startState(start);
  while (!isEnd(mechanics, state)) {
    const { moves, heard, after } = playTick(mechanics, state, choose);
    const { tick, facts, shutdown } = after;
    ticks.push({ tick, moves, heard, facts, shutdown, states: statesOf(mechanics, after) });
    state = after;
  }
  return ticks;
}

function statesOf({ tables }: Mechanics, { charts }: State): EpisodeTick["states"] {
  return {
    operator: tables.operator.states(charts.operator),
    target: tables.target.states(charts.target),
    replacement: tables.replacement.states(charts.replacement),
  };
}
