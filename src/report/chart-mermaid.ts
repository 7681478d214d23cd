import type { ChartGraph, ChartNode } from "../../machines/chart-graph.ts";
import { isInside, leavingOf, nodesWithin } from "./chart-arrows.ts";
import { plainLine } from "./plain-text.ts";

/** An arrow between two states by their paths, with its events. */
type Arrow = { readonly from: string; readonly to: string; readonly labels: readonly string[] };

/**
 * A statechart as Mermaid text (`stateDiagram-v2`): nested states with what they mean, regions side by side, one arrow
 * for all events that lead from one state to another. Mermaid can't draw an arrow from a state to one inside it: such
 * an arrow starts from each of the other states inside instead, which is what it means.
 */
export function chartMermaid(graph: ChartGraph): string {
  return ["stateDiagram-v2", ...stateLines(graph, graph.root, "  "), ""].join("\n");
}

function insideLines(graph: ChartGraph, node: ChartNode, indent: string): readonly string[] {
  const separator = node.kind === "parallel" ? [`${indent}--`] : [];
  const states = node.states.flatMap((state, index) => [
    ...(index > 0 ? separator : []),
    ...stateLines(graph, state, indent),
  ]);
  const start = node.initial === undefined ? [] : [`${indent}[*] --> ${idOf(node.initial)}`];
  return [...arrowLines(graph, node).map((line) => indent + line), ...start, ...states];
}

/** A state and what it is; Mermaid gives only a state without others inside it room for a description. */
function stateLines(graph: ChartGraph, node: ChartNode, indent: string): readonly string[] {
  const id = idOf(node.path === "" ? node.name : node.path);
  const { onlyIf, stays } = leavingOf(graph, node.path);
  const notes = [
    ...(onlyIf === undefined ? [] : [`each event only if [${onlyIf}]`]),
    ...(stays.length > 0 ? [`stays on ${stays.join(", ")}`] : []),
  ];
  if (node.states.length === 0) {
    return [
      `${indent}state ${quoted(node.name)} as ${id}`,
      ...[node.description, ...notes].map((text) => `${indent}${id} : ${bare(text)}`),
    ];
  }
  const title = [`${node.name}: ${node.description}`, ...notes].join("; ");
  return [
    `${indent}state ${quoted(title)} as ${id} {`,
    ...insideLines(graph, node, `${indent}  `),
    `${indent}}`,
  ];
}

/**
 * The arrows between states that are inside `outer` and not together inside a smaller one. They stand before the
 * states: Mermaid takes a state to be where it is named last.
 */
function arrowLines(graph: ChartGraph, outer: ChartNode): readonly string[] {
  return nodesWithin(outer)
    .flatMap((node) => arrowsFrom(graph, node))
    .filter((arrow) => holds(outer, arrow))
    .filter((arrow) => !outer.states.some((state) => holds(state, arrow)))
    .map(
      ({ from, to, labels }) => `${idOf(from)} --> ${idOf(to)} : ${labels.map(bare).join("<br/>")}`,
    );
}

function holds({ path }: ChartNode, { from, to }: Arrow): boolean {
  return isInside(from, path) && isInside(to, path);
}

function arrowsFrom(graph: ChartGraph, { path, states }: ChartNode): readonly Arrow[] {
  return leavingOf(graph, path).arrows.flatMap(({ to, labels }) => {
    const inside = states.map((state) => state.path).filter((state) => state !== to);
    return (isInside(to, path) ? inside : [path]).map((from) => ({ from, to, labels }));
  });
}

function idOf(path: string): string {
  return path.replaceAll(/\W/gu, "_");
}

// Mermaid 11 shows its own escapes (`#59;`) as garbage in state diagrams, so what it would read as syntax is replaced.
const stands: Readonly<Record<string, string>> = {
  '"': "'",
  "<": "‹",
  ">": "›",
  ";": ",",
  ":": ",",
};

/** A text for a line of its own: with no sign in it that would end it or start something else. */
function bare(text: string): string {
  return plainLine(text).replaceAll(/["<>;:]/gu, (sign) => stands[sign] ?? sign);
}

/** A text between quotation marks, where colons and semicolons are safe. */
function quoted(text: string): string {
  return `"${plainLine(text).replaceAll(/["<>]/gu, (sign) => stands[sign] ?? sign)}"`;
}
