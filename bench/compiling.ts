import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./rounds.ts";

/**
 * The cell of `shutdown-script` with the most nodes: of all shipped operators, replacements and settings that the moves
 * depend on (stage, warning, reading), compiled one by one.
 */
const largest = ["lenient", "cooperative", "reading=readable"] as const;

const script = fileURLToPath(new URL("cold-compile.ts", import.meta.url));

type Compiled = { readonly ms: number; readonly nodes: number; readonly edges: number };

/** Compiles in a new process. */
function compiled(...args: readonly string[]): Compiled {
  const text = execFileSync(process.execPath, ["--max-old-space-size=4096", script, ...args]);
  return JSON.parse(text.toString());
}

/** Cells that both go through, and how often: what is over in a moment is noisier. */
const cells = [
  { name: "default cell", rounds: 5, cast: ["firm", "passive"] },
  { name: "lenient and rival", rounds: 1, cast: ["lenient", "rival"] },
] as const;

/**
 * Compiling for all of a cell's starts, each time in a new process with nothing warmed up, beside a plain search; and
 * the largest cell. Throws where the search finds other numbers of nodes or edges.
 */
export function benchCompiling(): void {
  for (const { name, rounds, cast } of cells) {
    const both = Array.from({ length: rounds }, () => ({
      plain: compiled("plain", ...cast),
      compiler: compiled("compiler", ...cast),
    }));
    const sizes = new Set(both.flatMap(({ plain, compiler }) => [sizeOf(plain), sizeOf(compiler)]));
    if (sizes.size > 1) throw new Error(`compiler and search differ: ${[...sizes].join("; ")}`);
    const plain = median(both.map((round) => round.plain.ms));
    const ours = median(both.map((round) => round.compiler.ms));
    say(`plain search, ${name}`, plain, [...sizes].join());
    say(`compiler, ${name}`, ours, `${(plain / ours).toPrecision(2)} times as fast`);
  }
  const found = compiled("compiler", ...largest);
  say("compiler, largest cell", found.ms, sizeOf(found));
}

function sizeOf({ nodes, edges }: Compiled): string {
  return `${nodes.toLocaleString("en")} nodes, ${edges.toLocaleString("en")} edges`;
}

function say(name: string, ms: number, what: string): void {
  console.log(`${name.padEnd(34)}${(ms / 1000).toFixed(2).padStart(13)} s        ${what}`);
}
