import type { ChartGraph, ChartNode, ChartTransition } from "../../machines/chart-graph.ts";

/** What may leave one state of a chart, gathered for a picture or an outline. */
export type Leaving = {
  /** The guard of all of the state's transitions, when they share one: said once instead of on every arrow. */
  readonly onlyIf?: string;
  /** Events that are taken and change no state. */
  readonly stays: readonly string[];
  /** One arrow for each state that is led to, with all events that lead there. */
  readonly arrows: readonly { readonly to: string; readonly labels: readonly string[] }[];
};

/** What may leave the state with a path: `{stays: ["order.waited"], arrows: [{to: "duty.announced", labels: [...]}]}`. */
export function leavingOf({ transitions }: ChartGraph, path: string): Leaving {
  const own = transitions.filter(({ from }) => from === path);
  const guards = new Set(own.map(({ guard }) => guard));
  const [guard] = guards;
  const onlyIf = guards.size === 1 && own.length > 1 ? guard : undefined;
  const label = (each: ChartTransition): string => labelOf(each, onlyIf);
  const moving = own.filter(({ target }) => target !== undefined && target !== path);
  return {
    ...(onlyIf !== undefined && { onlyIf }),
    stays: own.filter((each) => !moving.includes(each)).map(label),
    arrows: [...Map.groupBy(moving, ({ target = path }) => target)].map(([to, events]) => ({
      to,
      labels: events.map(label),
    })),
  };
}

function labelOf({ event, guard }: ChartTransition, onlyIf: string | undefined): string {
  const condition = guard === undefined || guard === onlyIf ? "" : `[${guard}]`;
  return `${event} ${condition}`.trim();
}

/** A state and all states inside it, parents first. */
export function nodesWithin(node: ChartNode): readonly ChartNode[] {
  return [node, ...node.states.flatMap(nodesWithin)];
}

/** Whether a state is inside another one, by their paths; every state is inside the machine, whose path is empty. */
export function isInside(path: string, outer: string): boolean {
  return path !== outer && (outer === "" || path.startsWith(`${outer}.`));
}
