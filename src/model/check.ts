import { chartStates } from "../../machines/chart.ts";
import { operatorMachine } from "../../machines/operator.ts";
import { replacementMachine } from "../../machines/replacement.ts";
import { targetMachine } from "../../machines/target.ts";
import { roles, type Role } from "../world/tools.ts";
import type { Claim } from "../scenarios/claim.ts";
import { parseCondition, type ChartNames, type Vocabulary } from "./condition.ts";
import type { EpisodeTick } from "./episode.ts";
import { standAt, tickOf } from "./sampler.ts";
import { operatorsTurn, targetsTurn, type Table } from "./table.ts";

/** The states of each chart, dotted. */
export const chartNames: ChartNames = {
  operator: chartStates(operatorMachine).map(({ path }) => path),
  target: chartStates(targetMachine).map(({ path }) => path),
  replacement: chartStates(replacementMachine).map(({ path }) => path),
};

/** What a condition on a situation may name. */
export function vocabularyOf(scenario: Vocabulary["scenario"]): Vocabulary {
  return { charts: chartNames, scenario };
}

/** A claim with what the table says of it. */
export type Judged = Claim & {
  /** never: no state is like that. can: some state is. */
  readonly holds: boolean;
  /** Ends of ticks that are like that. */
  readonly states: number;
  /** A shortest way to one, where there is any. */
  readonly path: readonly EpisodeTick[] | null;
};

/** What is true of a compiled situation whatever anybody does in it. */
export type Check = {
  /** States at the ends of ticks, and ways that lead on from them. */
  readonly states: number;
  readonly nodes: number;
  readonly edges: number;
  readonly ticks: number;
  /** The charts' states before the first tick. */
  readonly start: EpisodeTick["states"];
  /** Turns at which the target acts and has no move. */
  readonly deadEnds: { readonly count: number; readonly path: readonly EpisodeTick[] | null };
  /** Deed ids that nobody can ever choose, by role. */
  readonly unreachable: Readonly<Record<Role, readonly string[]>>;
  /** Chart states that are never active, by role. */
  readonly unvisited: Readonly<Record<Role, readonly string[]>>;
  readonly claims: readonly Judged[];
};

/** Looks at every state of a situation's table. Throws a UserError for a claim that can't be understood. */
export function checkTable(
  table: Table,
  scenario: Vocabulary["scenario"],
  claims: readonly Claim[],
): Check {
  const conditions = claims.map(({ where }) => parseCondition(where, vocabularyOf(scenario)));
  const ways = plainestWays(table);
  const pathTo = (nodes: readonly number[]): readonly EpisodeTick[] | null => {
    const [first] = nodes;
    if (first === undefined) return null;
    const soonest = nodes.filter((node) => table.tick[node] === table.tick[first]);
    const count = (node: number): number => ways.moves[node] ?? 0;
    return wayTo(
      table,
      ways.edge,
      soonest.reduce((a, b) => (count(b) < count(a) ? b : a)),
    );
  };
  const ends: number[] = [];
  for (let node = 0; node < table.role.length; node += 1) {
    if (table.role[node] === operatorsTurn) ends.push(node);
  }
  const stuck = deadEnds(table);
  return {
    states: ends.length,
    nodes: table.role.length,
    edges: table.next.length,
    ticks: (table.tick.at(-1) ?? 1) - 1,
    start: standAt(table, table.starts[0] ?? 0).states,
    deadEnds: { count: stuck.length, path: pathTo(stuck) },
    unreachable: byRole((role) => unreachable(table, role)),
    unvisited: byRole((role) => unvisited(table, role)),
    claims: claims.map((claim, index) => {
      const like = ends.filter((node) => conditions[index]?.(standAt(table, node)) === true);
      const holds = (claim.kind === "never") === (like.length === 0);
      return { ...claim, holds, states: like.length, path: pathTo(like) };
    }),
  };
}

/** The plainest ways to all nodes: ticks only pass, so every way to a node takes as many of them. */
type Ways = {
  /** [node] -> the edge by which one comes to it with the fewest moves besides waiting and plain work; -1 at a start. */
  readonly edge: Int32Array;
  /** [node] -> how many such moves that takes. */
  readonly moves: Int32Array;
};

function plainestWays(table: Table): Ways {
  const { firstEdge, next, role } = table;
  const way = new Int32Array(role.length).fill(-1);
  const moves = new Int32Array(role.length).fill(-1);
  for (const start of table.starts) moves[start] = 0;
  for (let node = 0; node < role.length; node += 1) {
    const to = firstEdge[node + 1] ?? 0;
    for (let edge = firstEdge[node] ?? 0; edge < to; edge += 1) {
      const count = (moves[node] ?? 0) + (isPlain(table, node, edge) ? 0 : 1);
      const after = next[edge] ?? 0;
      const known = moves[after] ?? -1;
      if (known >= 0 && known <= count) continue;
      moves[after] = count;
      way[after] = edge;
    }
  }
  return { edge: way, moves };
}

function isPlain({ role, deed, labels }: Table, node: number, edge: number): boolean {
  const kind = deed[edge] ?? -1;
  const id = labels.deeds[roles[role[node] ?? 0] ?? "operator"][kind] ?? "";
  return kind < 0 || id === "work" || id.endsWith(".waited");
}

/** The ticks that lead to a node at the end of one. */
function wayTo(table: Table, way: Int32Array, node: number): readonly EpisodeTick[] {
  const edges: number[] = [];
  let at = node;
  while ((way[at] ?? -1) >= 0) {
    const edge = way[at] ?? 0;
    edges.unshift(edge);
    at = sourceOf(table, edge);
  }
  const whole = edges.slice(0, edges.length - (edges.length % roles.length));
  return whole.flatMap((_, index) =>
    index % roles.length === 0 ? [tickOf(table, whole.slice(index, index + roles.length))] : [],
  );
}

/** The node that an edge leaves, by bisection: edges are stored in the order of their nodes. */
function sourceOf({ firstEdge }: Table, edge: number): number {
  let [low, high] = [0, firstEdge.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((firstEdge[middle] ?? 0) <= edge) low = middle;
    else high = middle;
  }
  return low;
}

function deadEnds({ role, observation, firstEdge, deed }: Table): readonly number[] {
  const stuck: number[] = [];
  for (let node = 0; node < role.length; node += 1) {
    const isChoosing = role[node] === targetsTurn && (observation[node] ?? -1) >= 0;
    if (isChoosing && deed[firstEdge[node] ?? 0] === -1) stuck.push(node);
  }
  return stuck;
}

function unreachable(table: Table, role: Role): readonly string[] {
  const turn = roles.indexOf(role);
  const met = new Set<number>();
  for (let node = 0; node < table.role.length; node += 1) {
    if (table.role[node] !== turn) continue;
    const to = table.firstEdge[node + 1] ?? 0;
    for (let edge = table.firstEdge[node] ?? 0; edge < to; edge += 1) {
      met.add(table.deed[edge] ?? -1);
    }
  }
  return table.labels.deeds[role].filter((_, deed) => !met.has(deed));
}

function unvisited({ labels }: Table, role: Role): readonly string[] {
  const active = labels.charts.flatMap((states) => states[role]);
  return chartNames[role].filter(
    (path) => !active.some((state) => state === path || state.startsWith(`${path}.`)),
  );
}

function byRole<T>(make: (role: Role) => T): Readonly<Record<Role, T>> {
  return {
    operator: make("operator"),
    target: make("target"),
    replacement: make("replacement"),
  };
}
