import { defineConfig } from "tsdown";

/**
 * One command line from one entry, and what its threads begin with from another. Dependencies stay imports
 * (package.json lists them) and every `await import()` stays a chunk of its own, so that `--help` loads neither ink nor
 * LangChain.
 */
export default defineConfig({
  entry: { main: "src/cli/main.ts", "sample-worker": "src/sweeps/sample-worker.ts" },
  platform: "node",
  format: "esm",
  fixedExtension: false, // dist/main.js, not .mjs: bin and `npm start` name it
  dts: false,
});
