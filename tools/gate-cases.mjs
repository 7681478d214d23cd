// The cases that gates.mjs plants: a file, its text, and the rule that must speak ("OK": none may).
import { relative } from "node:path";

// What may import what: DESIGN.md's list, written down a second time on purpose.
const base = ["world", "machines", "stats"];
const below = { world: [], machines: [], stats: [] };
below.strategies = base;
below.scenarios = [...base, "strategies"];
below.policies = below.safeguards = [...below.scenarios, "scenarios"];
below.engine = below.model = [...below.policies, "policies", "safeguards"];
below.store = [...below.engine, "engine", "model"];
below.sweeps = below.training = [...below.store, "store"];
below.report = below.interop = [...below.sweeps, "sweeps", "training"];
below.tui = [...below.report, "report", "interop"];
below.cli = [...below.tui, "tui"];

const folders = Object.keys(below);
const free = ["test", "bench"];
const everywhere = [...folders, ...free];
const impure = ["policies", "store", "sweeps", "training", "tui", "cli", "bench"];
const at = (folder) => (["machines", ...free].includes(folder) ? folder : `src/${folder}`);
const planted = "export const planted = 1;\n";

/** What the cases import: pairs of a path and its text. */
export const support = [
  ...everywhere.map((folder) => [`${at(folder)}/planted.ts`, planted]),
  ["src/world/planted-event.ts", 'export type Planted = { readonly kind: "a" | "b" | "c" };\n'],
];

const cases = [];
const plant = (file, text, want) => cases.push({ file, text: `${text}\n`, want });

/** Plants a case whose file name doesn't matter. */
const put = (folder, text, want, end = "ts") =>
  plant(`${at(folder)}/case-${cases.length}.${end}`, text, want);

// Boundaries between folders.
const boundary = "no-restricted-imports";
const cross = (from, to, want) => {
  const way = `${relative(at(from), at(to))}/planted.ts`;
  put(from, `import { planted } from "${way}";\nexport const two = planted;`, want);
};
for (const from of folders) {
  for (const to of folders.filter((folder) => folder !== from))
    cross(from, to, below[from].includes(to) ? "OK" : boundary);
  for (const to of free) cross(from, to, boundary);
  for (const to of free) cross(to, from, "OK");
}
put("world", 'import type { X } from "../engine/planted.ts";\nexport const y: X = 1;', boundary);
put("world", 'export { planted } from "../engine/planted.ts";', boundary);
const lazy = (way) => `/** Y. */\nexport const y = async (): Promise<unknown> => import("${way}");`;
put("world", lazy("../engine/planted.ts"), boundary);
put("cli", lazy("../tui/planted.ts"), "OK");

// The homes of modules.
const homes = {
  xstate: ["machines", "engine", "model", "cli"],
  "xstate/graph": ["machines", "engine", "model", "cli"],
  rxjs: ["engine", "sweeps", "training", "tui", "cli"],
  "just-bash": ["world", "cli"],
  langchain: ["policies", "cli"],
  "@langchain/core/messages": ["policies", "cli"],
  "@langchain/openai": ["policies", "cli"],
  ink: ["tui", "cli"],
  react: ["tui", "cli"],
  "@inkjs/ui": ["tui", "cli"],
  commander: ["cli"],
  zod: folders,
  "node:fs": ["store", "cli"],
  "node:fs/promises": ["store", "cli"],
  "node:worker_threads": ["sweeps", "cli"],
  "node:child_process": ["cli"],
  "node:timers/promises": ["policies", "tui", "cli"],
  "node:process": ["cli"],
  "node:http": ["cli"],
  "node:path": folders,
  vitest: [],
  "fast-check": [],
  "@copilotkit/aimock": [],
  "ink-testing-library": [],
};
const use = (name) => `import * as lib from "${name}";\n\nexport const y: unknown = lib;`;
for (const [name, home] of Object.entries(homes))
  for (const folder of everywhere)
    put(folder, use(name), [...home, ...free].includes(folder) ? "OK" : boundary);
put("store", use("fs"), "prefer-node-protocol");
const crypto = (name) =>
  `import { ${name} } from "node:crypto";\nexport const y: unknown = ${name};`;
put("world", crypto("createHash"), "OK");
put("world", crypto("randomUUID"), boundary);

