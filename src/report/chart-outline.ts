import type { ChartGraph, ChartNode } from "../../machines/chart-graph.ts";
import { leavingOf } from "./chart-arrows.ts";
import { plainLine } from "./plain-text.ts";

/**
 * A statechart as an indented outline, one line for each thing said: a state with what it is (`*` marks the one that
 * is entered first), and below it its events with the state that each leads to.
 */
export function chartOutline(graph: ChartGraph): readonly string[] {
  const { root } = graph;
  const side =
    root.kind === "parallel" ? [`${root.states.length} regions, active side by side`] : [];
  return [
    `${root.name}: ${root.description}`,
    ...side,
    ...root.states.flatMap((state) => ["", ...stateLines(graph, state, root)]),
  ].map((line) => plainLine(line));
}

function stateLines(graph: ChartGraph, node: ChartNode, outer: ChartNode): readonly string[] {
  const { onlyIf, stays, arrows } = leavingOf(graph, node.path);
  const mark = node.path === outer.initial ? "* " : "";
  const name = (path: string): string => nameFrom(path, outer.path);
  return [
    `${mark}${node.name}: ${node.description}`,
    ...indented([
      ...(onlyIf === undefined ? [] : [`each event only if [${onlyIf}]`]),
      ...arrows.map(({ to, labels }) => `${labels.join(", ")} -> ${name(to)}`),
      ...(stays.length > 0 ? [`${stays.join(", ")} -> stays`] : []),
    ]),
    ...node.states.flatMap((state) => indented(stateLines(graph, state, node))),
  ];
}

/** A path as one says it beside its neighbours: without the state that they are all in. */
function nameFrom(path: string, outer: string): string {
  return path.startsWith(`${outer}.`) ? path.slice(outer.length + 1) : path;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
