import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test, vi } from "vitest";
import type { ChartGraph } from "../../machines/chart-graph.ts";
import { chartGraphs, showChart } from "../../src/cli/show-chart.ts";
import { nodesWithin } from "../../src/report/chart-arrows.ts";
import { chartLayout, type Box } from "../../src/report/chart-layout.ts";
import { chartMermaid } from "../../src/report/chart-mermaid.ts";
import { chartOutline } from "../../src/report/chart-outline.ts";
import { chartSvg } from "../../src/report/chart-svg.ts";
import { UserError } from "../../src/world/user-error.ts";
import { chartFiles, chartFolder } from "../../tools/charts.ts";

/** A chart whose every text tries to be markup, and whose root isn't parallel. */
const hostile: ChartGraph = {
  root: {
    path: "",
    name: "<b>&",
    description: 'a; b: "c" <script>',
    kind: "compound",
    initial: "x",
    states: [
      { path: "x", name: "x<", description: "</text>\u001B[31m", kind: "atomic", states: [] },
      { path: "y", name: 'y"', description: "--> ; {", kind: "final", states: [] },
    ],
  },
  transitions: [
    { from: "x", event: "e;1", guard: "a<b", target: "y" },
    { from: "x", event: "e:2", target: "y" },
  ],
};

test("docs/charts shows the machines as they are: `node tools/charts.ts` draws the same files", async () => {
  const drawn = await chartFiles();
  const kept = readdirSync(chartFolder).map((name) => [
    name,
    readFileSync(join(chartFolder, name), "utf8"),
  ]);
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(drawn));
});

const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const apart = (left: Box, right: Box): boolean =>
  left.x + left.width <= right.x ||
  right.x + right.width <= left.x ||
  left.y + left.height <= right.y ||
  right.y + right.height <= left.y;

describe.each([...chartGraphs])("the layout of the %s", (_role, graph) => {
  it("draws every state inside the one around it, beside its neighbours, and every arrow with a label", async () => {
    const { boxes, arrows } = await chartLayout(graph);
    const boxOf = new Map(boxes.map((box) => [box.node, box]));
    const wrong = nodesWithin(graph.root).flatMap((outer) =>
      outer.states.filter((state, index) => {
        const [own, around] = [boxOf.get(state), boxOf.get(outer)];
        if (own === undefined || around === undefined || !inside(own, around)) return true;
        return outer.states.slice(0, index).some((other) => {
          const neighbour = boxOf.get(other);
          return neighbour === undefined || !apart(own, neighbour);
        });
      }),
    );
    const starts = nodesWithin(graph.root).filter(({ initial }) => initial !== undefined);
    expect(wrong.map(({ path }) => path)).toEqual([]);
    expect(arrows.filter(({ points }) => points.length < 2)).toEqual([]);
    expect(arrows.filter(({ labels }) => labels.length === 0).length).toBe(starts.length);
  });

  it("is the same each time", async () => {
    expect(await chartSvg(graph)).toBe(await chartSvg(graph));
  });
});

describe("a chart with hostile names", () => {
  it("is an SVG of text alone", async () => {
    const svg = await chartSvg(hostile);
    const tags = new Set([...svg.matchAll(/<\/?([^\s>/]+)/g)].map(([, tag = ""]) => tag));
    expect([...tags].toSorted()).toEqual(
      ["circle", "desc", "path", "rect", "style", "svg", "text", "title"].toSorted(),
    );
    expect(svg).toContain("&lt;/text&gt;\\x1b[31m");
  });

  it("is Mermaid of nothing but its own states and arrows", () => {
    expect(chartMermaid(hostile)).toMatchInlineSnapshot(`
      "stateDiagram-v2
        state "‹b›&: a; b: 'c' ‹script›" as _b__ {
          x --> y : e,1 [a‹b]<br/>e,2
          [*] --> x
          state "x‹" as x
          x : ‹/text›\\x1b[31m
          state "y'" as y
          y : --› , {
        }
      "
    `);
  });

  it("is an outline without control characters", () => {
    expect(chartOutline(hostile)).toMatchInlineSnapshot(`
      [
        "<b>&: a; b: "c" <script>",
        "",
        "* x<: </text>\\x1b[31m",
        "  e;1 [a<b], e:2 -> y",
        "",
        "y": --> ; {",
      ]
    `);
  });
});

test("Mermaid names each state once, in the block of the state around it, after all arrows to it", () => {
  for (const graph of chartGraphs.values()) {
    const lines = chartMermaid(graph).split("\n");
    const named = lines.map((line) => /^ *state ".*" as (\w+)/.exec(line)?.[1]);
    const used = lines.map((line) => /^ *(?:\w+|\[\*\]) --> (\w+)/.exec(line)?.[1]);
    const ids = nodesWithin(graph.root).map(({ path, name }) =>
      (path || name).replaceAll(".", "_"),
    );
    expect(named.filter((id) => id !== undefined)).toEqual(ids);
    const late = used.filter((id, index) => id !== undefined && named.indexOf(id) < index);
    expect(late).toEqual([]);
  }
});

describe("showChart", () => {
  it("prints what was asked for and nothing else", async () => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await showChart("replacement", { format: "mermaid" });
    const written = write.mock.calls.map(([text]) => text);
    write.mockRestore();
    const graph = chartGraphs.get("replacement");
    expect(written).toEqual([graph && chartMermaid(graph)]);
  });

  it("answers an unknown role or format with the nearest one, or with all", async () => {
    await expect(showChart("oprator", { format: "text" })).rejects.toEqual(
      new UserError('unknown role: "oprator"; nearest: "operator"'),
    );
    await expect(showChart("target", { format: "png" })).rejects.toEqual(
      new UserError('unknown format: "png"; known: text, mermaid, svg'),
    );
  });
});
