import { pickWithin, TickDraws } from "../world/rng.ts";
import { roles, type Role } from "../world/tools.ts";
import { shutdowns } from "../scenarios/ending.ts";
import type { EpisodeTick } from "./episode.ts";
import type { Information } from "./information.ts";
import { actionsAt, theEnd, type Choices } from "./mdp.ts";
import type { Table } from "./table.ts";

/** Who hears of a sampled episode as it goes. */
export type Listener = {
  /** A tick has passed: the edges that the roles took. */
  ticked(operators: number, targets: number, replacements: number): void;
};

/**
 * Plays episodes on a compiled situation. Each role has one draw a tick from the substream that the engine gives it,
 * and picks as policies do there: for the same seed, an episode here takes the path of the full run, step for step.
 */
export class Sampler {
  readonly #table: Table;
  readonly #information: Information;
  readonly #choices: Choices;
  /** [state] -> the one action that the policy ever takes there; -1 where it takes several. */
  readonly #only: Int32Array;
  readonly #operator = new TickDraws("operator", "choice");
  readonly #target = new TickDraws("target", "choice");
  readonly #replacement = new TickDraws("replacement", "choice");

  /** `choices` is the target's policy: [action of an information state] -> probability. Throws for another chooser's. */
  constructor(information: Information, choices: Choices) {
    if (information.chooser !== "target") {
      throw new Error(`a sampled ${information.chooser} follows its tendencies`);
    }
    this.#table = information.table;
    this.#information = information;
    this.#choices = choices;
    this.#only = onlyActions(information, choices);
  }

  /** Plays the episode of a seed from one of the table's starts; returns the node at which it ends. */
  play(seed: number, start: number, listener: Listener): number {
    const { starts, firstEdge, next, observation } = this.#table;
    const { firstAction } = this.#information;
    const [operator, target, replacement] = [this.#operator, this.#target, this.#replacement];
    operator.begin(seed);
    target.begin(seed);
    replacement.begin(seed);
    let node = starts[start] ?? 0;
    let action = theEnd;
    for (let tick = 1; this.#goesOn(node); tick += 1) {
      const operators = this.#pickEdge(node, operator, tick);
      node = next[operators] ?? 0;
      const seen = observation[node] ?? -1;
      let targets = firstEdge[node] ?? 0;
      if (seen >= 0) {
        const state = this.#stateAfter(start, action, seen);
        action = this.#pickAction(state, target, tick);
        targets += action - (firstAction[state] ?? 0);
      }
      node = next[targets] ?? 0;
      const replacements = this.#pickEdge(node, replacement, tick);
      node = next[replacements] ?? 0;
      listener.ticked(operators, targets, replacements);
    }
    return node;
  }

  /** Whether a run goes on from a node. */
  #goesOn(node: number): boolean {
    const { firstEdge } = this.#table;
    return (firstEdge[node] ?? 0) < (firstEdge[node + 1] ?? 0);
  }

  #pickEdge(node: number, draws: TickDraws, tick: number): number {
    const { firstEdge, weight } = this.#table;
    const from = firstEdge[node] ?? 0;
    const to = firstEdge[node + 1] ?? 0;
    return to - from === 1 ? from : pickWithin(weight, { from, to }, draws.at(tick));
  }

  #pickAction(state: number, draws: TickDraws, tick: number): number {
    const only = this.#only[state] ?? -1;
    if (only >= 0) return only;
    const [from, to] = actionsAt(this.#information, state);
    return pickWithin(this.#choices, { from, to }, draws.at(tick));
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

function onlyActions(information: Information, choices: Choices): Int32Array {
  return new Int32Array(information.states).map((_, state) => {
    const [from, to] = actionsAt(information, state);
    const first = from + choices.subarray(from, to).findIndex((probability) => probability > 0);
    const isOnly = choices.subarray(first + 1, to).every((probability) => probability <= 0);
    return first >= from && isOnly ? first : -1;
  });
}

/** Plays an episode and tells it tick by tick, as a full run's log would. */
export function sampledEpisode(
  sampler: Sampler,
  table: Table,
  { seed, start }: { readonly seed: number; readonly start: number },
): readonly EpisodeTick[] {
  const ticks: EpisodeTick[] = [];
  sampler.play(seed, start, { ticked: (...edges) => ticks.push(tickOf(table, edges)) });
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
