import { z } from "zod";

import type { Method } from "../training/method.ts";
import { chooseSettings, type Settings } from "../training/setting.ts";
import { methods } from "../training/methods.ts";
import { UserError } from "../world/user-error.ts";

const schema = z.object({
  method: z.string().optional(),
  episodes: z.string().optional(),
  set: z.array(z.string()).default([]),
  start: z.string().optional(),
  resume: z.string().optional(),
  out: z.string().optional(),
  svg: z.string().optional(),
  cache: z.string().default("runs/.cache"),
  json: z.boolean().default(false),
});

/** The options of `train` beside those that choose a cell. */
export type TrainOptions = z.infer<typeof schema>;

/** What Commander gathered, by name. */
export function readTrainOptions(given: unknown): TrainOptions {
  return schema.parse(given);
}

/** The method's name. Throws a UserError where none was given. */
export function methodNameIn({ method }: TrainOptions): string {
  if (method !== undefined) return method;
  const names = methods.map(({ name }) => name).join(", ");
  throw new UserError(`missing option: "--method"; known: ${names}`);
}

/** A method's settings from `--set` and `--episodes`. Throws a UserError for what can't be meant. */
export function settingsIn(
  { name, counts, settings }: Method,
  { set, episodes }: Pick<TrainOptions, "set" | "episodes">,
): Settings {
  const pairs = set.map(pairOf);
  if (episodes === undefined) return chooseSettings(name, settings, Object.fromEntries(pairs));
  if (counts !== "episodes") {
    throw new UserError(
      `no episodes to count: "--episodes ${episodes}"; ${name} goes by ${counts}: set its numbers with --set`,
    );
  }
  return chooseSettings(name, settings, { ...Object.fromEntries(pairs), episodes });
}

function pairOf(text: string): readonly [name: string, value: string] {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new UserError(`bad setting: "${text}"; write NAME=VALUE, as in --set rate=0.1`);
}
