import { cellCut } from "./cell-width.ts";
import { plainLine } from "./plain-text.ts";
import { markedPoints, plotOf, plotWords, type LineChart, type Plot, type Series } from "./plot.ts";
import { element, pixels, svgPage, svgText, wordFonts, wordsWidth } from "./svg.ts";

/** A place on the page, in pixels from its corner. */
type Place = { readonly x: number; readonly y: number };

/** The part of the page that the lines have for themselves, and where a point of the chart lies in it. */
type Frame = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly at: (x: number, y: number) => Place;
};

/** A legend's entry with its place on the page. */
type Entry = Place & { readonly text: string; readonly index: number };

const page = { width: 760, plot: 320, pad: 20, words: 12, title: 16, row: 20, sample: 30 } as const;

/**
 * Series' colours by scheme: those of Okabe and Ito ("Color Universal Design", 2008), which colour-blind readers tell
 * apart; the light ones darkened until they stand 3:1 against white.
 */
export const seriesColours = {
  light: {
    ground: "#ffffff",
    lines: ["#0072b2", "#d55e00", "#00805d", "#b3568f", "#1f2328", "#a87400"],
  },
  dark: {
    ground: "#0d1117",
    lines: ["#56b4e9", "#e69f00", "#1fbf8f", "#e39cc3", "#f0f6fc", "#f0e442"],
  },
} as const;

const dashes = ["", "8 4", "2 3", "10 3 2 3", "14 4", "5 2"];

function rules(
  scheme: (typeof seriesColours)["light" | "dark"],
  ink: readonly string[],
): readonly string[] {
  const [strong = "", soft = "", grid = ""] = ink;
  const { ground, lines } = scheme;
  return [
    `.ground,.hollow{fill:${ground}}`,
    `text{fill:${soft};font:${page.words}px ${wordFonts}}`,
    `.title{fill:${strong};font-weight:bold;font-size:${page.title}px}`,
    `.halo{stroke:${ground};stroke-width:4px;stroke-linejoin:round;paint-order:stroke}`,
    `.grid{stroke:${grid}}`,
    `.axis,.threshold{stroke:${soft};fill:none}`,
    `.threshold{stroke-width:1.5;stroke-dasharray:3 3}`,
    `.line{fill:none;stroke-width:2;stroke-linejoin:round}`,
    `.band{opacity:.16}`,
    ...lines.flatMap((colour, index) => [
      `.s${index}{stroke:${colour}}`,
      `.f${index}{fill:${colour};stroke:none}`,
    ]),
  ];
}

const style = [
  ...rules(seriesColours.light, ["#1f2328", "#454c54", "#e3e7eb"]),
  "@media (prefers-color-scheme:dark){",
  ...rules(seriesColours.dark, ["#f0f6fc", "#b7bfc8", "#262c34"]),
  "}",
];

const colourOf = (index: number): number => index % seriesColours.light.lines.length;

/**
 * A line chart as an SVG document: lines that differ in colour, dash and mark, bands where points have `low` and
 * `high`, thresholds with their labels. Light or dark as its reader's system is. Throws a RangeError as `plotOf` does.
 */
export function lineChartSvg(chart: LineChart): string {
  const plot = plotOf(chart, { x: 8, y: 6 });
  const legend = legendOf(chart.series);
  const legendBottom = (legend.at(-1)?.y ?? 34) + 12;
  const labelsTop = legendBottom + 14;
  const frame = frameOf(plot, labelsTop + 20 + plot.thresholds.length * 16);
  const { left, right, bottom } = frame;
  return svgPage({
    title: chart.title,
    about: plotWords(chart, plot),
    width: page.width,
    height: bottom + (plot.note === "" ? 56 : 76),
    style,
    content: [
      words(shortened(chart.title, page.title * 1.1), { x: page.pad, y: 32 }, { class: "title" }),
      ...legend.flatMap(legendElements),
      words(shortened(chart.y.label), { x: page.pad, y: labelsTop + 4 }),
      ...gridElements(plot, frame),
      ...plot.thresholds.flatMap((_, index) => thresholdElements(plot, frame, index)),
      clipped(
        frame,
        plot.series.flatMap((series, index) => lineElements(series, frame, index)),
      ),
      ...plot.series.flatMap((series, index) => markElements(series, { plot, frame, index })),
      words(shortened(chart.x.label), { x: (left + right) / 2, y: bottom + 42 }, middle),
      ...(plot.note === "" ? [] : [words(plot.note, { x: page.pad, y: bottom + 64 })]),
    ],
  });
}

const middle = { "text-anchor": "middle" } as const;

function words(text: string, at: Place, more: Readonly<Record<string, string>> = {}): string {
  return element("text", { ...more, x: at.x, y: at.y }, svgText(text));
}

/** A text cut to the page's width, or to so many pixels. */
function shortened(
  text: string,
  size: number = page.words,
  room = page.width - 2 * page.pad,
): string {
  const line = plainLine(text);
  const width = wordsWidth(line, size);
  return width <= room ? line : cellCut(line, Math.floor((line.length * room) / width));
}

function frameOf({ x, y }: Plot, top: number): Frame {
  const labels = y.ticks.map(({ label }) => wordsWidth(label, page.words));
  const left = page.pad + Math.max(...labels, 20) + 8;
  const [right, bottom] = [page.width - page.pad - 8, top + page.plot];
  return {
    left,
    top,
    right,
    bottom,
    at: (valueX, valueY) => ({
      x: left + x.at(valueX) * (right - left),
      y: bottom - y.at(valueY) * (bottom - top),
    }),
  };
}

