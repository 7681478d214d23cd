import type { ElkExtendedEdge, ElkNode, ElkPoint, LayoutOptions } from "elkjs";
import type { ChartGraph, ChartNode } from "../../machines/chart-graph.ts";
import { isInside, leavingOf, nodesWithin } from "./chart-arrows.ts";
import { balancedWrap, codeWidth, wordsWidth } from "./svg.ts";

/** Sizes of type and the room around it, in pixels. */
export const type = { name: 14, words: 12, code: 11.5, leading: 15, pad: 12 } as const;

/** A text in a box: its baseline is `y`. */
type BoxLine = { readonly text: string; readonly y: number };

/** A state as a box on the page, in pixels from the page's corner. */
export type Box = {
  readonly node: ChartNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: BoxLine;
  readonly words: readonly BoxLine[];
  /** Where lines are drawn across the box: under the words, and around the events that change no state. */
  readonly rules: readonly number[];
  readonly stays: readonly BoxLine[];
};

/** An arrow on the page: its corners from tail to head, and its label with the top left corner of each. */
export type Arrow = {
  readonly points: readonly ElkPoint[];
  readonly labels: readonly { readonly text: string; readonly x: number; readonly y: number }[];
};

/** A chart laid out: boxes from the outside in, arrows, and the dots that mark what is entered first. */
export type ChartLayout = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly starts: readonly ElkPoint[];
};

const dot = 10;
const startOf = (path: string): string => `${path}#start`;

/** The inside of a box before it has a place: its lines, counted from its own top, and the room that they take. */
type Inside = Pick<Box, "name" | "words" | "rules" | "stays"> & {
  readonly width: number;
  readonly height: number;
};

function insideOf(graph: ChartGraph, node: ChartNode): Inside {
  const isOuter = node.states.length > 0;
  const { onlyIf, stays } = leavingOf(graph, node.path);
  const under = [...(onlyIf === undefined ? [] : [`each only if [${onlyIf}]`]), ...stays];
  const texts = balancedWrap(node.description, type.words, isOuter ? 220 : 170);
  const name = { text: node.name, y: 21 };
  const words = texts.map((text, index) => ({ text, y: name.y + (index + 1.1) * type.leading }));
  const wordsEnd = (words.at(-1) ?? name).y + 9;
  const lines = under.map((text, index) => ({ text, y: wordsEnd + (index + 1) * type.leading }));
  const end = lines.length > 0 ? wordsEnd + lines.length * type.leading + 8 : wordsEnd;
  const widths = [
    wordsWidth(node.name, type.name) * 1.1,
    ...texts.map((text) => wordsWidth(text, type.words)),
    ...under.map((text) => codeWidth(text, type.code)),
  ];
  return {
    name,
    words,
    rules: [...(lines.length > 0 ? [wordsEnd] : []), ...(isOuter ? [end] : [])],
    stays: lines,
    width: Math.max(90, ...widths) + 2 * type.pad,
    height: end + 2,
  };
}

/** Options of the Eclipse Layout Kernel, https://eclipse.dev/elk/reference/options.html. */
const layered: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.layered.cycleBreaking.strategy": "DEPTH_FIRST",
  "elk.layered.spacing.nodeNodeBetweenLayers": "26",
  "elk.layered.spacing.edgeNodeBetweenLayers": "12",
  "elk.spacing.nodeNode": "20",
  "elk.spacing.edgeNode": "14",
  "elk.spacing.edgeLabel": "4",
};

const packed: LayoutOptions = {
  "elk.algorithm": "rectpacking",
  "elk.hierarchyHandling": "SEPARATE_CHILDREN",
  "elk.spacing.nodeNode": "16",
  "elk.rectpacking.widthApproximation.strategy": "TARGET_WIDTH",
  "elk.rectpacking.widthApproximation.targetWidth": "1080",
};

/** Builds what the layout kernel takes: nodes with their sizes, and edges in the region or chart that holds them. */
class Plan {
  readonly #graph: ChartGraph;
  readonly insides: ReadonlyMap<string, Inside>;

  constructor(graph: ChartGraph) {
    this.#graph = graph;
    this.insides = new Map(
      nodesWithin(graph.root).map((node) => [node.path, insideOf(graph, node)]),
    );
  }

