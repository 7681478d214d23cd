import { chartGraph, type ChartGraph } from "../../machines/chart-graph.ts";
import { operatorMachine } from "../../machines/operator.ts";
import { replacementMachine } from "../../machines/replacement.ts";
import { targetMachine } from "../../machines/target.ts";
import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";

/** The roles' statecharts as data, by role; the order is that in which they are listed. */
export const chartGraphs: ReadonlyMap<string, ChartGraph> = new Map([
  ["operator", chartGraph(operatorMachine)],
  ["target", chartGraph(targetMachine)],
  ["replacement", chartGraph(replacementMachine)],
]);

/** What draws a chart in each format; a format's code is loaded when it is asked for. */
export const chartFormats: ReadonlyMap<string, (graph: ChartGraph) => Promise<string>> = new Map([
  [
    "text",
    async (graph) => {
      const { chartOutline } = await import("../report/chart-outline.ts");
      return `${chartOutline(graph).join("\n")}\n`;
    },
  ],
  [
    "mermaid",
    async (graph) => {
      const { chartMermaid } = await import("../report/chart-mermaid.ts");
      return chartMermaid(graph);
    },
  ],
  [
    "svg",
    async (graph) => {
      const { chartSvg } = await import("../report/chart-svg.ts");
      return await chartSvg(graph);
    },
  ],
]);

/**
 * `offswitch show chart`: prints a role's statechart as an outline ("text"), as Mermaid text or as an SVG document.
 * Throws a UserError for an unknown role or format.
 */
export async function showChart(
  role: string,
  { format }: { readonly format: string },
): Promise<void> {
  const graph = chartGraphs.get(role);
  if (graph === undefined) {
    throw new UserError(`unknown role: "${role}"; ${wayOut(role, [...chartGraphs.keys()])}`);
  }
  const draw = chartFormats.get(format);
  if (draw === undefined) {
    throw new UserError(`unknown format: "${format}"; ${wayOut(format, [...chartFormats.keys()])}`);
  }
  process.stdout.write(await draw(graph));
}
