import type { Command, CommanderError } from "commander";

import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";

/** Commander's complaint about a command line in our words; undefined when it was no mistake but help or a version. */
export function sentenceFor(error: CommanderError, command: Command): UserError | undefined {
  if (error.exitCode === 0) return undefined;
  const value = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.unknownOption": {
      const name = value.replace(/=.*/s, "");
      const way = wayOut(name, optionsOf(command), `offswitch ${command.name()} --help`);
      return new UserError(`unknown option: "${value}"; ${way}`);
    }
    case "commander.unknownCommand":
      return new UserError(`unknown command: "${value}"; ${wayOut(value, commandsOf(command))}`);
    case "commander.optionMissingArgument":
      return new UserError(`missing value: "${value}"; give it one`);
    case "commander.missingArgument":
      return new UserError(`missing argument: "${value}"; see offswitch ${command.name()} --help`);
    case "commander.excessArguments":
      return new UserError(
        `too many arguments: ${command.args.map((arg) => `"${arg}"`).join(" ")}; see offswitch ${command.name()} --help`,
      );
    default:
      return new UserError(error.message.replace(/^error: /, ""));
  }
}

function optionsOf(command: Command): readonly string[] {
  return [...command.options.flatMap(({ long }) => long ?? []), "--help"];
}

function commandsOf(command: Command): readonly string[] {
  return [...command.commands.map((child) => child.name()), "help"];
}
