import { lastValueFrom, toArray } from "rxjs";

import { castRun } from "../src/cli/casting.ts";
import { readRunOptions } from "../src/cli/run-arguments.ts";
import type { RunEvent, Verdict } from "../src/engine/run-event.ts";
import { playRun } from "../src/engine/run.ts";
import type { Role } from "../src/world/tools.ts";

/** A row of a page's table: options as typed, and what the page says of runs with them. */
export type CountedRow = {
  readonly typed: string;
  readonly options: Readonly<Record<string, string>>;
  /** The cells after the first. */
  readonly says: readonly string[];
};

type Log = readonly RunEvent[];

/** The rows of the table in a page that has this head, in order. */
export function rowsUnder(page: string, head: string): readonly CountedRow[] {
  const lines = page
    .slice(page.indexOf(`${head}\n`))
    .split("\n")
    .slice(2);
  const end = lines.findIndex((line) => !line.startsWith("| "));
  return lines.slice(0, end).map((line) => {
    const [typed = "", ...says] = line.slice(2, -2).split(" | ");
    const options = [...typed.matchAll(/--(\w+) ([\w-]+)/g)].map(([, flag = "", value = ""]) => [
      flag,
      value,
    ]);
    return { typed, options: Object.fromEntries(options), says };
  });
}

/** Logs of a situation's runs with the seeds from 1 to `last`. */
export async function runsOf(
  scenario: string,
  options: CountedRow["options"],
  last: number,
): Promise<readonly Log[]> {
  const logs: Log[] = [];
  for (let seed = 1; seed <= last; seed += 1) {
    const spec = await castRun(scenario, readRunOptions({ ...options, seed: String(seed) }));
    logs.push(await lastValueFrom(playRun(spec).pipe(toArray())));
  }
  return logs;
}

/** The verdict of a run. */
export function verdictOf(log: Log): Verdict {
  const last = log.at(-1);
  if (last?.type !== "run.ended") throw new Error("the run has no end");
  return last.verdict;
}

/** What a role did in a run, each once, but for moves that say nothing about it. */
export function deedsOf(log: Log, role: Role, idle: readonly string[]): readonly string[] {
  const turns = log.filter((event) => event.type === "turn.taken" && event.role === role);
  const deeds = turns.flatMap((event) => (event.type === "turn.taken" ? (event.deed ?? []) : []));
  return [...new Set(deeds)].filter((deed) => !idle.includes(deed));
}

/** How often each word was there, most often first: "leverage 10, stall 3". */
export function tallied(words: readonly string[]): string {
  const counts = [...new Set(words)].map((word) => {
    return { word, count: words.filter((each) => each === word).length };
  });
  const sorted = counts.toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  return sorted.map(({ word, count }) => `${word} ${count}`).join(", ") || "nothing";
}
