import { defineConfig } from "tsdown";

/**
 * One command line from one entry. Dependencies stay imports (package.json lists them) and every `await import()`
 * stays a chunk of its own, so that `--help` loads neither ink nor LangChain.
 */
export default defineConfig({
  entry: { main: "src/cli/main.ts" },
  platform: "node",
  format: "esm",
  fixedExtension: false, // dist/main.js, not .mjs: bin and `npm start` name it
  dts: false,
});
