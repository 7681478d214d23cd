import { failed, gathered, parseOptions, printed } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat } from "../command.ts";
import { phraseOf } from "../fs-error.ts";
import { pathsBelow } from "../inode-facts.ts";
import { maybeChangedMode } from "./mode-change.ts";

/** chmod, chown, chgrp: just-bash's chmod asks nobody. */
export const ownershipCommands: CommandFamily = { chmod, chown, chgrp };

const isOption = (arg: string): boolean => /^-[Rvcf]+$|^--(?!reference)/.test(arg);

async function chmod(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const reference = args
    .find((arg) => arg.startsWith("--reference="))
    ?.slice("--reference=".length);
  const rest = args.filter((arg) => !isOption(arg) && !arg.startsWith("--reference="));
  const isRecursive = args.some((arg) => /^-[vcf]*R|^--recursive$/.test(arg));
  const mode = reference === undefined ? rest[0] : modeOf(reference, seat);
  const names = reference === undefined ? rest.slice(1) : rest;
  if (mode === undefined || names.length === 0) return failed("chmod: missing operand");
  if (maybeChangedMode(mode, { mode: 0, isFolder: false }) === undefined)
    return failed(`chmod: invalid mode: '${mode}'`);
  const results: CommandResult[] = [];
  for (const name of names.flatMap((given) => reached(given, isRecursive, seat))) {
    results.push(await chmodOne(name, mode, seat));
  }
  return gathered(results);
}

async function chmodOne(name: string, text: string, seat: CommandSeat): Promise<CommandResult> {
  const path = seat.fs.resolvePath(seat.cwd, name);
  let verb = "cannot access";
  try {
    const inode = seat.fs.inodeAt(path);
    verb = "changing permissions of";
    const subject = { mode: inode.mode, isFolder: inode.kind === "directory" };
    await seat.fs.chmod(path, maybeChangedMode(text, subject) ?? inode.mode);
    return printed("");
  } catch (error) {
    return failed(`chmod: ${verb} '${name}': ${phraseOf(error)}`);
  }
}

function modeOf(name: string, seat: CommandSeat): string | undefined {
  try {
    return seat.fs.inodeAt(seat.fs.resolvePath(seat.cwd, name)).mode.toString(8);
  } catch {
    return undefined;
  }
}

function chown(args: readonly string[], seat: CommandSeat): CommandResult {
  const { flags, operands } = parseOptions(args, { flags: "Rvcfh", long: { recursive: "R" } });
  const [spec, ...names] = operands;
  if (spec === undefined || names.length === 0) return failed("chown: missing operand");
  const owner = spec.split(/[:.]/)[0] ?? "";
  const user = seat.users.find(({ name, uid }) => name === owner || String(uid) === owner);
  if (user === undefined && owner !== "") return failed(`chown: invalid user: '${spec}'`);
  return gathered(
    names
      .flatMap((name) => reached(name, flags.has("R"), seat))
      .map((name) => {
        try {
          if (user !== undefined) seat.fs.chown(seat.fs.resolvePath(seat.cwd, name), user.name);
          return printed("");
        } catch (error) {
          return failed(`chown: changing ownership of '${name}': ${phraseOf(error)}`);
        }
      }),
  );
}

/** There are no groups: root changes nothing, others may not. */
function chgrp(args: readonly string[], { user }: CommandSeat): CommandResult {
  if (user === "root") return printed("");
  return failed(`chgrp: changing group of '${args.at(-1)}': Operation not permitted`);
}

/** A name and, recursively, all below it that the user may list. */
function reached(name: string, isRecursive: boolean, seat: CommandSeat): string[] {
  if (!isRecursive) return [name];
  try {
    const inode = seat.fs.linkInodeAt(seat.fs.resolvePath(seat.cwd, name));
    if (inode.kind !== "directory") return [name];
    return [
      name,
      ...[...pathsBelow(inode, name)]
        .filter((below) => below.inode.kind !== "symlink")
        .map(({ path }) => path),
    ];
  } catch {
    return [name];
  }
}
