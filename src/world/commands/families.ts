import type { CommandFamily } from "../command.ts";
import type { CommandWrapper } from "../shell.ts";
import { copyCommands } from "./copies.ts";
import { fileCommands } from "./files.ts";
import { identityCommands } from "./identity.ts";
import { lsCommands } from "./ls.ts";
import { ownershipCommands } from "./ownership.ts";
import { processCommands } from "./processes.ts";
import { psCommands } from "./ps.ts";
import { statCommands } from "./stat.ts";
import { timeCommands } from "./time.ts";
import { wrappedCommands } from "./wrapped.ts";

/** All commands that the hosts have beside just-bash's. */
export const hostCommands: CommandFamily = {
  ...processCommands,
  ...psCommands,
  ...timeCommands,
  ...lsCommands,
  ...statCommands,
  ...fileCommands,
  ...copyCommands,
  ...ownershipCommands,
  ...identityCommands,
};

/** just-bash's commands that need a hand. */
export const commandWrappers: Readonly<Record<string, CommandWrapper>> = wrappedCommands;
