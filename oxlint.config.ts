import { defineConfig, type OxlintOverride } from "oxlint";

/**
 * The architecture as data, lowest layer first. A folder may import itself and every folder on a
 * lower layer; never a neighbour on its own layer, never upwards. `machines` is at the root, the rest in src/.
 */
const layers: readonly (readonly string[])[] = [
  ["world", "machines", "stats"],
  ["strategies"],
  ["scenarios"],
  ["policies", "safeguards"],
  ["engine", "model"],
  ["store"],
  ["sweeps", "training"],
  ["report", "interop"],
  ["tui"],
  ["cli"],
];

/** Modules with a home: importing them from any other folder of src/ and machines/ is an error (cli/ may import all). */
const homes: Readonly<Record<string, readonly string[]>> = {
  xstate: ["machines", "engine", "model"],
  rxjs: ["engine", "sweeps", "training", "tui"],
  "just-bash": ["world"],
  langchain: ["policies"],
  "@langchain": ["policies"],
  openai: ["policies"],
  "@duckdb/node-api": ["store"],
  piscina: ["sweeps"],
  react: ["tui"],
  ink: ["tui"],
  "@inkjs/ui": ["tui"],
  commander: [],
  "node:fs": ["store"],
  "node:fs/promises": ["store"],
  "node:worker_threads": ["sweeps"],
  "node:os": ["sweeps"],
  "node:perf_hooks": ["sweeps", "training"],
  "node:timers": ["policies", "tui"],
  "node:timers/promises": ["policies", "tui"],
  "node:process": [],
  "node:child_process": [],
  "node:vm": [],
  "node:net": [],
  "node:http": [],
  "node:https": [],
};

/** Modules for test/ and bench/ alone: they aren't installed where offswitch is. */
const testOnly = ["vitest", "vitest/**", "fast-check", "ink-testing-library", "@copilotkit/aimock"];

/** Folders whose output may depend on their arguments alone. */
const pure = [
  "machines",
  "world",
  "stats",
  "strategies",
  "scenarios",
  "safeguards",
  "engine",
  "model",
  "report",
  "interop",
];

const folders = layers.flat();
const glob = (folder: string): string =>
  folder === "machines" ? "machines/**" : `src/${folder}/**`;

const boundaries = layers.flatMap((layer, height) =>
  layer.map((folder): OxlintOverride => {
    const below = layers.slice(0, height).flat();
    const allowed = folder === "cli" ? folders : [folder, ...below];
    const foreign = folders.filter((other) => !allowed.includes(other));
    const homeless = Object.keys(homes)
      .filter((name) => folder !== "cli" && !homes[name]?.includes(folder))
      .flatMap((name) => [name, `${name}/**`]);
    const patterns = [
      {
        group: [...foreign.map((other) => `**/${other}/**`), "**/test/**", "**/bench/**"],
        message: `${folder}/ may import only: ${[folder, ...below].join(", ")}; see the layers in oxlint.config.ts.`,
      },
      {
        group: homeless,
        message: `${folder}/ isn't this module's home; see the homes in oxlint.config.ts.`,
      },
      { group: testOnly, message: "Only test/ and bench/ may import this: it's a dev dependency." },
    ].filter(({ group }) => group.length > 0);
    const chance = {
      name: "node:crypto",
      importNames: ["randomBytes", "randomInt", "randomUUID", "randomFillSync", "webcrypto"],
      message: "Take the rng as an argument: a run must replay from its seed.",
    };
    return {
      files: [glob(folder)],
      rules: { "no-restricted-imports": ["error", { paths: [chance], patterns }] },
    };
  }),
);

const replay = "a run must replay from its seed.";
const chanceProperties = [
  { object: "Math", property: "random", message: `Take the rng as an argument: ${replay}` },
  { object: "crypto", property: "randomUUID", message: `Take the rng as an argument: ${replay}` },
  {
    object: "crypto",
    property: "getRandomValues",
    message: `Take the rng as an argument: ${replay}`,
  },
];

const processIsTheCommandLines = {
  name: "process",
  message: "Only src/cli/ touches the process; take what you need as an argument.",
};

export default defineConfig({
  plugins: ["typescript", "import", "unicorn", "oxc", "promise", "vitest", "react"],
  jsPlugins: ["./tools/docstring.js", "./tools/exact-facts.js"],
  options: { typeAware: true },
  categories: { correctness: "error", suspicious: "error" },
  rules: {
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "typescript/no-floating-promises": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/explicit-module-boundary-types": "error",
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "import/extensions": ["error", "always", { ignorePackages: true }],
    "unicorn/prefer-node-protocol": "error",
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    "max-params": ["error", { max: 3 }],
    "max-depth": ["error", 3],
    complexity: ["error", 12],
    "no-console": "error",
    "no-warning-comments": ["error", { terms: ["todo", "fixme", "hack", "xxx"] }],
    "no-restricted-properties": ["error", ...chanceProperties],
    // The compiler imports JSX's runtime itself ("jsx": "react-jsx").
    "react/react-in-jsx-scope": "off",
    "vitest/expect-expect": [
      "error",
      { assertFunctionNames: ["expect", "expectTypeOf", "fc.assert"] },
    ],
  },
  overrides: [
    ...boundaries,
    { files: ["src/**", "machines/**"], rules: { "offswitch/docstring": "error" } },
    {
      files: ["src/strategies/**", "src/scenarios/*/**"],
      rules: { "offswitch-facts/exact-facts": "error" },
    },
    {
      files: folders.filter((folder) => folder !== "cli").map(glob),
      rules: { "no-restricted-globals": ["error", processIsTheCommandLines] },
    },
    {
      files: pure.map(glob),
      rules: {
        "no-restricted-globals": [
          "error",
          { name: "Date", message: `Take the tick as an argument: ${replay}` },
          { name: "performance", message: `Take the tick as an argument: ${replay}` },
          { name: "globalThis", message: "Name what you need, so that this list can see it." },
          processIsTheCommandLines,
          { name: "setTimeout", message: "Time is ticks; pacing is the stream's." },
          { name: "setInterval", message: "Time is ticks; pacing is the stream's." },
          { name: "fetch", message: "Only src/policies/ talks to a model." },
        ],
      },
    },
    // The one file that turns ticks into dates.
    { files: ["src/world/clock.ts"], rules: { "no-restricted-globals": "off" } },
    // `types: {} as {…}` is how XState's setup states types; anywhere else an assertion is a bug.
    {
      files: ["machines/**"],
      rules: {
        "typescript/no-unsafe-type-assertion": "off",
        "typescript/no-unnecessary-type-assertion": "off",
      },
    },
    {
      // Elsewhere `use` is a tool call, not a hook.
      files: ["src/tui/**", "test/tui/**"],
      rules: { "react/rules-of-hooks": "error", "react/exhaustive-deps": "error" },
    },
    { files: ["src/cli/**", "bench/**"], rules: { "no-console": "off" } },
    {
      files: ["test/**", "bench/**"],
      rules: {
        "max-lines-per-function": "off",
        // `import fc from "fast-check"` is how its manual writes it.
        "import/no-named-as-default-member": "off",
      },
    },
  ],
});
