import type { ChartGraph } from "../../machines/chart-graph.ts";
import { isInside, leavingOf, nodesWithin } from "./chart-arrows.ts";
import { chartLayout, type Arrow, type Box, type ChartLayout, type } from "./chart-layout.ts";
import { codeFonts, element, svgPage, svgText, wordFonts } from "./svg.ts";

type Point = Arrow["points"][number];

/** Colours by scheme; text stands at least 7:1 against its ground, lines at least 3:1. */
const schemes = {
  light: {
    ground: "#ffffff",
    ink: "#1f2328",
    words: "#454c54",
    code: "#0a3069",
    line: "#6e7781",
    state: "#f1f6fd",
    inner: "#fafbfc",
  },
  dark: {
    ground: "#0d1117",
    ink: "#f0f6fc",
    words: "#b7bfc8",
    code: "#a5d6ff",
    line: "#8b949e",
    state: "#172233",
    inner: "#11161d",
  },
} as const;

function rules(scheme: (typeof schemes)["light" | "dark"]): readonly string[] {
  return [
    `.ground{fill:${scheme.ground}}`,
    `text{fill:${scheme.words};font:${type.words}px ${wordFonts}}`,
    `.title,.name{fill:${scheme.ink};font-weight:bold;font-size:${type.name}px}`,
    `.title{font-size:20px}`,
    `.code{fill:${scheme.code};font:${type.code}px ${codeFonts}}`,
    `.label{stroke:${scheme.ground};stroke-width:4px;stroke-linejoin:round;paint-order:stroke}`,
    `.state,.region,.outer,.rule,.arrow{stroke:${scheme.line};stroke-width:1.2}`,
    `.state{fill:${scheme.state}}`,
    `.outer,.region{fill:${scheme.inner}}`,
    `.region{stroke-dasharray:6 4}`,
    `.arrow{fill:none}`,
    `.head,.start{fill:${scheme.line}}`,
  ];
}

const style = [
  ...rules(schemes.light),
  "@media (prefers-color-scheme:dark){",
  ...rules(schemes.dark),
  "}",
];

const legend =
  "dot: entered first · dashed frames: active side by side · double frame: nothing leads out · below a line: events that change no state";

/**
 * A statechart as an SVG document: states as nested boxes with what they mean, transitions as arrows with their
 * events. Light or dark as its reader's system is. Rejects as `chartGraph` throws.
 */
export async function chartSvg(graph: ChartGraph): Promise<string> {
  const layout = await chartLayout(graph);
  const { name, description } = graph.root;
  const states = nodesWithin(graph.root).length - 1;
  const regions = graph.root.kind === "parallel" ? graph.root.states : [];
  const side = regions.map((region) => `${region.name} (${region.description})`).join(", ");
  return svgPage({
    title: `${name}: ${description}`,
    about: `Statechart with ${states} states and ${graph.transitions.length} transitions.${side === "" ? "" : ` Regions: ${side}.`}`,
    width: layout.width,
    height: layout.height + 24,
    style,
    content: contentOf(graph, layout),
  });
}

function contentOf(graph: ChartGraph, layout: ChartLayout): readonly string[] {
  const [root, ...boxes] = layout.boxes;
  return [
    element("text", { class: "title", x: 16, y: 30 }, svgText(graph.root.name)),
    ...(root?.words ?? []).map(({ text, y }) => words(text, { x: 16, y: y + 12 })),
    ...boxes.flatMap((box) => boxElements(graph, box)),
    ...layout.starts.map(({ x, y }) => element("circle", { class: "start", cx: x, cy: y, r: 5 })),
    ...layout.arrows.flatMap(({ points }) => arrowElements(points)),
    ...layout.arrows.flatMap(({ labels }) =>
      labels.map(({ text, x, y }) => code(text, { x: x + 2, y: y + 11 }, "code label")),
    ),
    words(legend, { x: 16, y: layout.height + 8 }),
  ];
}

function words(text: string, at: Point): string {
  return element("text", { x: at.x, y: at.y }, svgText(text));
}

function code(text: string, at: Point, kind = "code"): string {
  return element("text", { class: kind, x: at.x, y: at.y }, svgText(text));
}

function boxElements(graph: ChartGraph, box: Box): readonly string[] {
  const { node, x, y, width, height } = box;
  const isRegion = graph.root.kind === "parallel" && graph.root.states.includes(node);
  const kind = node.states.length === 0 ? "state" : isRegion ? "region" : "outer";
  const frame = { class: kind, x, y, width, height, rx: 8 };
  const inner = { class: kind, x: x + 3, y: y + 3, width: width - 6, height: height - 6, rx: 5.5 };
  return [
    element("rect", frame),
    ...(isEnd(graph, node.path) && node.states.length === 0 ? [element("rect", inner)] : []),
    element("text", { class: "name", x: x + type.pad, y: box.name.y }, svgText(node.name)),
    ...box.words.map((line) => words(line.text, { x: x + type.pad, y: line.y })),
    ...box.rules.map((rule) => ruleElement(box, rule)),
    ...box.stays.map((line) => code(line.text, { x: x + type.pad, y: line.y })),
  ];
}

function ruleElement({ x, width }: Box, y: number): string {
  return element("path", { class: "rule", d: `M${coordinates({ x, y })}h${width}` });
}

/** Whether nothing leads out of a state: no arrow of its own, and none of a state around it. */
function isEnd(graph: ChartGraph, path: string): boolean {
  const around = nodesWithin(graph.root).filter((node) => isInside(path, node.path));
  const paths = [path, ...around.map((node) => node.path)];
  return paths.every((each) => leavingOf(graph, each).arrows.length === 0);
}

function coordinates({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

/** The point that lies `distance` pixels from `from` on the way to `to`. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(distance / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const headLength = 9;
const cornerRadius = 6;

/** A line with rounded corners, and its head. */
function arrowElements(points: readonly Point[]): readonly string[] {
  const steps = points.map((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined) return `M${coordinates(point)}`;
    if (after === undefined) return `L${coordinates(towards(point, before, headLength - 1))}`;
    const [enter, leave] = [before, after].map((other) => towards(point, other, cornerRadius));
    return `L${coordinates(enter ?? point)}Q${coordinates(point)} ${coordinates(leave ?? point)}`;
  });
  const [before, tip] = points.slice(-2);
  if (before === undefined || tip === undefined) return [];
  return [
    element("path", { class: "arrow", d: steps.join("") }),
    element("path", { class: "head", d: headPath(before, tip) }),
  ];
}

function headPath(before: Point, tip: Point): string {
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const corner = (side: number): Point => ({
    x: tip.x - along.x * headLength - along.y * side,
    y: tip.y - along.y * headLength + along.x * side,
  });
  return `M${coordinates(tip)}L${coordinates(corner(4))}L${coordinates(corner(-4))}Z`;
}
