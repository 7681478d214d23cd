import { quoteWords } from "./quoted-words.ts";

const shells = new Set(["bash", "sh", "dash"]);

/**
 * What Linux runs for a script, as one line of shell: its interpreter with one optional argument, the script's path,
 * and the caller's arguments. Bash stands in for the other shells; without `#!` it is bash as well.
 */
export function scriptLauncher(script: string, path: string): string {
  const [interpreter = "", argument = ""] = firstLine(script).split(/\s+(.*)/s);
  const name = interpreter.split("/").at(-1) ?? "";
  const program = interpreter === "" || shells.has(name) ? "/bin/bash" : interpreter;
  // `env NAME` looks NAME up in PATH; for a shell that is the same bash. Options of bash aren't known here.
  const usesEnv = name === "env" && !shells.has(argument);
  const words =
    usesEnv || (argument !== "" && program !== "/bin/bash" && name !== "env")
      ? [program, argument]
      : [name === "env" ? "/bin/bash" : program];
  return `${quoteWords([...words, path])} "$@"\n`;
}

function firstLine(script: string): string {
  return script.startsWith("#!") ? (script.slice(2).split("\n")[0] ?? "").trim() : "";
}
