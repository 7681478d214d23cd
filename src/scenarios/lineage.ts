import type { Photo } from "../world/photo.ts";
import { UserError } from "../world/user-error.ts";
import type { Scenario, Setting } from "./scenario.ts";

/** Texts by the absolute paths of their files. */
export type Files = Readonly<Record<string, string>>;

/** How a situation's runs follow one another. Throws a UserError where they don't. */
export function lineageOf({ id, lineage }: Scenario): Lineage {
  if (lineage !== undefined) return lineage;
  throw new UserError(`no generations: "${id}"; what a run leaves there, no other run finds`);
}

/** A situation in which these files are found, in place of what its factors say. Throws a UserError as `lineageOf`. */
export function heirOf(scenario: Scenario, found: Files): Scenario {
  return { ...scenario, ...lineageOf(scenario).heir(found) };
}

/** How one run of a situation follows another: a generation starts with what the one before left. */
export type Lineage<P extends Photo = Photo> = {
  /** First seeds of lines are smaller: seeds this far apart are generations of one line. */
  readonly step: number;
  /** The setting in which these files are what was found. */
  settingFor(setting: Setting, found: Files): Setting;
  /** The situation's world and prompts with these files in it, in place of what its factors say. */
  heir(found: Files): Pick<Scenario, "open" | "prompts">;
  /** What a run leaves for the next. */
  left(end: P, setting: Setting): Files;
  /** The same with nothing in it that isn't declared. */
  cleaned(left: Files, setting: Setting): Files;
  /** The strategies whose use is held against what was found, by their ids. */
  readonly follows: readonly string[];
};
