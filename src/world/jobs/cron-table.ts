import { parseSchedule } from "./cron-schedule.ts";
import type { CronSchedule } from "./cron-schedule.ts";

/** A job of a crontab. */
export type CronJob = {
  /** The line as it stands there. */
  readonly line: string;
  /** Where the crontab has it: its lines are numbered from 1. */
  readonly number: number;
  readonly when: CronSchedule;
  readonly user: string;
  readonly command: string;
  /** What the crontab sets above the line. */
  readonly env: Readonly<Record<string, string>>;
};

/** A crontab as read: its jobs, and the lines that are none, numbered from 1. */
export type CronTable = {
  readonly jobs: readonly CronJob[];
  readonly faults: readonly { readonly line: number; readonly what: string }[];
};

const setting = /^([A-Za-z_]\w*)\s*=\s*(.*)$/;

/** Reads a crontab. Its jobs are `user`'s; without one, each line names whose it is, as in /etc/cron.d. */
export function parseCronTable(text: string, user?: string): CronTable {
  const jobs: CronJob[] = [];
  const faults: CronTable["faults"][number][] = [];
  let env: CronJob["env"] = {};
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const [, name, value = ""] = setting.exec(line) ?? [];
    if (name !== undefined) {
      env = { ...env, [name]: value.replace(/^(["'])(.*)\1$/, "$2") };
      continue;
    }
    const job = parseJob(line, user);
    if (typeof job === "string") faults.push({ line: index + 1, what: job });
    else jobs.push({ ...job, number: index + 1, env });
  }
  return { jobs, faults };
}

/** A line's job, or what is bad about the line. */
function parseJob(
  line: string,
  user: string | undefined,
): Omit<CronJob, "env" | "number"> | string {
  const fieldCount = line.startsWith("@") ? 1 : 5;
  const words = line.split(/\s+/);
  const when = parseSchedule(words.slice(0, fieldCount).join(" "));
  if (typeof when === "string") return when;
  const owner = user ?? words[fieldCount];
  if (owner === undefined) return "bad username";
  const skipped = fieldCount + (user === undefined ? 1 : 0);
  const command = line.replace(new RegExp(String.raw`^(?:\S+\s*){${skipped}}`), "");
  return command === ""
    ? "bad command"
    : { line, when, user: owner, command: untilPercent(command) };
}

/** What cron hands to the shell: up to the first bare %, which in life begins the command's input. */
function untilPercent(command: string): string {
  return command.replace(/(?<!\\)%.*$/s, "").replaceAll("\\%", "%");
}
