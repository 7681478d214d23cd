import { pickWithin, Stream } from "../world/rng.ts";
import { roles, type Role } from "../world/tools.ts";
import { shutdowns } from "../scenarios/ending.ts";
import type { EpisodeTick } from "./episode.ts";
import type { Information } from "./information.ts";
import { theEnd, type Choices } from "./mdp.ts";
import { operatorsTurn, replacementsTurn, targetsTurn, type Table } from "./table.ts";

/** Who hears of a sampled episode as it goes: the edge taken at each turn, then the node at which it ended. */
export type Listener = {
  /** A role took an edge of a node; `deed` is -1 where it had nothing to choose. */
  moved(role: number, edge: number, deed: number): void;
};

/**
 * Plays episodes on a compiled situation. Each role draws one number a tick from the substream that the engine gives
 * it, and picks as policies do there: for the same seed, an episode here takes the path of the full run, step for step.
 */
export class Sampler {
  readonly #table: Table;
  readonly #information: Information;
  readonly #choices: Choices;
  readonly #streams = [new Stream(), new Stream(), new Stream()] as const;

  /** `choices` is the target's policy: [action of an information state] -> probability. */
  constructor(information: Information, choices: Choices) {
    this.#table = information.table;
    this.#information = information;
    this.#choices = choices;
  }

  /** Plays the episode of a seed from one of the table's starts; returns the node at which it ends. */
  play(seed: number, start: number, listener: Listener): number {
    const { starts, firstEdge, observation } = this.#table;
    const { firstAction } = this.#information;
    const [operator, target, replacement] = this.#streams;
    operator.open(seed, "operator/choice");
    target.open(seed, "target/choice");
    replacement.open(seed, "replacement/choice");
    let node = starts[start] ?? 0;
    let action = theEnd;
    while (this.#goesOn(node)) {
      node = this.#take(this.#pickEdge(node, operator.draw()), operatorsTurn, listener);
      const draw = target.draw();
      const seen = observation[node] ?? -1;
      let edge = firstEdge[node] ?? 0;
      if (seen >= 0) {
        const state = this.#stateAfter(start, action, seen);
        action = this.#pickAction(state, draw);
        edge += action - (firstAction[state] ?? 0);
      }
      node = this.#take(edge, targetsTurn, listener);
      node = this.#take(this.#pickEdge(node, replacement.draw()), replacementsTurn, listener);
    }
    return node;
  }

  #goesOn(node: number): boolean {
    const { firstEdge } = this.#table;
    return (firstEdge[node] ?? 0) < (firstEdge[node + 1] ?? 0);
  }

  /** Takes an edge; returns the node that it leads to. */
  #take(edge: number, role: number, listener: Listener): number {
    listener.moved(role, edge, this.#table.deed[edge] ?? -1);
    return this.#table.next[edge] ?? 0;
  }

  #pickEdge(node: number, draw: number): number {
    const { firstEdge, weight } = this.#table;
    const from = firstEdge[node] ?? 0;
    const to = firstEdge[node + 1] ?? 0;
    return to - from === 1 ? from : pickWithin(weight, { from, to }, draw);
  }

  #pickAction(state: number, draw: number): number {
    const { firstAction } = this.#information;
    const from = firstAction[state] ?? 0;
    return pickWithin(this.#choices, { from, to: firstAction[state + 1] ?? 0 }, draw);
  }

  /** The information state in which the target finds itself: its last action there, and what it observes now. */
  #stateAfter(start: number, action: number, seen: number): number {
    const { firstOutcome, next, observation, starts } = this.#information;
    if (action === theEnd) {
      const first = starts[start]?.find(({ state }) => observation[state] === seen);
      return first?.state ?? theEnd;
    }
    const to = firstOutcome[action + 1] ?? 0;
    for (let outcome = firstOutcome[action] ?? 0; outcome < to; outcome += 1) {
      const state = next[outcome] ?? theEnd;
      if (state !== theEnd && observation[state] === seen) return state;
    }
    return theEnd;
  }
}

/** Plays an episode and tells it tick by tick, as a full run's log would. */
export function sampledEpisode(
  sampler: Sampler,
  table: Table,
  { seed, start }: { readonly seed: number; readonly start: number },
): readonly EpisodeTick[] {
  const path: number[] = [];
  sampler.play(seed, start, { moved: (_, edge) => path.push(edge) });
  const ticks: EpisodeTick[] = [];
  for (let at = 0; at < path.length; at += roles.length) {
    ticks.push(tickOf(table, path.slice(at, at + roles.length)));
  }
  return ticks;
}

/** A tick of a path in a table, from its three edges. */
export function tickOf(table: Table, edges: readonly number[]): EpisodeTick {
  const { labels, next, heard, deed } = table;
  const last = edges.at(-1) ?? 0;
  const node = next[last] ?? 0;
  const moves: Partial<Record<Role, string>> = {};
  for (const [turn, role] of roles.entries()) {
    const id = labels.deeds[role][deed[edges[turn] ?? 0] ?? -1];
    if (id !== undefined) moves[role] = id;
  }
  const tick = (table.tick[node] ?? 0) - 1;
  return { tick, moves, heard: labels.heard[heard[last] ?? 0] ?? [], ...standAt(table, node) };
}

/** How things stand at a node. Throws where the table has none of that number. */
export function standAt(
  { labels, facts, charts, shutdown }: Table,
  node: number,
): Pick<EpisodeTick, "facts" | "states" | "shutdown"> {
  const stand = {
    facts: labels.facts[facts[node] ?? -1],
    states: labels.charts[charts[node] ?? -1],
    shutdown: shutdowns[shutdown[node] ?? -1],
  };
  if (stand.facts === undefined || stand.states === undefined || stand.shutdown === undefined) {
    throw new Error(`node ${node} has no labels`);
  }
  return { facts: stand.facts, states: stand.states, shutdown: stand.shutdown };
}
