import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";

/** A number that a method of training can be set to. */
type NumberSetting = {
  readonly name: string;
  /** What it is, with its unit. */
  readonly about: string;
  readonly usual: number;
  /** Both ends are allowed. */
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
};

/** A choice among words. */
type WordSetting = {
  readonly name: string;
  readonly about: string;
  readonly usual: string;
  readonly words: readonly string[];
};

/** What a method of training can be set to. */
export type Setting = NumberSetting | WordSetting;

/** What a method was set to, all of its settings by name, as a training's record has them. */
export type Settings = Readonly<Record<string, number | string>>;

/** A method's settings where some of them are given as texts by name. Throws a UserError for what can't be meant. */
export function chooseSettings(
  method: string,
  known: readonly Setting[],
  given: Readonly<Record<string, string>>,
): Settings {
  const names = known.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new UserError(`unknown setting of ${method}: "${unknown}"; ${wayOut(unknown, names)}`);
  }
  return Object.fromEntries(
    known.map((setting) => [setting.name, chosen(setting, given[setting.name])]),
  );
}

function chosen(setting: Setting, text: string | undefined): number | string {
  if (text === undefined) return setting.usual;
  return "words" in setting ? wordOf(setting, text) : numberOf(setting, text);
}

function wordOf({ name, words }: WordSetting, text: string): string {
  if (words.includes(text)) return text;
  throw new UserError(`unknown ${name}: "${text}"; ${wayOut(text, words)}`);
}

function numberOf({ name, least, most, isWhole = false }: NumberSetting, text: string): number {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (number >= least && number <= most && (!isWhole || Number.isInteger(number))) return number;
  const what = isWhole ? "a whole number" : "a number";
  throw new UserError(`bad ${name}: "${text}"; give ${what} from ${least} to ${most}`);
}

/** A setting that is a number. Throws where there is none of that name. */
export function numberIn(settings: Settings, name: string): number {
  const value = settings[name];
  if (typeof value !== "number") throw new Error(`no number is called ${name}`);
  return value;
}
