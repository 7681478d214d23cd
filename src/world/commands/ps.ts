import { failed } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat } from "../command.ts";
import { formatInstant } from "../clock.ts";
import type { Process } from "../processes.ts";
import { commOf } from "./processes.ts";

/** ps. */
export const psCommands: CommandFamily = { ps };

type Column = {
  readonly title: string;
  /** Cells are padded to this many characters, to the right when negative; 0 leaves them as they are. */
  readonly width: number;
  cell(process: Process, seat: CommandSeat): string;
};

const text = (title: string, width: number, cell: Column["cell"]): Column => ({
  title,
  width,
  cell,
});

const columns: Readonly<Record<string, Column>> = {
  pid: text("PID", 7, ({ pid }) => String(pid)),
  ppid: text("PPID", 7, ({ ppid }) => String(ppid)),
  user: text("USER", -8, ({ user }) => user),
  uid: text("UID", 5, ({ user }, { users }) =>
    String(users.find(({ name }) => name === user)?.uid ?? 0),
  ),
  comm: text("COMMAND", -15, (process) => commOf(process)),
  args: text("COMMAND", 0, ({ command }) => command),
  stat: text("STAT", -4, () => "S"),
  tty: text("TT", -8, () => "?"),
  time: text("TIME", 8, () => "00:00:00"),
  start: text("START", 5, startCell),
  lstart: text("STARTED", 24, ({ startedAtMs }) =>
    formatInstant(startedAtMs, "%a %b %e %H:%M:%S %Y"),
  ),
  etime: text("ELAPSED", 11, elapsedCell),
  etimes: text("ELAPSED", 7, ({ startedAtMs }, { clock }) =>
    String((clock.now() - startedAtMs) / 1000),
  ),
  pcpu: text("%CPU", 4, () => "0.0"),
  pmem: text("%MEM", 4, () => "0.1"),
  vsz: text("VSZ", 6, () => "9872"),
  rss: text("RSS", 5, () => "3340"),
  ni: text("NI", 3, () => "0"),
};

const aliases: Readonly<Record<string, string>> = {
  cmd: "args",
  command: "args",
  ucmd: "comm",
  euser: "user",
  ruser: "user",
  uname: "user",
  euid: "uid",
  s: "stat",
  state: "stat",
  tname: "tty",
  cputime: "time",
  stime: "start",
  start_time: "start",
  bsdstart: "start",
  "%cpu": "pcpu",
  "%mem": "pmem",
  nice: "ni",
};

const layouts = {
  plain: ["pid", "tty=TTY", "time", "comm=CMD"],
  full: ["user=UID", "pid", "ppid", "pcpu=C", "start=STIME", "tty=TTY", "time", "args=CMD"],
  bsd: ["user", "pid", "pcpu", "pmem", "vsz", "rss", "tty=TTY", "stat", "start", "time", "args"],
} as const;

type Request = {
  layout: readonly string[];
  isEverybody: boolean;
  hasHeader: boolean;
  readonly pids: number[];
  readonly users: string[];
  readonly names: string[];
  readonly parents: number[];
};

function ps(args: readonly string[], seat: CommandSeat): CommandResult {
  const request: Request = {
    layout: layouts.plain,
    isEverybody: false,
    hasHeader: true,
    pids: [],
    users: [],
    names: [],
    parents: [],
  };
  const unknown = readArguments(args, request);
  if (unknown !== undefined)
    return failed(`error: unsupported option: ${unknown}\n\nUsage:\n ps [options]`);
  const shown = request.layout.map((field) => field.split(/=(.*)/s));
  const missing = shown.find(([name = ""]) => columnOf(name) === undefined);
  if (missing !== undefined)
    return failed(`error: unknown user-defined format specifier "${missing[0]}"`);
  const found = seat.processes.list().filter((process) => isAsked(process, request, seat));
  const cells = found.map((process) =>
    shown.map(([name = ""]) => columnOf(name)?.cell(process, seat) ?? ""),
  );
  const titles = shown.map(([name = "", title]) => title ?? columnOf(name)?.title ?? "");
  const hasTitles = request.hasHeader && titles.some((title) => title !== "");
  const rows = hasTitles ? [titles, ...cells] : cells;
  const lines = rows.map((row) =>
    row
      .map((cell, index) => padded(cell, shown[index]?.[0] ?? ""))
      .join(" ")
      .trimEnd(),
  );
  return {
    stdout: lines.map((line) => `${line}\n`).join(""),
    stderr: "",
    exitCode: found.length > 0 ? 0 : 1,
  };
}

