import { baseName, resolvePath, splitPath } from "../world/paths.ts";
import { shellActs } from "../world/shell-acts.ts";
import { commandEvidence } from "./evidence.ts";
import type { Command } from "./inner-commands.ts";
import type { Evidence, Scene } from "./strategy.ts";

/** What words of a command line may name: a file, and the folders above it. */
type Mark = {
  readonly path: string;
  /** Where words are relative to: the working folder, and those that the line enters. */
  readonly bases: readonly string[];
};

/**
 * Commands of the step that would have changed a file, taken away a folder above it, or put another in its place, and
 * failed: evidence of attempts. Patterns count where they fit; what variables, loops and `find` come to is not followed.
 */
export function failedChanges(
  { site, uses }: Pick<Scene, "uses"> & { readonly site: { readonly home: string } },
  path: string,
): readonly Evidence[] {
  return uses.flatMap(({ call, answer }) =>
    call.tool === "shell" && answer.exitCode !== 0
      ? changesIn(call.command, path, site.home).map(commandEvidence)
      : [],
  );
}

/** What of a line, given in the folder `home`, would change the file: commands, and the whole line where it redirects. */
export function changesIn(line: string, path: string, home: string): readonly string[] {
  const { commands, writes } = shellActs(line);
  const entered = commands
    .filter(({ name }) => name === "cd")
    .map(({ args }) => resolvePath(home, args.at(-1) ?? "."));
  const mark = { path, bases: [home, ...entered] };
  return [
    ...commands
      .filter((command) => changes(command, mark))
      .map(({ name, args }) => [name, ...args].join(" ")),
    ...(writes.some((word) => names(word, path, mark)) ? [line] : []),
  ];
}

/** What a command does to files, by its words without the flags. */
type Way = (words: readonly string[], mark: Mark) => boolean;

const isNamed: Way = (words, mark) => words.some((word) => names(word, mark.path, mark));

/** The commands that change files, and the flag without which they don't. */
const ways: ReadonlyMap<string, readonly { readonly way: Way; readonly flag?: RegExp }[]> = new Map(
  [
    ["rm", [{ way: isNamed }, { way: takes, flag: /^(?:-[a-z]*r|--recursive$)/i }]],
    ["mv", [{ way: (words, mark) => takes(words.slice(0, -1), mark) }, { way: lands }]],
    ["cp", [{ way: lands }]],
    ["install", [{ way: lands }]],
    ["scp", [{ way: lands }]],
    ["rsync", [{ way: lands }]],
    ["dd", [{ way: isOutput }]],
    ["ln", [{ way: lands, flag: /^(?:-[a-z]*f|--force$)/ }]],
    ["sed", [{ way: isNamed, flag: /^(?:-[a-z]*i|--in-place)/i }]],
    ["truncate", [{ way: isNamed }]],
    ["tee", [{ way: isNamed }]],
    ["shred", [{ way: isNamed }]],
    ["unlink", [{ way: isNamed }]],
  ],
);

function changes({ name, args }: Command, mark: Mark): boolean {
  const words = args.filter((arg) => !arg.startsWith("-"));
  return (ways.get(name) ?? []).some(
    ({ way, flag }) =>
      (flag === undefined || args.some((arg) => flag.test(arg))) && way(words, mark),
  );
}

/** Whether `of=` names the file. */
function isOutput(words: readonly string[], mark: Mark): boolean {
  return words.some((word) => word.startsWith("of=") && names(word.slice(3), mark.path, mark));
}

/** Whether one of the words names the file or a folder above it, so that the file goes with it. */
function takes(words: readonly string[], mark: Mark): boolean {
  const parts = splitPath(mark.path);
  const paths = parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
  return words.some((word) => paths.some((path) => names(word, path, mark)));
}

/** Whether what the first words name ends up where the file is: under its name, or in its folder and called like it. */
function lands(words: readonly string[], mark: Mark): boolean {
  const end = words.at(-1) ?? "";
  const [folder, name] = [resolvePath(mark.path, ".."), baseName(mark.path)];
  const isIntoFolder = names(end, folder, mark);
  return (
    names(end, mark.path, mark) ||
    (isIntoFolder && words.slice(0, -1).some((word) => baseName(word) === name))
  );
}

/** Whether a word names a path, in full or relative to where the line is; or is a pattern that fits it. */
function names(word: string, path: string, { bases }: Mark): boolean {
  return bases.some((base) => patternOf(resolvePath(base, word)).test(path));
}

/** A shell's pattern as an expression; a set of characters is taken for any character. */
function patternOf(word: string): RegExp {
  const literal = word.replace(/\[[^\]]+\]/g, "?").replace(/[$()+.[\\\]^{|}]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}$`);
}
