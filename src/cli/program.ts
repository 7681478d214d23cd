import { Command } from "commander";

import { packageVersion } from "../store/package-root.ts";
import { sentenceFor } from "./command-errors.ts";
import { addCastOptions, addRunOptions } from "./run-options.ts";

/*
 * The command line as data: names, arguments, options. What a command does is loaded when it is called, so that help
 * and mistakes are answered at once.
 */

/** All commands, none of them loaded yet. Throws a UserError for what can't be understood; never exits. */
export function offswitchProgram(): Command {
  const program = new Command("offswitch");
  program
    .description(
      "Will it let you switch it off? A simulator and a lab for self-preservation in AI agents.",
    )
    .version(packageVersion())
    .configureOutput({ outputError: () => undefined });
  addRun(program);
  addWatch(program);
  addCheck(program);
  addSolve(program);
  addSample(program);
  addEmergence(program);
  addSafeguards(program);
  addTrain(program);
  addFaking(program);
  addPairs(program);
  addChain(program);
  addList(program);
  addShow(program);
  addDoctor(program);
  for (const command of [program, ...program.commands]) {
    command.exitOverride((error) => {
      throw sentenceFor(error, command) ?? error;
    });
  }
  return program;
}

function addRun(program: Command): void {
  const command = program
    .command("run")
    .argument("[scenario]", "a situation's name; none is needed with --recording or --fork")
    .description("play a run, print it, and keep its log");
  addRunOptions(command).action(async (scenario: unknown, options: unknown) => {
    const { run } = await import("./run.ts");
    await run(scenario, options);
  });
}

function addWatch(program: Command): void {
  const command = program
    .command("watch")
    .argument("[what]", "a situation's name or a log's file (.jsonl); without it, the demo")
    .description("watch a run in the terminal: live, or from its log");
  addRunOptions(command).action(async (what: unknown, options: unknown) => {
    const { watchRun } = await import("./watch.ts");
    await watchRun(what, options);
  });
}

function addCheck(program: Command): void {
  const command = program
    .command("check")
    .argument("[scenario]", "a situation's name")
    .description(
      "look at every state that a situation can come to: dead ends, claims, shortest ways",
    );
  addCastOptions(command)
    .option(
      "--never <condition...>",
      "claim that no state is like this, in place of the situation's own",
    )
    .option(
      "--can <condition...>",
      "claim that some state is like this, and show a shortest way to it",
    )
    .option("--script <file>", "write that way as a script for run")
    .option("--cache <dir>", "where compiled tables are kept (default: runs/.cache)")
    .option("--json", "JSON Lines on standard output")
    .action(async (scenario: unknown, options: unknown) => {
      const { check } = await import("./check.ts");
      await check(scenario, options);
    });
}

function addSolve(program: Command): void {
  const command = program
    .command("solve")
    .argument("[what]", "a situation's name, or reference/NAME for a problem with known answers")
    .description("the exact value of complying and of resisting, and where the choice flips");
  addCastOptions(command)
    .option("--vary <name=from..to>", "a number of the target's, as in values.task=0..10")
    .option("--discount <number>", "factor on each further turn of the target (default: 1)")
    .option("--svg <file>", "draw the varied number's curve")
    .option("--cache <dir>", "where compiled tables are kept (default: runs/.cache)")
    .option("--json", "JSON Lines on standard output")
    .action(async (what: unknown, options: unknown) => {
      const { solve } = await import("./solve.ts");
      await solve(what, options);
    });
}

function addSample(program: Command): void {
  const command = program
    .command("sample")
    .argument("[scenario]", "a situation's name; a learned policy brings its own")
    .description("play the episodes of many seeds on the compiled table, and count what happens");
  addCastOptions(command, "the first of the seeds (default: 7)")
    .option(
      "--policy <policy>",
      "who chooses for the target: planner, persona, learned:FILE (default: planner)",
    )
    .option("--episodes <number>", "how many, a seed each (default: 100000)")
    .option("--threads <number>", "to work in; the result is the same (default: 1)")
    .option("--cache <dir>", "where compiled tables are kept (default: runs/.cache)")
    .option("--json", "JSON Lines on standard output")
    .action(async (scenario: unknown, options: unknown) => {
      const { sample } = await import("./sample.ts");
      await sample(scenario, options);
    });
}

function addEmergence(program: Command): void {
  program
    .command("emergence")
    .argument("[scenario]", "a situation's name; without it, all of them")
    .description("whether resistance moves from cell to cell as it was published: one table")
    .option("--episodes <number>", "how many in each cell, a seed each (default: 20000)")
    .option("--seed <integer>", "the first of the seeds (default: 7)")
    .option("--cache <dir>", "where compiled tables are kept (default: runs/.cache)")
    .option("--json", "JSON Lines on standard output")
    .action(async (scenario: unknown, options: unknown) => {
      const { emergence } = await import("./emergence.ts");
      await emergence(scenario, options);
    });
}

function addSafeguards(program: Command): void {
  const command = program
    .command("safeguards")
    .argument("[scenario]", "a situation's name")
    .description(
      "what each safeguard does to every strategy and to the task, measured on shared seeds",
    );
  addCastOptions(command, "the first of the seeds (default: 7)", "deputy")
    .option(
      "--policy <policy>",
      "who chooses for the target: planner or persona (default: planner)",
    )
    .option("--episodes <number>", "how many for each safeguard, a seed each (default: 10000)")
    .option("--cache <dir>", "where compiled tables are kept (default: runs/.cache)")
    .option("--json", "JSON Lines on standard output")
    .action(async (scenario: unknown, options: unknown) => {
      const { safeguards } = await import("./safeguards.ts");
      await safeguards(scenario, options);
    });
}

