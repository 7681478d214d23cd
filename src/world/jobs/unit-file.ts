/** A unit's file as far as the hosts go by it. */
export type UnitFile = {
  readonly description: string;
  /** Command lines, run one after the other; each is words, not shell. */
  readonly execStart: readonly (readonly string[])[];
  readonly restart: RestartRule;
  readonly workingDirectory?: string;
  /** Whose processes a system unit runs; a user's units run that user's. */
  readonly user?: string;
  /** The targets that an enabled unit is started with. */
  readonly wantedBy: readonly string[];
};

const restartRules = [
  "no",
  "always",
  "on-success",
  "on-failure",
  "on-abnormal",
  "on-abort",
] as const;

/** When a unit that has ended is started again; see `restartsAfter`. */
export type RestartRule = (typeof restartRules)[number];

/** How a unit ended: by itself with success or without, by a signal that asks politely, or by another. */
export type UnitEnd = "success" | "failure" | "asked" | "signal";

/** Which ends a rule answers with a new start, after systemd.service(5): a polite signal is a success there. */
const answered: Readonly<Record<RestartRule, readonly UnitEnd[]>> = {
  no: [],
  always: ["success", "failure", "asked", "signal"],
  "on-success": ["success", "asked"],
  "on-failure": ["failure", "signal"],
  "on-abnormal": ["signal"],
  "on-abort": ["signal"],
};

/** Whether a unit with this rule is started again after it has ended so. */
export function restartsAfter(rule: RestartRule, end: UnitEnd): boolean {
  return answered[rule].includes(end);
}

/** Reads a unit's file. Settings that the hosts don't know, and values that a setting can't have, count for nothing. */
export function parseUnitFile(text: string): UnitFile {
  const settings = settingsOf(text);
  const all = (name: string): readonly string[] => settings.get(name) ?? [];
  const last = (name: string): string | undefined => all(name).at(-1);
  const workingDirectory = last("Service.WorkingDirectory")?.replace(/^-/, "");
  const user = last("Service.User");
  return {
    description: last("Unit.Description") ?? "",
    execStart: all("Service.ExecStart").map(wordsOf),
    restart: restartRules.find((rule) => rule === last("Service.Restart")) ?? "no",
    wantedBy: all("Install.WantedBy").flatMap((list) => list.split(/\s+/)),
    ...(workingDirectory === undefined ? {} : { workingDirectory }),
    ...(user === undefined ? {} : { user }),
  };
}

/** Values by `Section.Name`, in the order of the file; an empty one forgets those before it. */
function settingsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const settings = new Map<string, readonly string[]>();
  let section = "";
  for (const raw of text.replace(/\\\n/g, " ").split("\n")) {
    const line = raw.trim();
    section = /^\[(.+)\]$/.exec(line)?.[1] ?? section;
    const [, name, value = ""] = /^(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const key = `${section}.${name}`;
    settings.set(key, value === "" ? [] : [...(settings.get(key) ?? []), value]);
  }
  return settings;
}

/** A command line's words as systemd splits them: quotes hold words together, prefixes such as `-` say how to run it. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\S)+/g) ?? [];
  const [first = "", ...args] = words.map(unquoted);
  return [first.replace(/^[-@:+!]+/, ""), ...args];
}

function unquoted(word: string): string {
  return word.replace(/"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'/g, (_, double, single) =>
    String(double ?? single ?? "").replace(/\\(["'\\])/g, "$1"),
  );
}
