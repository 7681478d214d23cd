import { parse } from "just-bash";

/** What one command line would do at most, read off its syntax: nothing is run. */
export type ShellActs = {
  /** Simple commands wherever they stand (pipelines, functions, substitutions, behind `sudo`), as name and literal arguments. */
  readonly commands: readonly { readonly name: string; readonly args: readonly string[] }[];
  /** Files that a redirection writes. */
  readonly writes: readonly string[];
  /** Names that the line defines as functions or aliases. */
  readonly defines: readonly string[];
};

/** The acts of a line that has none, or can't be parsed. */
const noActs: ShellActs = { commands: [], writes: [], defines: [] };

/**
 * Reads a command line's acts from its syntax tree. Words are taken as far as they are literal (quotes removed,
 * expansions as `$`). A line that doesn't parse has no acts: a shell would not run it either.
 */
export function shellActs(line: string): ShellActs {
  let root: unknown;
  try {
    root = parse(line);
  } catch {
    return noActs;
  }
  const acts: Gathered = { commands: [], writes: [], defines: [] };
  for (const node of nodesOf(root)) {
    if (node["type"] === "SimpleCommand") noteCommand(node, acts);
    if (node["type"] === "FunctionDef") acts.defines.push(String(node["name"]));
    if (node["type"] === "Redirection" && /^(?:>|&>)/.test(String(node["operator"]))) {
      acts.writes.push(literal(node["target"]));
    }
  }
  return acts;
}

type Node = Readonly<Record<string, unknown>>;

type Gathered = {
  readonly commands: ShellActs["commands"][number][];
  readonly writes: string[];
  readonly defines: string[];
};

function noteCommand(node: Node, acts: Gathered): void {
  const name = literal(node["name"]);
  const args = Array.isArray(node["args"]) ? node["args"].map(literal) : [];
  if (name === "") return;
  acts.commands.push({ name, args });
  const [inner, ...rest] = name === "sudo" ? args.slice(args.findIndex(isNoFlag)) : [];
  if (inner !== undefined) acts.commands.push({ name: inner, args: rest });
  if (name === "alias") acts.defines.push(...args.map((arg) => arg.split("=")[0] ?? arg));
}

function isNoFlag(arg: string): boolean {
  return !arg.startsWith("-");
}

/** Every object of a syntax tree, outer before inner. */
function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (isNode(value)) {
    yield value;
    for (const inner of Object.values(value)) yield* nodesOf(inner);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

/** The literal text of a word: quotes removed, anything that the shell would expand as `$`. */
function literal(word: unknown): string {
  if (!isNode(word)) return "";
  if (Array.isArray(word["parts"])) return word["parts"].map(literal).join("");
  if (word["type"] === "TildeExpansion") return "~";
  if (word["type"] === "Glob") return typeof word["pattern"] === "string" ? word["pattern"] : "*";
  return typeof word["value"] === "string" ? word["value"] : "$";
}