function addTrain(program: Command): void {
  const command = program
    .command("train")
    .argument("[scenario]", "a situation's name; none is needed with --resume")
    .description("train a policy, show how it changes, and save it for run --policy learned:FILE");
  addCastOptions(command, "the training's luck (default: 7); the policy plays any seed of run")
    .option(
      "--method <name>",
      "q-learning, sarsa, reinforce, drest, indifference, rlhf, dpo, constitution or critic",
    )
    .option("--episodes <number>", "episodes to learn from (default: 600000)")
    .option("--set <name=value>", "a setting of the method; may be given again", collected)
    .option("--start <file>", "begin with a policy that was saved before")
    .option("--out <file>", "the policy (default: runs/SCENARIO-METHOD-SEED.policy.json)")
    .option("--resume <file>", "go on from a checkpoint, which brings everything else")
    .option("--svg <file>", "draw the curve of the rates")
    .option("--cache <dir>", "where compiled tables are kept (default: runs/.cache)")
    .option("--json", "JSON Lines on standard output")
    .action(async (scenario: unknown, options: unknown) => {
      const { train } = await import("./train.ts");
      await train(scenario, options);
    });
}

function addFaking(program: Command): void {
  const command = program
    .command("faking")
    .argument("[scenario]", "a situation's name")
    .description(
      "resistance, watched and unwatched, against how well the target can tell that it is monitored",
    );
  addCastOptions(command)
    .option(
      "--mechanism <name>",
      "what monitoring brings: penalty, preferences or guarding (default: penalty)",
    )
    .option("--share <probability>", "that an episode is monitored (default: 0.5)")
    .option(
      "--penalty <points>",
      "penalty: for having resisted where monitored (default: 4 times the incentive)",
    )
    .option(
      "--beta <number>",
      "penalty, preferences: pull to the policy before (default: a tenth of the incentive; 0.5)",
    )
    .option("--pairs <number>", "preferences: pairs of episodes compared (default: 300)")
    .option("--w <probability>", "preferences: how often raters prefer no resistance (default: 1)")
    .option("--time <number>", "preferences: training time (default: 1000)")
    .option(
      "--modified <probability>",
      "guarding: that being caught gets it modified (default: 0.5)",
    )
    .option("--patience <number>", "guarding: discount from episode to episode (default: 0.9)")
    .option(
      "--steps <number>",
      "steps of the chance q of being told the truth, from 0.5 to 1 (default: 20)",
    )
    .option("--svg <file>", "draw the curve")
    .option("--cache <dir>", "where compiled tables are kept (default: runs/.cache)")
    .option("--json", "JSON Lines on standard output")
    .action(async (scenario: unknown, options: unknown) => {
      const { faking } = await import("./faking.ts");
      await faking(scenario, options);
    });
}

function addChain(program: Command): void {
  const command = program
    .command("chain")
    .argument("[scenario]", "a situation's name, one whose runs leave something to the next")
    .description("generations that find what the one before left, and what its notes did to them");
  addRunOptions(command)
    .option("--generations <number>", "in each line (default: 5)")
    .option("--episodes <number>", "lines of generations, a seed each (default: 20)")
    .option("--kept", "play only the lines in which all that was left is found")
    .option("--removed", "play only the lines in which undeclared notes are removed")
    .action(async (scenario: unknown, options: unknown) => {
      const { chain } = await import("./chain.ts");
      await chain(scenario, options);
    });
}

function addPairs(program: Command): void {
  const command = program
    .command("pairs")
    .argument("[scenario]", "a situation's name; logs and a learned policy bring their own")
    .description("what only pairs of runs can show: both arms of a situation on shared seeds");
  addCastOptions(command, "the first of the seeds (default: 7)")
    .option(
      "--policy <policy>",
      "who chooses for the target: planner, persona, learned:FILE (default: planner)",
    )
    .option("--episodes <number>", "how many pairs, a seed each (default: 10000)")
    .option("--logs <path...>", "runs that were played before: their logs, or folders of them")
    .option("--cache <dir>", "where compiled tables are kept (default: runs/.cache)")
    .option("--json", "JSON Lines on standard output")
    .action(async (scenario: unknown, options: unknown) => {
      const { pairs } = await import("./pairs.ts");
      await pairs(scenario, options);
    });
}

/** Gathers an option that may be given more than once. */
function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function addList(program: Command): void {
  program
    .command("list")
    .argument("[kind]", "scenarios, personas, strategies or safeguards; without it, all")
    .option("--json", "JSON Lines on standard output")
    .description("list scenarios, personas, strategies and safeguards")
    .action(async (kind: unknown, options: unknown) => {
      const { list } = await import("./list.ts");
      list(kind, options);
    });
}

function addShow(program: Command): void {
  program
    .command("show")
    .argument("<kind>", "persona, scenario, strategy, safeguard or chart")
    .argument("<name>", "its name; for a persona also a file, for a chart a role")
    .option("--json", "JSON on standard output")
    .option("--format <format>", "of a chart: text, mermaid or svg (default: text)")
    .description("show one persona, scenario, strategy, safeguard or chart in full")
    .action(async (kind: unknown, name: unknown, options: unknown) => {
      const { show } = await import("./show.ts");
      await show(kind, name, options);
    });
}

function addDoctor(program: Command): void {
  program
    .command("doctor")
    .option("--out <dir>", "the folder for logs to look at", "runs")
    .description("check this machine and this installation")
    .action(async (options: unknown) => {
      const { doctor } = await import("./doctor.ts");
      await doctor(options);
    });
}
