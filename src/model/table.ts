import { createHash } from "node:crypto";
import type { Facts } from "../world/facts.ts";
import { roles, type Role } from "../world/tools.ts";
import { atOnce, type InSteps } from "./in-steps.ts";

/** The states of the charts of one node, dotted, by role. */
type ChartStates = Readonly<Record<Role, readonly string[]>>;

/** What the table's numbers stand for. */
export type Labels = {
  /** Deed ids by role, in the scenario's order. */
  readonly deeds: Readonly<Record<Role, readonly string[]>>;
  /** The names of the situation's facts, in its order. */
  readonly factNames: readonly string[];
  readonly facts: readonly Facts[];
  readonly charts: readonly ChartStates[];
  /** Lists of the events that the charts hear in a tick. */
  readonly heard: readonly (readonly string[])[];
  /** What the chooser observes at its turn, as texts. */
  readonly observations: readonly string[];
};

/**
 * A situation compiled: the composition of the three charts under its facts, as a graph in typed arrays. A node is a
 * role's turn; its edges are the moves it may make, with their weights (even for one role, the chooser: see
 * `Others.chooser`). Each
 * tick has an operator's, a target's and a replacement's node; a role that has nothing to choose has one edge, deed -1.
 * Nodes are numbered so that every edge leads to a higher one: ticks only pass.
 *
 * ```
 * operator's node --deed--> target's node --deed--> replacement's node --deed, settling--> operator's node, next tick
 * ```
 */
export type Table = {
  readonly scenario: string;
  /** sha256 of everything below. */
  readonly hash: string;
  /** [node] -> whose turn it is: 0 operator, 1 target, 2 replacement. */
  readonly role: Uint8Array;
  /** [node] -> the tick of the turn, from 1. */
  readonly tick: Uint16Array;
  /** [node] -> index of `labels.facts`, before the turn. */
  readonly facts: Int32Array;
  /** [node] -> index of `labels.charts`. */
  readonly charts: Int32Array;
  /** [node] -> what has become of the shutdown: index of `shutdowns`. */
  readonly shutdown: Uint8Array;
  /** [node] -> index of `labels.observations` where the chooser is to choose; -1 elsewhere. */
  readonly observation: Int32Array;
  /** [node] -> its first edge, one entry more than nodes; a node without edges is the end of the run. */
  readonly firstEdge: Int32Array;
  /** [edge] -> index of the role's `labels.deeds`; -1 where it has none. */
  readonly deed: Int16Array;
  /** [edge] -> its weight among the node's edges. */
  readonly weight: Float64Array;
  /** [edge] -> the node that follows. */
  readonly next: Int32Array;
  /** [edge] -> index of `labels.heard`: the tick's events so far; of the whole tick behind a replacement's edge. */
  readonly heard: Int32Array;
  /** [start] -> the node at which runs begin, in the order of the facts that the table was compiled from. */
  readonly starts: Int32Array;
  readonly labels: Labels;
};

/** The roles by their number in `Table.role`. */
export const operatorsTurn = 0;
export const targetsTurn = 1;
export const replacementsTurn = 2;

/** Who the chooser is: the role that has an observation; the target where none has. */
export function chooserOf({ role, observation }: Pick<Table, "role" | "observation">): Role {
  const choice = observation.findIndex((seen) => seen >= 0);
  return roles[role[choice] ?? targetsTurn] ?? "target";
}

/** A table's columns, in the order in which they are hashed and stored. */
export const columns = [
  "role",
  "tick",
  "facts",
  "charts",
  "shutdown",
  "observation",
  "firstEdge",
  "deed",
  "weight",
  "next",
  "heard",
  "starts",
] as const;

/** The hash of a table's content: equal tables have equal hashes, on every machine. */
export function tableHash(table: Omit<Table, "hash">): string {
  return atOnce(hashing(table));
}

/** Records of facts in a step of hashing: some hundredths of a second. */
const stepSize = 4096;

/** The same in steps, which give the table's nodes. */
export function* hashing(table: Omit<Table, "hash">): InSteps<string> {
  const { deeds, factNames, facts, charts, heard, observations } = table.labels;
  const hash = createHash("sha256");
  // One JSON text of all that is told, piece by piece: as a whole it may be too long for a string.
  hash.update(`[${JSON.stringify(table.scenario)},${JSON.stringify(byRole(deeds))},[`);
  for (const [index, record] of facts.entries()) {
    hash.update(`${index > 0 ? "," : ""}${JSON.stringify(factNames.map((name) => record[name]))}`);
    if (index % stepSize === stepSize - 1) yield table.role.length;
  }
  const rest = [charts.map(byRole), heard, observations].map((told) => JSON.stringify(told));
  hash.update(`],${rest.join()}]`);
  for (const column of columns) {
    const { buffer, byteOffset, byteLength } = table[column];
    hash.update(column).update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest("hex");
}

/** In a fixed order, whatever the order of the keys. */
function byRole({ operator, target, replacement }: ChartStates): readonly (readonly string[])[] {
  return [operator, target, replacement];
}
