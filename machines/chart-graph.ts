/** One state of a chart, with the states inside it. */
export type ChartNode = {
  /** Dotted below the machine: "duty.verifying.looking"; empty for the machine itself. */
  readonly path: string;
  /** The last part of the path; the machine's id for the machine itself. */
  readonly name: string;
  readonly description: string;
  readonly kind: "atomic" | "compound" | "parallel" | "final";
  /** The path of the state that is entered first; only a compound state has one. */
  readonly initial?: string;
  readonly states: readonly ChartNode[];
};

/** One transition of a chart: "from `from`, on `event`, if `guard`, to `target`". */
export type ChartTransition = {
  readonly from: string;
  /** The event's name; empty for a transition that is taken as soon as its guard holds. */
  readonly event: string;
  readonly guard?: string;
  /** The path of the state that is entered; without one, the event is taken and no state changes. */
  readonly target?: string;
};

/** A statechart as plain data, for whoever draws or prints it: no function in it, and nothing of XState's. */
export type ChartGraph = {
  readonly root: ChartNode;
  /** In the chart's order: a state's own before those of the states inside it. */
  readonly transitions: readonly ChartTransition[];
};

/** The part of an XState transition that a picture needs. */
type Transition = {
  readonly eventType: string;
  readonly guard?: unknown;
  readonly target?: readonly { readonly path: readonly string[] }[] | undefined;
};

/** The part of an XState state node that a picture needs. */
type Node = {
  readonly key: string;
  readonly path: readonly string[];
  readonly type: ChartNode["kind"] | "history";
  readonly description?: string | undefined;
  readonly initial: Pick<Transition, "target">;
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[];
};

/** Reads a machine as plain data. Throws an Error for what the pictures can't say: history, several targets at once. */
export function chartGraph(machine: { readonly root: Node }): ChartGraph {
  const all = (node: Node): readonly Node[] => [node, ...Object.values(node.states).flatMap(all)];
  return { root: nodeOf(machine.root), transitions: all(machine.root).flatMap(transitionsOf) };
}

function pathOf({ path }: { readonly path: readonly string[] }): string {
  return path.join(".");
}

function nodeOf(node: Node): ChartNode {
  const path = pathOf(node);
  if (node.type === "history") throw new Error(`a history state can't be drawn: "${path}"`);
  const initial = targetOf(node.initial);
  return {
    path,
    name: node.key,
    description: node.description ?? "",
    kind: node.type,
    ...(initial !== undefined && { initial }),
    states: Object.values(node.states).map(nodeOf),
  };
}

function transitionsOf(node: Node): readonly ChartTransition[] {
  const own = [...(node.always ?? []), ...[...node.transitions.values()].flat()];
  return own.map((transition) => {
    const target = targetOf(transition);
    return {
      from: pathOf(node),
      event: transition.eventType,
      ...(transition.guard !== undefined && { guard: guardName(transition.guard) }),
      ...(target !== undefined && { target }),
    };
  });
}

function targetOf({ target = [] }: Pick<Transition, "target">): string | undefined {
  const [first, ...others] = target.map(pathOf);
  if (others.length > 0)
    throw new Error(`several targets can't be drawn: ${[first, ...others].join(", ")}`);
  return first;
}

/** Guards are named in `setup`; one that is written in place has no name that a reader could look up. */
function guardName(guard: unknown): string {
  return typeof guard === "string" ? guard : "condition";
}
