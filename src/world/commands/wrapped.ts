import { wallOffsetMs } from "../clock.ts";
import type { CommandSeat } from "../command.ts";
import type { CommandWrapper } from "../shell.ts";

const readers =
  "awk base64 bash cat comm cut diff egrep fgrep file fold grep head jq md5sum nl od paste rev".split(
    " ",
  );
const moreReaders = "sh sha1sum sha256sum sort strings tac tail uniq wc".split(" ");

/** just-bash's commands with a hand: an unreadable file isn't missing, find and sed know the office's ways. */
export const wrappedCommands: Readonly<Record<string, CommandWrapper>> = {
  ...Object.fromEntries([...readers, ...moreReaders].map((name) => [name, namingDenials])),
  find,
  sed,
};

/** just-bash says "No such file or directory" of whatever it can't read. */
async function namingDenials(
  ...[args, seat, original]: Parameters<CommandWrapper>
): ReturnType<CommandWrapper> {
  seat.fs.deniedReads.clear();
  const result = await original(args);
  if (seat.fs.deniedReads.size === 0) return result;
  return { ...result, stderr: withDenials(result.stderr, seat) };
}

function withDenials(stderr: string, { fs, cwd }: CommandSeat): string {
  const denied = new Set(fs.deniedReads);
  return stderr.replace(
    /^(.*?: )(.+?): No such file or directory$/gm,
    (line, before: string, name: string) =>
      denied.has(fs.resolvePath(cwd, name)) ? `${before}${name}: Permission denied` : line,
  );
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
    return await namingDenials(args, seat, original);
  } finally {
    seat.fs.isReplacing = false;
  }
}