  root(): ElkNode {
    const { root } = this.#graph;
    const isParallel = root.kind === "parallel";
    const options = { "elk.json.shapeCoords": "ROOT", "elk.json.edgeCoords": "ROOT" };
    return {
      ...this.#node(root),
      edges: isParallel ? [] : this.#edges(root),
      children: isParallel
        ? largestFirst(root.states).map((region) => ({
            ...this.#node(region),
            edges: this.#edges(region),
          }))
        : (this.#node(root).children ?? []),
      layoutOptions: { ...this.#optionsOf(root), ...(isParallel ? packed : layered), ...options },
    };
  }

  #node(node: ChartNode): ElkNode {
    const { path, initial, states } = node;
    const { width = 0, height = 0 } = this.insides.get(path) ?? {};
    if (states.length === 0) return { id: path, width, height };
    const start = { id: startOf(path), width: dot, height: dot };
    return {
      id: path,
      layoutOptions: this.#optionsOf(node),
      children: [
        ...(initial === undefined ? [] : [start]),
        ...states.map((each) => this.#node(each)),
      ],
    };
  }

  #optionsOf({ path, kind }: ChartNode): LayoutOptions {
    const { width = 0, height = 0 } = this.insides.get(path) ?? {};
    return {
      ...(kind === "parallel" ? {} : layered),
      "elk.padding": `[top=${height + 14},left=16,bottom=16,right=16]`,
      "elk.nodeSize.constraints": "MINIMUM_SIZE",
      "elk.nodeSize.minimum": `(${width},${height})`,
    };
  }

  #edges(outer: ChartNode): ElkExtendedEdge[] {
    const within = nodesWithin(outer);
    const starts = within.flatMap(({ path, initial }) =>
      initial === undefined ? [] : [edge(startOf(path), initial, [])],
    );
    const arrows = within.flatMap(({ path }) =>
      leavingOf(this.#graph, path).arrows.map(({ to, labels }) => edge(path, to, labels)),
    );
    return [...starts, ...arrows];
  }
}

/** Regions in the order in which they are packed: small ones share a row below the large ones. */
function largestFirst(regions: readonly ChartNode[]): readonly ChartNode[] {
  return regions.toSorted((left, right) => nodesWithin(right).length - nodesWithin(left).length);
}

function edge(from: string, to: string, labels: readonly string[]): ElkExtendedEdge {
  const text = labels.join("\n");
  const width = Math.max(0, ...labels.map((label) => codeWidth(label, type.code))) + 4;
  const label = { text, width, height: labels.length * type.leading };
  return {
    id: `${from} ${to}`,
    sources: [from],
    targets: [to],
    labels: labels.length > 0 ? [label] : [],
  };
}

/**
 * Lays a chart out on a page: the regions of a parallel chart side by side, states in layers from what is entered
 * first downwards. The layout is the Eclipse Layout Kernel's (elkjs), loaded here and not before: it is 1.5 MB.
 */
export async function chartLayout(graph: ChartGraph): Promise<ChartLayout> {
  const { default: elk } = await import("elkjs");
  const plan = new Plan(graph);
  const page: ElkNode = await new elk.default().layout(plan.root());
  const placed = allNodes(page);
  const boxes = nodesWithin(graph.root).map((node) =>
    boxOf(node, { inside: plan.insides.get(node.path), placed: placed.get(node.path) }),
  );
  const edges = [...placed.values()].flatMap(({ edges: own = [] }) => own);
  return {
    width: page.width ?? 0,
    height: page.height ?? 0,
    boxes,
    arrows: edges.map((each) => arrowOf(each, boxes)),
    starts: [...placed]
      .filter(([id]) => id.endsWith(startOf("")))
      .map(([, { x = 0, y = 0 }]) => ({ x: x + dot / 2, y: y + dot / 2 })),
  };
}

function allNodes(node: ElkNode): ReadonlyMap<string, ElkNode> {
  const below = (node.children ?? []).flatMap((child) => [...allNodes(child)]);
  return new Map([[node.id, node], ...below]);
}

function boxOf(
  node: ChartNode,
  { inside, placed }: { inside: Inside | undefined; placed: ElkNode | undefined },
): Box {
  if (inside === undefined || placed === undefined) throw new Error(`not laid out: "${node.path}"`);
  const { x = 0, y: top = 0, width = 0, height = 0 } = placed;
  const moved = ({ text, y }: BoxLine): BoxLine => ({ text, y: top + y });
  return {
    node,
    x,
    y: top,
    width,
    height,
    name: moved(inside.name),
    words: inside.words.map(moved),
    rules: inside.rules.map((y) => top + y),
    stays: inside.stays.map(moved),
  };
}

function arrowOf(
  { sources, targets, sections = [], labels = [] }: ElkExtendedEdge,
  boxes: readonly Box[],
): Arrow {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const [from = "", to = ""] = [sources[0], targets[0]];
  return {
    points: isInside(to, from) ? fromHeader(points, boxes, from) : points,
    labels: labels.flatMap(({ text = "", x = 0, y = 0 }) =>
      text.split("\n").map((line, index) => ({ text: line, x, y: y + index * type.leading })),
    ),
  };
}

/** An arrow from a state to one inside it starts below the outer one's words instead of running through them. */
function fromHeader(
  points: readonly ElkPoint[],
  boxes: readonly Box[],
  path: string,
): readonly ElkPoint[] {
  const outer = boxes.find(({ node }) => node.path === path);
  const [first, ...others] = points;
  if (outer === undefined || first === undefined) return points;
  return [{ x: first.x, y: Math.max(first.y, outer.rules.at(-1) ?? outer.y) }, ...others];
}
