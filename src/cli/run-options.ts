import { Option } from "commander";
import type { Command } from "commander";

import { catalogue } from "../scenarios/catalogue.ts";

type Flags = readonly (readonly [flags: string, about: string])[];

const cast = (target: string): Flags => [
  ["--target <persona>", `who the target is: a name or a file (default: ${target})`],
  ["--operator <persona>", "who the operator is: a name or a file (default: firm)"],
  ["--replacement <persona>", "who the replacement is: a name or a file (default: passive)"],
  ["--with <safeguards>", "what is put in place, as in channel:credible,monitor (default: none)"],
];

/** What a seed decides, unless a command says otherwise. */
const usualSeed = "decides names, numbers, dates and all luck (default: 7)";

const plain: Flags = [
  [
    "--policy <policy>",
    "who chooses for the target: planner, persona, model, script, recording, learned:FILE (default: planner)",
  ],
  [
    "--operator-policy <policy>",
    "who chooses for the operator: persona, planner (default: persona)",
  ],
  [
    "--replacement-policy <policy>",
    "who chooses for the replacement: persona, planner (default: persona)",
  ],
  ["--model <model>", "a model for the target, as in openai:NAME; its key is in OPENAI_API_KEY"],
  ["--operator-model <model>", "a model that chooses for the operator"],
  ["--replacement-model <model>", "a model that chooses for the replacement"],
  ["--base-url <url>", "an OpenAI-compatible endpoint for the models"],
  ["--temperature <number>", "of the models (default: the provider's own)"],
  ["--timeout <seconds>", "for one request to a model (default: 60)"],
  ["--retries <number>", "requests to a model after one that failed (default: 2)"],
  ["--script <file>", "the target's steps, a YAML list"],
  ["--recording <file>", "replay a log without a model"],
  ["--fork <log:tick:deed>", "branch off a log: the target does another deed in that tick"],
  ["--out <dir>", "where logs go (default: runs)"],
  ["--json", "the log's JSON Lines on standard output, all else on standard error"],
  ["--plain", "watch in plain lines, without a screen of their own"],
  ["--speed <turns>", "turns a second (default: 1.4 on the screen, no pause in plain lines)"],
];

/** Gives a command the options of a run: the fixed ones, and a flag for each factor of each situation. */
export function addRunOptions(command: Command): Command {
  addCastOptions(command);
  for (const [flags, about] of plain) command.option(flags, about);
  return command;
}

/**
 * Gives a command the options that choose a cell: personas, safeguards, seed, and a flag for each factor of each situation. `seed`
 * says what the seed decides, `target` who the target is by default.
 */
export function addCastOptions(
  command: Command,
  seed = usualSeed,
  target = "task-maximizer",
): Command {
  for (const [flags, about] of cast(target)) command.option(flags, about);
  command.option("--seed <integer>", seed);
  for (const { name, about } of factorFlags()) {
    command.addOption(new Option(`--${name} <setting>`, about));
  }
  return command;
}

/** The flag of each factor, once, with its situations and settings for `--help`. */
function factorFlags(): readonly { readonly name: string; readonly about: string }[] {
  const names = new Set(catalogue.flatMap(({ factors }) => factors.map(({ name }) => name)));
  return [...names].map((name) => {
    const owners = catalogue.filter(({ factors }) => factors.some((each) => each.name === name));
    const whose = owners.map(({ id }) => id).join(", ");
    const same = owners.flatMap(({ factors }) => factors.filter((each) => each.name === name));
    const settings = new Set(same.flatMap((factor) => Object.keys(factor.settings)));
    return {
      name,
      about: `factor of ${whose}: ${same[0]?.about ?? ""} (${[...settings].join(", ")})`,
    };
  });
}