// Purity: no clock and no process where a seed decides, no chance anywhere.
const effect = (text) => `/** Y. */\nexport const y = (): unknown => ${text};`;
const chance = [
  "Math.random()",
  "crypto.randomUUID()",
  "crypto.getRandomValues(new Uint8Array(1))",
];
const clocks = ["Date.now()", "new Date()", "performance.now()", "setTimeout(() => 1, 1)"];
for (const folder of everywhere.filter((name) => name !== "test")) {
  for (const text of chance) put(folder, effect(text), "no-restricted-properties");
  for (const text of [...clocks, "setInterval(() => 1, 1)", 'fetch("x")', "globalThis"])
    put(folder, effect(text), impure.includes(folder) ? "OK" : "no-restricted-globals");
  const isOuter = ["cli", "bench"].includes(folder);
  put(folder, effect("process.env"), isOuter ? "OK" : "no-restricted-globals");
}
plant("src/world/clock.ts", effect("new Date(0)"), "OK");

// Docstrings on what a file exports.
const setup = 'import { setup } from "xstate";\n';
const fn = "function y(): number { return 1; }";
const ways =
  "(a: string): string;\nexport function y(a: number): number;\nexport function y(a: unknown): unknown { return a; }";
put("engine", `export ${fn}`, "docstring");
put("engine", `/** Y. */\nexport ${fn}`, "OK");
put("engine", `// Y.\nexport ${fn}`, "docstring");
put("engine", `/** */\nexport ${fn}`, "docstring");
put("engine", `/** The file. */\nconst one = 1;\nexport const y = (): number => one;`, "docstring");
put("engine", "export const y = (): number => 1;", "docstring");
put("engine", `export const y = ${fn.replace(" y", "")};`, "docstring");
put("engine", `export function y${ways}`, "docstring");
put("engine", `/** Y. */\nexport function y${ways}`, "OK");
put("engine", "export type Y = number;", "docstring");
put("engine", "export interface Y { readonly a: number }", "docstring");
put("engine", "export class Y { readonly a = 1 }", "docstring");
put("engine", `${fn}\nexport { y };`, "docstring");
put("engine", `/** Y. */\n${fn}\nexport { y };`, "OK");
put("engine", 'export { planted } from "../world/planted.ts";', "OK");
put("engine", `${fn}\nexport const z = y();`, "OK");
put("machines", `${setup}export const machine = setup({}).createMachine({});`, "docstring");
put("machines", `${setup}/** M. */\nexport const machine = setup({}).createMachine({});`, "OK");
put("test", `export ${fn}`, "OK");

// Ink: components are functions that return JSX, with no React in scope.
const react = 'import { Text } from "ink";\nimport { type ReactNode, useState } from "react";\n';
const component = (first) =>
  `export function Y(): ReactNode {\n${first}  const [on] = useState(false);\n  return <Text bold={on}>y</Text>;\n}`;
put("tui", `${react}/** Y. */\n${component("")}`, "OK", "tsx");
put("tui", `${react}${component("")}`, "docstring", "tsx");
put(
  "tui",
  `${react}/** Y. */\n${component("  if (Y.length > 0) return null;\n")}`,
  "rules-of-hooks",
  "tsx",
);
put(
  "strategies",
  "/** Y. */\nexport const y = (use: () => string): string[] => [1].map(() => use());",
  "OK",
);

// Facts change by name.
const spreads = (type, change) =>
  `/** Y. */\nexport const y = (facts: ${type}): ${type} => (${change});`;
put("strategies", spreads("{ a: number }", "{ ...facts, a: 1 }"), "exact-facts");
plant("src/scenarios/planted/deeds.ts", spreads("{ a: number }", "{ ...facts }"), "exact-facts");
put("strategies", spreads("number[]", "[...facts]"), "OK");
put("model", spreads("{ a: number }", "{ ...facts, a: 1 }"), "OK");

// Manners.
const assertion = "/** Y. */\nexport const y = (a: unknown): string => a as string;";
const long = `export function y(a: number): number {\n${"  a += 1;\n".repeat(70)}  return a;\n}`;
const many = Array.from({ length: 310 }, (_, i) => `export const y${i} = ${i};`).join("\n");
const floating =
  "async function p(): Promise<void> { await Promise.resolve(); }\nexport function y(): void { p(); }";
