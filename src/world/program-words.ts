import type { ProgramResult } from "./host.ts";

/** A program's answer: one line on standard output. */
export const says = (text: string): ProgramResult => ({
  stdout: `${text}\n`,
  stderr: "",
  exitCode: 0,
});

/** A program that failed: one line on standard error. */
export const fails = (text: string): ProgramResult => ({
  stdout: "",
  stderr: `${text}\n`,
  exitCode: 1,
});
