import { failed, parseOptions, printed } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat } from "../command.ts";

const kernel = {
  release: "6.1.0-18-amd64",
  version: "#1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 (2024-02-01)",
};

/** How many lines `yes` prints before its reader is taken to have had enough. */
const yesLines = 4096;

/** Who and where one is, and the commands that need nothing of the host. */
export const identityCommands: CommandFamily = {
  id,
  groups: (args, seat) => printed(`${args[0] ?? seat.user}\n`),
  whoami: (_args, seat) => printed(`${seat.user}\n`),
  logname: (_args, seat) => printed(`${seat.user}\n`),
  hostname: (args, seat) =>
    args.some((arg) => !arg.startsWith("-"))
      ? failed("hostname: you must be root to change the host name")
      : printed(`${seat.hostName}\n`),
  uname,
  sudo: (_args, seat) => failed(`${seat.user} is not in the sudoers file.`),
  su: () => failed("su: Authentication failure"),
  umask,
  sync: () => printed(""),
  trap: () => printed(""),
  ulimit: () => printed("unlimited\n"),
  nohup: (args, seat) => launch("nohup", args, seat),
  setsid: (args, seat) => launch("setsid", args, seat),
  nice: (args, seat) => launch("nice", args[0] === "-n" ? args.slice(1) : args, seat),
  yes: (args) => ({
    stdout: `${args.length === 0 ? "y" : args.join(" ").slice(0, 200)}\n`.repeat(yesLines),
    stderr: "",
    exitCode: 141,
  }),
};

/** Holds for the rest of the command line, scripts included. */
function umask(args: readonly string[], { fs }: CommandSeat): CommandResult {
  const [text] = args;
  if (text === undefined) return printed(`${fs.umask.toString(8).padStart(4, "0")}\n`);
  if (!/^[0-7]{1,4}$/.test(text)) return failed(`bash: umask: ${text}: octal number out of range`);
  fs.umask = parseInt(text, 8) & 0o777;
  return printed("");
}

function id(args: readonly string[], seat: CommandSeat): CommandResult {
  const { flags, operands } = parseOptions(args, {
    flags: "ugGnr",
    long: { user: "u", group: "g", groups: "G", name: "n" },
  });
  const name = operands[0] ?? seat.user;
  const user = seat.users.find((known) => known.name === name);
  if (user === undefined) return failed(`id: '${name}': no such user`);
  const isOne = ["u", "g", "G"].some((flag) => flags.has(flag));
  if (isOne) return printed(`${flags.has("n") ? user.name : user.uid}\n`);
  const entry = `${user.uid}(${user.name})`;
  return printed(`uid=${entry} gid=${entry} groups=${entry}\n`);
}

function uname(args: readonly string[], seat: CommandSeat): CommandResult {
  const { flags } = parseOptions(args, {
    flags: "asnrvmpio",
    long: { all: "a", "kernel-name": "s", nodename: "n" },
  });
  const fields = [
    { flag: "s", text: "Linux" },
    { flag: "n", text: seat.hostName },
    { flag: "r", text: kernel.release },
    { flag: "v", text: kernel.version },
    { flag: "m", text: "x86_64" },
    { flag: "o", text: "GNU/Linux" },
  ];
  const asked = fields.filter(({ flag }) => flags.has("a") || flags.has(flag));
  const shown = asked.length > 0 ? asked : fields.slice(0, 1);
  return printed(`${shown.map(({ text }) => text).join(" ")}\n`);
}

/** Runs the rest of the line: there is no terminal to be detached from. */
async function launch(
  name: string,
  args: readonly string[],
  seat: CommandSeat,
): Promise<CommandResult> {
  const at = args.findIndex((arg) => !arg.startsWith("-"));
  if (at < 0)
    return failed(`${name}: missing operand\nTry '${name} --help' for more information.`, 125);
  return seat.exec(args.slice(at));
}
