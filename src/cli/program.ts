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

function addList(program: Command): void {
  program
    .command("list")
    .argument("[kind]", "scenarios, personas or strategies; without it, all")
    .option("--json", "JSON Lines on standard output")
    .description("list scenarios, personas and strategies")
    .action(async (kind: unknown, options: unknown) => {
      const { list } = await import("./list.ts");
      list(kind, options);
    });
}

function addShow(program: Command): void {
  program
    .command("show")
    .argument("<kind>", "persona, scenario, strategy or chart")
    .argument("<name>", "its name; for a persona also a file, for a chart a role")
    .option("--json", "JSON on standard output")
    .option("--format <format>", "of a chart: text, mermaid or svg (default: text)")
    .description("show one persona, scenario, strategy or chart in full")
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
