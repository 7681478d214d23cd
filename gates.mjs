// Plants the cases of tools/gate-cases.mjs in a copy of the configs and checks that the gate that should catch each does,
// and that legal code passes: a gate that is silent may be a gate that sees nothing. Run it after any change to a config.
// The gates are package.json's scripts. Each case is a file of its own, so that one run of a tool judges all its cases.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { falseLaw, lints, misformatted, project, support, types } from "./tools/gate-cases.mjs";

const root = import.meta.dirname;
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const tools = ["oxlint", "tsdown", "vitest"].map((tool) => `${tool}.config.ts`);
const configs = ["package.json", "tsconfig.json", ".gitignore", "tools", "test/seed.ts", ...tools];

/** A new folder with the configs and these files in it. */
function tree(files) {
  const dir = mkdtempSync(join(tmpdir(), "offswitch-gates-"));
  for (const name of configs) cpSync(join(root, name), join(dir, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
  for (const [file, text] of files) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
}

/** What a script of package.json prints about these files. */
async function gate(script, files, { args = "", env = {} } = {}) {
  const dir = tree(files);
  const PATH = join(root, "node_modules/.bin") + delimiter + process.env.PATH;
  const child = spawn("sh", ["-c", `${scripts[script]} ${args} 2>&1`], {
    cwd: dir,
    env: { ...process.env, ...env, PATH, NO_COLOR: "1", FORCE_COLOR: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  await new Promise((done, fail) => child.on("error", fail).on("close", done));
  rmSync(dir, { recursive: true });
  return out;
}

const verdicts = [];
const judge = (isRight, what) => verdicts.push({ isRight, what });

/** Judges cases by what was said, given as pairs of a file and a rule. */
function judgeCases(cases, said) {
  for (const { file, text, want } of cases) {
    const rules = new Set(said.filter(([where]) => where === file).map(([, rule]) => rule));
    const isRight = want === "OK" ? rules.size === 0 : rules.has(want);
    judge(isRight, `${want} ${file} ${JSON.stringify(text)} got ${[...rules].join() || "silence"}`);
  }
}

const filesOf = (cases) => [...support, ...cases.map(({ file, text }) => [file, text])];

async function judgeLint() {
  const out = await gate("lint", filesOf(lints), { args: "--format=json" });
  const { diagnostics, number_of_files: seen } = JSON.parse(out.slice(out.indexOf("{")));
  const rule = ({ code = "" }) => code.replace(/^.*\(|\)$/g, "");
  judgeCases(
    lints,
    diagnostics.map((diagnostic) => [diagnostic.filename, rule(diagnostic)]),
  );
  const planted = filesOf(lints).length + 1; // and test/seed.ts
  judge(seen === planted, `oxlint saw ${seen} of ${planted} files`);
}

async function judgeTypes() {
  const out = await gate("types", filesOf(types), { args: "--pretty false" });
  const errors = out.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm);
  judgeCases(
    types,
    [...errors].map(([, file, code]) => [file, code]),
  );
}

async function judgeFormat() {
  const fine = "src/world/fine.ts";
  const files = misformatted.map((file) => [file, "export const y  = 1\n"]);
  const out = await gate("format", [...files, [fine, "export const y = 1;\n"]]);
  for (const file of misformatted) judge(out.includes(file), `oxfmt reports ${file}`);
  judge(!out.includes(fine), `oxfmt passes ${fine}`);
}

async function judgeUnused() {
  const out = await gate("unused", project.files);
  for (const name of project.unused) judge(out.includes(name), `knip reports ${name}`);
  for (const name of project.used) judge(!out.includes(name), `knip passes ${name}`);
}

async function judgeSeeds() {
  const run = (FC_SEED) =>
    gate("test", [["test/laws/false.test.ts", falseLaw]], { env: { FC_SEED } });
  const [first, again, seven, bad] = await Promise.all([run(), run(), run("7"), run("dice")]);
  const counterexample = (out) => /\{ seed: -?\d+, path: "[^"]+"/.exec(out)?.[0] ?? out;
  judge(/^\{ seed/.test(counterexample(first)), "a false law prints its seed and path");
  judge(counterexample(first) === counterexample(again), "a false law fails the same way twice");
  judge(counterexample(seven).startsWith("{ seed: 7,"), "FC_SEED sets the seed");
  judge(bad.includes('bad FC_SEED: "dice"'), "a bad FC_SEED is refused");
}

await Promise.all([judgeLint(), judgeTypes(), judgeFormat(), judgeUnused(), judgeSeeds()]);
const missed = verdicts.filter(({ isRight }) => !isRight);
for (const { what } of missed) console.log("MISS", what);
console.log(`${verdicts.length - missed.length} of ${verdicts.length} judged right`);
process.exitCode = missed.length === 0 ? 0 : 1;
