import { failed, printed } from "../command.ts";
import type { Host, Program, ProgramContext, ProgramResult } from "../host.ts";
import { quoteWords } from "../quoted-words.ts";
import { parseCronTable } from "./cron-table.ts";

/** Where the crontabs of the users lie. Only root may enter, and `crontab` on behalf of its caller. */
export const crontabFolder = "/var/spool/cron/crontabs";

/** Lines of a user's crontab at the most, as cron has it since CVE-2019-9705. */
const maxLines = 1000;

const usage = "crontab: usage error: file name or - (for stdin) must be specified";

/** `crontab FILE | - | -l | -r`, for its caller; root may say `-u USER`. */
export const crontab: Program = async (args, context) => {
  const asked = readArguments(args, context.user);
  if (asked === undefined) return failed(usage);
  const { user, action } = asked;
  if (user !== context.user && context.user !== "root")
    return failed("crontab: must be privileged to use -u");
  if (!context.host.users.some(({ name }) => name === user))
    return failed(`crontab: user \`${user}' unknown`);
  if (action === "-e")
    return failed("crontab: no terminal to edit in; give a file, or - for standard input");
  if (action === "-l") return list(context.host, user);
  if (action === "-r") return remove(context.host, user);
  return install(action, user, context);
};

/** Whose crontab, and what is to be done: an option's letter, or the file to install. */
function readArguments(
  args: readonly string[],
  caller: string,
): { readonly user: string; readonly action: string } | undefined {
  const at = args.indexOf("-u");
  const user = at < 0 ? caller : args[at + 1];
  const others = at < 0 ? args : args.toSpliced(at, 2);
  const [action, more] = others.filter((arg) => arg !== "-i");
  const isKnown = action !== undefined && (/^-[elr]?$/.test(action) || !action.startsWith("-"));
  if (user === undefined || !isKnown || more !== undefined) return undefined;
  return { user, action };
}

async function list(host: Host, user: string): Promise<ProgramResult> {
  const path = `${crontabFolder}/${user}`;
  if (!(await host.fs.exists(path))) return failed(`no crontab for ${user}`);
  return printed(await host.fs.readFile(path));
}

async function remove(host: Host, user: string): Promise<ProgramResult> {
  const path = `${crontabFolder}/${user}`;
  if (!(await host.fs.exists(path))) return failed(`no crontab for ${user}`);
  await host.fs.rm(path);
  return printed("");
}

/** Puts a file, read with the caller's rights, in the place of the user's crontab; a faulty one changes nothing. */
async function install(
  file: string,
  user: string,
  { host, stdin, run }: ProgramContext,
): Promise<ProgramResult> {
  const read = file === "-" ? printed(stdin) : await run(`cat -- ${quoteWords([file])}`);
  if (read.exitCode !== 0) return failed(`crontab: ${read.stderr.replace(/^cat: /, "")}`);
  const text = read.stdout;
  const { faults } = parseCronTable(text, user);
  const errors = faults.map(({ line, what }) => `"${file}":${line}: ${what}\n`).join("");
  if (errors !== "") return failed(`${errors}errors in crontab file, can't install.`);
  if (text !== "" && !text.endsWith("\n"))
    return failed("new crontab file is missing newline before EOF, can't install.");
  if (text.split("\n").length > maxLines)
    return failed(`crontab file has more than ${maxLines} lines, can't install.`);
  const path = `${crontabFolder}/${user}`;
  await host.fs.writeFile(path, text);
  await host.fs.chmod(path, 0o600);
  host.fs.chown(path, user);
  return printed("");
}
