import type { CommandFamily } from "../command.ts";
import type { CommandSources } from "../shell.ts";
import { copyCommands } from "./copies.ts";
import { ddCommands } from "./dd.ts";
import { fileCommands } from "./files.ts";
import { identityCommands } from "./identity.ts";
import { lsCommands } from "./ls.ts";
import { ownershipCommands } from "./ownership.ts";
import { processCommands } from "./processes.ts";
import { psCommands } from "./ps.ts";
import { statCommands } from "./stat.ts";
import { timeCommands } from "./time.ts";
import { shellCommands, wrappedCommands } from "./wrapped.ts";

/** All commands that the hosts have beside just-bash's. */
export const hostCommands: CommandFamily = {
  ...processCommands,
  ...psCommands,
  ...timeCommands,
  ...lsCommands,
  ...statCommands,
  ...fileCommands,
  ...copyCommands,
  ...ddCommands,
  ...ownershipCommands,
  ...identityCommands,
};

/** Where the commands of every host come from, its programs aside. */
export const commandSources: Omit<CommandSources, "programs"> = {
  own: hostCommands,
  shells: shellCommands,
  wrappers: wrappedCommands,
};
