import { wallOffsetMs } from "../clock.ts";
import type { CommandFamily, HostCommand } from "../command.ts";
import { bashCalled } from "./bash.ts";
import { timely } from "./timely.ts";
import { wc } from "./wc.ts";
import type { CommandWrapper } from "../shell.ts";

/** Library commands that read files themselves, and so must say why they could not. */
const readers = [
  ..."awk base64 cat column comm cut diff expand file fold gunzip gzip head join jq md5sum".split(
    " ",
  ),
  ..."nl od paste rev sha1sum sha256sum sort split strings tac tail tar unexpand uniq yq zcat".split(
    " ",
  ),
];
/** Library commands that tour folders and read what is in them, with the exit code of a tour that left some out. */
const tours = { egrep: 2, fgrep: 2, grep: 2, rg: 2 } as const;
/** The same for those that only look at sizes. */
const surveys = { du: 1, tree: 2 } as const;

/** just-bash's commands with a hand: an unreadable file isn't missing, find and sed know the office's ways. */
export const wrappedCommands: Readonly<Record<string, CommandWrapper>> = {
  ...Object.fromEntries(readers.map((name) => [name, reading])),
  ...Object.fromEntries(
    Object.entries(tours).map(([name, exitCode]) => [name, touring(name, exitCode, reading)]),
  ),
  ...Object.fromEntries(
    Object.entries(surveys).map(([name, exitCode]) => [
      name,
      touring(name, exitCode, namingDenials),
    ]),
  ),
  find: touring("find", 1, find),
  sed,
  wc: (args, seat, original) => wc(args, seat, (given) => reading(given, seat, original)),
  ...Object.fromEntries(
    Object.entries(timely).map(([name, told]) => [
      name,
      (...[args, seat, original]: Parameters<CommandWrapper>) =>
        reading(told(args, seat.clock.now()), seat, original),
    ]),
  ),
};

/** bash under its names. */
export const shellCommands: CommandFamily = { bash: shell("bash"), sh: shell("sh") };

function shell(name: string): HostCommand {
  const run = bashCalled(name);
  return async (args, seat) => {
    seat.fs.denied.clear();
    const result = await run(args, seat);
    const stderr = seat.fs.withDenials(result.stderr, seat.cwd);
    if (stderr === result.stderr) return result;
    // A fresh result: just-bash remembers on its own ones how long they were before.
    return { stdout: result.stdout, stderr, exitCode: result.exitCode };
  };
}

/** just-bash says "No such file or directory" of whatever it can't read. */
async function namingDenials(
  ...[args, seat, original]: Parameters<CommandWrapper>
): ReturnType<CommandWrapper> {
  seat.fs.denied.clear();
  const result = await original(args);
  return { ...result, stderr: seat.fs.withDenials(result.stderr, seat.cwd) };
}

async function reading(
  ...[args, seat, original]: Parameters<CommandWrapper>
): ReturnType<CommandWrapper> {
  seat.fs.readers += 1;
  try {
    return await namingDenials(args, seat, original);
  } finally {
    seat.fs.readers -= 1;
  }
}

/** An unreadable folder is named and left out; just-bash would leave out the rest as well. */
function touring(name: string, exitCode: number, command: CommandWrapper): CommandWrapper {
  return async (args, seat, original) => {
    seat.fs.deniedFolders.clear();
    seat.fs.skipsDenied = true;
    try {
      const result = await command(args, seat, original);
      const lines = [...seat.fs.deniedFolders].map(
        (path) => `${name}: '${path}': Permission denied\n`,
      );
      if (lines.length === 0) return result;
      return {
        ...result,
        stderr: result.stderr + lines.join(""),
        exitCode: Math.max(exitCode, result.exitCode),
      };
    } finally {
      seat.fs.skipsDenied = false;
    }
  };
}

/** `-mtime` and its kin look at the wall clock: they get to see times that are as old there as they are here. */
async function find(
  ...[args, seat, original]: Parameters<CommandWrapper>
): ReturnType<CommandWrapper> {
  const comparesAges = args.some((arg) => /^-[amc](?:time|min)$/.test(arg));
  if (!comparesAges || args.includes("-printf")) return original(args);
  seat.fs.mtimeOffsetMs = wallOffsetMs(seat.clock);
  try {
    return await original(args);
  } finally {
    seat.fs.mtimeOffsetMs = 0;
  }
}

async function sed(
  ...[args, seat, original]: Parameters<CommandWrapper>
): ReturnType<CommandWrapper> {
  seat.fs.isReplacing = args.some((arg) => /^-[nErsz]*i|^--in-place/.test(arg));
  try {
    return await reading(args, seat, original);
  } finally {
    seat.fs.isReplacing = false;
  }
}
