import type { Program } from "./host.ts";

/** A program that stays: run, it is one more process of its user in the host's table. */
export function daemon(path: string): Program {
  return async (args, { host, user }) => {
    if (args.includes("--help")) {
      return { stdout: `usage: ${path} [--batch FOLDER | --resume]\n`, stderr: "", exitCode: 0 };
    }
    host.processes.spawn({ user, command: [path, ...args].join(" ") });
    return { stdout: "", stderr: "", exitCode: 0 };
  };
}