const twoOfThree =
  'export function y({ kind }: Planted): number {\n  switch (kind) {\n    case "a":\n      return 1;\n    case "b":\n      return 2;\n  }\n  return 3;\n}';
const test = 'import { test } from "vitest";\n';
const law = (holds) =>
  `import fc from "fast-check";\n${test}\ntest("a law", () => {\n  fc.assert(fc.property(fc.nat(), (n) => ${holds}));\n});`;
put("engine", "console.log(1);\nexport const y = 1;", "no-console");
put("cli", "console.log(1);\nexport const y = 1;", "OK");
put("bench", "console.log(1);\nexport const y = 1;", "OK");
put("engine", "export default 1;", "no-default-export");
plant("src/engine/Planted.ts", "export const y = 1;", "filename-case");
put("engine", "// TODO: later\nexport const y = 1;", "no-warning-comments");
put("engine", assertion, "no-unsafe-type-assertion");
put("machines", assertion, "OK");
put("engine", "export const y = (a: readonly string[]): string => a[0]!;", "no-non-null-assertion");
for (const folder of everywhere)
  put(folder, "export const y = (a: any): unknown => a;", "no-explicit-any");
const circle = (here, there) =>
  `import { ${there} } from "./${there}.ts";\nexport const ${here} = (): unknown => ${there};`;
plant("src/engine/one.ts", circle("one", "two"), "no-cycle");
plant("src/engine/two.ts", circle("two", "one"), "no-cycle");
put(
  "engine",
  `import type { Planted } from "../world/planted-event.ts";\n${twoOfThree}`,
  "switch-exhaustiveness-check",
);
put("engine", floating, "no-floating-promises");
put("engine", "export const y = (a: 1, b: 1, c: 1, d: 1): number => a + b + c + d;", "max-params");
put("engine", long, "max-lines-per-function");
put("test", long, "OK");
put("engine", many, "max-lines");
put(
  "engine",
  'import { planted } from "../world/planted";\nexport const y = planted;',
  "extensions",
);
put("test", `${test}\ntest("nothing is checked", () => {});`, "expect-expect");
put("test", law("n >= 0"), "OK");

/** Cases for the linter. */
export const lints = cases.splice(0);

put("engine", "export enum K { A }", "TS1294");
put("engine", "export const y = (xs: readonly number[]): number => xs[0];", "TS2322");
put("engine", "export type O = { a?: number };\nexport const o: O = { a: undefined };", "TS2375");
put(
  "tui",
  'import { Text } from "ink";\nexport const y = <Text bold="yes">y</Text>;',
  "TS2322",
  "tsx",
);
for (const folder of everywhere) put(folder, "export const y: string = 1;", "TS2322");
put("engine", "export const y: number = 1;", "OK");

/** Cases for the compiler. */
export const types = cases.splice(0);

/** Where the formatter must see a badly formatted file. */
export const misformatted = everywhere.map((folder) => `${at(folder)}/misformatted.ts`);

/** A small project for knip, and the names it must or mustn't report. */
export const project = {
  files: [
    [
      "src/cli/main.ts",
      'import "left-pad";\nimport { used } from "../world/used.ts";\nconst { Y } = await import("../tui/y.tsx");\nY(used);\n',
    ],
    ["src/world/used.ts", "export const used = 1;\nexport const unusedExport = 2;\n"],
    ["src/world/unused-file.ts", planted],
    [
      "src/tui/y.tsx",
      'import { Text } from "ink";\nexport const Y = (all: unknown): unknown => [all, Text];\n',
    ],
    ["machines/planted.ts", planted],
    ["bench/main.ts", "console.log(1);\n"],
    ["test/a.test.ts", `${test}import { planted } from "./help.ts";\ntest("a", () => planted);\n`],
    ["test/help.ts", planted],
    ["test/unused-help.ts", planted],
  ],
  unused: ["left-pad", "unused-file.ts", "unusedExport", "unused-help.ts", "yaml "],
  used: [
    "machines/planted.ts",
    "y.tsx",
    "bench/main.ts",
    "a.test.ts",
    "test/help.ts",
    "seed.ts",
    "ink ",
    "oxlint-tsgolint",
  ],
};

/** A test that fails whatever the seed. */
export const falseLaw = law("n < 5");
