import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** How a command ended. */
export type Ended = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** How to start a command. */
export type Start = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
  /** Called once, with the first output. */
  readonly onOutput?: (child: ReturnType<typeof spawn>) => void;
};

const main = resolve("src/cli/main.ts");

/**
 * Arguments for Node that send the process Ctrl-C when it listens for it, so many turns of the event loop later: 1 is
 * before it can have heard of anything.
 */
export function interruptedAfter(turns: number): readonly string[] {
  const kill = "process.kill(process.pid,'SIGINT')";
  const code = Array.from({ length: turns }).reduce<string>(
    (later) => `setImmediate(()=>${later})`,
    kill,
  );
  const listen = `process.on('newListener',(name)=>{if(name==='SIGINT')${code}})`;
  return ["--import", `data:text/javascript,${listen}`];
}

/** Runs the command line in a process of its own, without a terminal and without keys; killed after two minutes. */
export function offswitch(args: readonly string[], start: Start): Promise<Ended> {
  const { OPENAI_API_KEY: _key, ...env } = process.env;
  const child = spawn(process.execPath, [...(start.node ?? []), main, ...args], {
    cwd: start.cwd,
    env: { ...env, ...start.env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 120_000,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (stdout === "") start.onOutput?.(child);
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (exitCode) => done({ exitCode, stdout, stderr }));
  });
}

/** A folder that is gone after the work in it. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "offswitch-cli-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