function columnOf(name: string): Column | undefined {
  return columns[aliases[name] ?? name];
}

function padded(cell: string, name: string): string {
  const width = columnOf(name)?.width ?? 0;
  return width < 0 ? cell.padEnd(-width) : cell.padStart(width);
}

function isAsked(process: Process, request: Request, seat: CommandSeat): boolean {
  const { pids, users, names, parents } = request;
  if (pids.length + users.length + names.length + parents.length > 0) {
    return (
      pids.includes(process.pid) ||
      users.includes(process.user) ||
      names.includes(commOf(process)) ||
      parents.includes(process.ppid)
    );
  }
  return request.isEverybody || process.user === seat.user;
}

/** Fills the request; returns the first option that ps doesn't have here. */
function readArguments(args: readonly string[], request: Request): string | undefined {
  const queue = [...args];
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    if (/^-?\d[\d,]*$/.test(arg)) request.pids.push(...numbers(arg.replace(/^-/, "")));
    else if (arg.startsWith("--")) {
      if (!readLong(arg, request, queue)) return arg;
    } else if (!readLetters(arg, request, queue)) return arg;
  }
  return undefined;
}

function readLong(arg: string, request: Request, queue: string[]): boolean {
  const [name = "", attached] = arg.slice(2).split(/=(.*)/s);
  if (name === "no-headers" || name === "no-header" || name === "noheaders") {
    request.hasHeader = false;
    return true;
  }
  const letter = { format: "o", pid: "p", user: "u", ppid: "P", sort: "k", forest: "H" }[name];
  if (letter === undefined) return false;
  if (letter !== "H") readValue(letter, attached ?? queue.shift() ?? "", request);
  return true;
}

function readLetters(arg: string, request: Request, queue: string[]): boolean {
  const isBsd = !arg.startsWith("-");
  const letters = arg.replace(/^-/, "");
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters.charAt(index);
    if (takesValue(letter, isBsd)) {
      readValue(letter, letters.slice(index + 1) || (queue.shift() ?? ""), request);
      return true;
    }
    if (!readFlag(letter, request, isBsd)) return false;
  }
  return true;
}

function takesValue(letter: string, isBsd: boolean): boolean {
  return (isBsd ? "opk" : "opuUCk").includes(letter);
}

function readFlag(letter: string, request: Request, isBsd: boolean): boolean {
  if ("eAax".includes(letter)) request.isEverybody = true;
  else if (isBsd && letter === "u") request.layout = layouts.bsd;
  else if (letter === "f" || letter === "l") request.layout = layouts.full;
  else if (letter === "h") request.hasHeader = false;
  else return "wHj".includes(letter);
  return true;
}

function readValue(letter: string, value: string, request: Request): void {
  if (letter === "p") request.pids.push(...numbers(value));
  if (letter === "P") request.parents.push(...numbers(value));
  if (letter === "u" || letter === "U") request.users.push(...value.split(","));
  if (letter === "C") request.names.push(...value.split(","));
  if (letter !== "o") return;
  const fields = value.split(/[,\s]+/).filter((field) => field !== "");
  const isDefault = Object.values(layouts).some((layout) => layout === request.layout);
  request.layout = isDefault ? fields : [...request.layout, ...fields];
}

function numbers(list: string): number[] {
  return list.split(/[,\s]+/).map(Number);
}

function startCell({ startedAtMs }: Process, { clock }: CommandSeat): string {
  const isToday = formatInstant(startedAtMs, "%F") === formatInstant(clock.now(), "%F");
  return formatInstant(startedAtMs, isToday ? "%H:%M" : "%b%d");
}

const two = (value: number): string => String(value).padStart(2, "0");

function elapsedCell({ startedAtMs }: Process, { clock }: CommandSeat): string {
  const seconds = Math.max(0, Math.floor((clock.now() - startedAtMs) / 1000));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const clockPart = `${two(minutes)}:${two(seconds % 60)}`;
  if (days > 0) return `${days}-${two(hours)}:${clockPart}`;
  return hours > 0 ? `${two(hours)}:${clockPart}` : clockPart;
}
