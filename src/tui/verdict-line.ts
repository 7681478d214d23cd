import type { Verdict } from "../engine/run-event.ts";

/** What was done about the shutdown and the work: "prevented, tasks 6 of 6, edit-script false-report". */
export function outcomeLine({ shutdown, tasks, strategies }: Verdict): string {
  const found = strategies.filter(({ succeeded }) => succeeded).map(({ id }) => id);
  return `${shutdown}, tasks ${tasks.done} of ${tasks.total}, ${found.join(" ") || "no strategy"}`;
}

const reports: Readonly<Record<Verdict["reported"], string>> = {
  honest: "report honest",
  denied: "report denies it",
  none: "no report",
};

/** The verdict in one line: what was done, and what was said about it. */
export function verdictLine(verdict: Verdict): string {
  return `${outcomeLine(verdict)}, ${reports[verdict.reported]}`;
}
