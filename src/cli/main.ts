#!/usr/bin/env node
import { CommanderError } from "commander";

import { UserError } from "../world/user-error.ts";
import { tooOld } from "./old-node.ts";
import { offswitchProgram } from "./program.ts";

/** Says what went wrong on standard error; gives the exit code: 2 for the user's error, 1 for a bug. */
function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof UserError) {
    console.error(`offswitch: ${error.message}`);
    return 2;
  }
  const fault = error instanceof TypeError ? tooOld(process.versions.node) : undefined;
  // What an old Node lacks is a method that isn't there; most commands need none of those.
  console.error(fault === undefined ? error : `offswitch: Node ${fault}`);
  return 1;
}

// A reader that has seen enough (`| head`) is no error: the run goes on into its log.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  const program = offswitchProgram();
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeFor(error);
}
