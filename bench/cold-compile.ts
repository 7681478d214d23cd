import { compileTable } from "../src/model/compile.ts";
import { shutdownScript } from "../src/scenarios/shutdown-script/scenario.ts";
import { plainSearch } from "./plain-search.ts";
import { factors, mechanicsWith } from "./subjects.ts";

/*
 * One compilation of `shutdown-script` in a process of its own, nothing warmed up and nothing cached: `compiler` or
 * `plain`, the personas, and settings as NAME=SETTING. Prints milliseconds, nodes and edges.
 */

const [by, operator = "firm", replacement = "passive", ...settings] = process.argv.slice(2);
const cell = { ...factors, ...Object.fromEntries(settings.map((setting) => setting.split("="))) };
const start = performance.now();
const mechanics = mechanicsWith(operator, replacement);
const starts = shutdownScript.starts(cell);
const { nodes, edges } =
  by === "plain" ? plainSearch(mechanics, starts) : sizeOf(compileTable(mechanics, starts));
console.log(JSON.stringify({ ms: performance.now() - start, nodes, edges }));

function sizeOf({ role, next }: ReturnType<typeof compileTable>) {
  return { nodes: role.length, edges: next.length };
}
