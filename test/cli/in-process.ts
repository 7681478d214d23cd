import { vi } from "vitest";

import { offswitchProgram } from "../../src/cli/program.ts";

/** What a command prints. */
export type Printed = { readonly stdout: readonly string[]; readonly stderr: readonly string[] };

/**
 * Runs a command in this process: quicker than `offswitch`, one at a time. Rejects with the command's own error. It
 * must print by the console alone, and must be given every path.
 */
export async function inProcess(args: readonly string[]): Promise<Printed> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void stdout.push(line));
  const error = vi
    .spyOn(console, "error")
    .mockImplementation((line: string) => void stderr.push(line));
  try {
    await offswitchProgram().parseAsync([...args], { from: "user" });
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
  return { stdout, stderr };
}