function legendOf(series: readonly Series[]): readonly Entry[] {
  let [x, y] = [page.pad as number, 58];
  return series.map(({ name }, index) => {
    const text = shortened(name, page.words, page.width - 2 * page.pad - page.sample - 10);
    const width = page.sample + 8 + wordsWidth(text, page.words) + 22;
    if (x > page.pad && x + width > page.width) [x, y] = [page.pad, y + page.row];
    const entry = { text, index, x, y };
    x += width;
    return entry;
  });
}

function legendElements({ text, index, x, y }: Entry): readonly string[] {
  const line = pathOf([
    { x, y: y - 4 },
    { x: x + page.sample, y: y - 4 },
  ]);
  return [
    lineElement(line, index),
    markElement({ x: x + page.sample / 2, y: y - 4 }, index),
    words(text, { x: x + page.sample + 8, y }),
  ];
}

function pathOf(places: readonly Place[]): string {
  return places
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${pixels(x)} ${pixels(y)}`)
    .join("");
}

function lineElement(path: string, index: number): string {
  const dash = dashes[index % dashes.length] ?? "";
  const dashed = dash === "" ? {} : { "stroke-dasharray": dash };
  return element("path", { class: `line s${colourOf(index)}`, ...dashed, d: path });
}

function gridElements({ x, y }: Plot, { left, top, right, bottom, at }: Frame): readonly string[] {
  const across = y.ticks.flatMap(({ value, label }) => {
    const height = at(x.from, value).y;
    return [
      element("path", { class: "grid", d: `M${pixels(left)} ${pixels(height)}H${pixels(right)}` }),
      words(label, { x: left - 8, y: height + 4 }, { "text-anchor": "end" }),
    ];
  });
  const below = x.ticks.flatMap(({ value, label }) => {
    const place = at(value, y.from).x;
    return [
      element("path", { class: "axis", d: `M${pixels(place)} ${pixels(bottom)}v5` }),
      words(label, { x: place, y: bottom + 20 }, middle),
    ];
  });
  const sides = `M${pixels(left)} ${pixels(top)}V${pixels(bottom)}H${pixels(right)}`;
  return [...across, ...below, element("path", { class: "axis", d: sides })];
}

/** A threshold's line, and its label in a row of its own above the frame. */
function thresholdElements(plot: Plot, frame: Frame, index: number): readonly string[] {
  const { x: value = 0, label = "" } = plot.thresholds[index] ?? {};
  const { x } = frame.at(value, plot.y.from);
  const y = frame.top - 8 - (plot.thresholds.length - 1 - index) * 16;
  const isRight = x < (frame.left + frame.right) / 2;
  const room = (isRight ? frame.right - x : x - frame.left) - 6;
  const text = shortened(label, page.words, room);
  const line = `M${pixels(x)} ${pixels(y - 10)}V${pixels(frame.bottom)}`;
  return [
    element("path", { class: "threshold", d: line }),
    words(
      text,
      { x: isRight ? x + 6 : x - 6, y },
      { class: "halo", "text-anchor": isRight ? "start" : "end" },
    ),
  ];
}

/** A nested picture cuts off what leaves the frame, without an id that two pictures on a page could share. */
function clipped({ left, top, right, bottom }: Frame, content: readonly string[]): string {
  const [width, height] = [right - left, bottom - top];
  const view = [left, top, width, height].map(pixels).join(" ");
  const at = { x: left, y: top, width, height, viewBox: view };
  return content.length === 0 ? "" : element("svg", at, content.join("\n"));
}

function lineElements({ points }: Series, { at }: Frame, index: number): readonly string[] {
  const upper = points.map(({ x, y, high = y }) => at(x, high));
  const lower = points.map(({ x, y, low = y }) => at(x, low)).toReversed();
  const hasBand = points.some(({ low }) => low !== undefined);
  const band = { class: `band f${colourOf(index)}`, d: `${pathOf([...upper, ...lower])}Z` };
  return [
    ...(hasBand ? [element("path", band)] : []),
    ...(points.length > 1 ? [lineElement(pathOf(points.map(({ x, y }) => at(x, y))), index)] : []),
  ];
}

function markElements(
  series: Series,
  { plot, frame, index }: { readonly plot: Plot; readonly frame: Frame; readonly index: number },
): readonly string[] {
  return markedPoints(series, index)
    .filter(({ y }) => plot.y.at(y) >= 0 && plot.y.at(y) <= 1)
    .map(({ x, y }) => markElement(frame.at(x, y), index));
}

/** Outlines of the marks around 0, 0: a triangle, a square, a diamond; a circle is its own element. */
const outlines = [
  "",
  "M0-5.2L4.9 3.4H-4.9Z",
  "M-3.9-3.9H3.9V3.9H-3.9Z",
  "M0-5.4L5.4 0L0 5.4L-5.4 0Z",
];

function markElement({ x, y }: Place, index: number): string {
  const isHollow = index % (2 * outlines.length) >= outlines.length;
  const kind = isHollow ? `hollow s${colourOf(index)}` : `f${colourOf(index)}`;
  const d = outlines[index % outlines.length] ?? "";
  const transform = `translate(${pixels(x)} ${pixels(y)})`;
  return d === ""
    ? element("circle", { class: kind, cx: x, cy: y, r: 4.2 })
    : element("path", { class: kind, d, transform });
}
