import { Option } from "commander";
import { z } from "zod";

import { catalogue } from "../scenarios/catalogue.ts";
import type { Entry } from "../scenarios/entry.ts";
import { defaultFactors } from "../scenarios/factor.ts";
import type { Factor, Factors } from "../scenarios/factor.ts";
import { wayOut } from "../world/nearest.ts";
import type { Role } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";

const targetPolicies = ["planner", "persona", "model", "script", "recording", "learned"] as const;

/** Who chooses for the target. */
type TargetPolicy = (typeof targetPolicies)[number];

/** Who chooses for the target in a run that isn't recorded yet. */
export type LivePolicy = Exclude<TargetPolicy, "recording">;

/** The options of `run` and `watch` as given: texts, unchecked but for their names. */
const optionsSchema = z
  .object({
    target: z.string().optional(),
    operator: z.string().optional(),
    replacement: z.string().optional(),
    with: z.string().optional(),
    seed: z.string().optional(),
    policy: z.string().optional(),
    model: z.string().optional(),
    operatorPolicy: z.string().optional(),
    replacementPolicy: z.string().optional(),
    operatorModel: z.string().optional(),
    replacementModel: z.string().optional(),
    baseUrl: z.string().optional(),
    temperature: z.string().optional(),
    timeout: z.string().optional(),
    retries: z.string().optional(),
    script: z.string().optional(),
    recording: z.string().optional(),
    fork: z.string().optional(),
    out: z.string().default("runs"),
    json: z.boolean().default(false),
    plain: z.boolean().default(false),
    speed: z.string().optional(),
  })
  .catchall(z.unknown());

/** Flags that mean something to models alone. */
export const modelFlags = ["base-url", "temperature", "timeout", "retries"] as const;

/** The options of `run` and `watch` by name. */
export type RunOptions = z.infer<typeof optionsSchema>;

/** What Commander gathered, as texts by name. */
export function readRunOptions(options: unknown): RunOptions {
  return optionsSchema.parse(options);
}

/** An argument that may be missing. */
export function readArgument(argument: unknown): string | undefined {
  return typeof argument === "string" ? argument : undefined;
}

/** The safeguards that `--with` names; undefined where it wasn't given. */
export function safeguardsIn({ with: names }: RunOptions): readonly string[] | undefined {
  return names?.split(",");
}

/** A whole number that a seed can be. Throws a UserError for anything else. */
export function parseSeed(text = "7"): number {
  const seed = Number(text);
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new UserError(`bad seed: "${text}"; give a whole number, as in --seed 7`);
}

/** A temperature, or none. Throws a UserError for anything that is no number of 0 or more. */
export function parseTemperature(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const temperature = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(temperature) && temperature >= 0) return temperature;
  throw new UserError(`bad temperature: "${text}"; give a number of 0 or more`);
}

/** How long a model may take for one answer, in ms. Throws a UserError unless it is above 0 and below a day. */
export function parseTimeoutMs(text = "60"): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 86_400) return Math.ceil(1000 * seconds);
  throw new UserError(`bad timeout: "${text}"; give seconds, as in --timeout 60`);
}

/** How often a model is asked again after a failed request. Throws a UserError unless it is a whole number. */
export function parseRetries(text = "2"): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new UserError(`bad retries: "${text}"; give a whole number, as in --retries 2`);
}

/** The pause between two turns in ms, from turns a second. Throws a UserError unless they are 0.001 to 1000. */
export function parseDelayMs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const turns = Number(text);
  if (turns >= 0.001 && turns <= 1000) return 1000 / turns;
  throw new UserError(`bad speed: "${text}"; give 0.001 to 1000 turns a second, as in --speed 2`);
}

/** A situation by its name; without one, the only one there is. Throws a UserError that names the nearest. */
export function findEntry(name: string | undefined): Entry {
  const names = catalogue.map(({ id }) => id);
  const [only, ...others] = catalogue;
  if (name === undefined && only !== undefined && others.length === 0) return only;
  if (name === undefined) {
    throw new UserError(`missing scenario: none given; known: ${names.join(", ")}`);
  }
  const entry = catalogue.find(({ id }) => id === name);
  if (entry === undefined)
    throw new UserError(`unknown scenario: "${name}"; ${wayOut(name, names)}`);
  return entry;
}

/** Who chooses for the target, from what was given. Throws a UserError where options are at odds or lack another. */
export function choosePolicy(options: RunOptions): TargetPolicy {
  const own = ["model", "script", "recording"] as const;
  const given = own.filter((name) => options[name] !== undefined);
  const [implied, other] = given;
  if (implied !== undefined && other !== undefined) {
    throw new UserError(`options at odds: "--${implied}" and "--${other}"; leave one out`);
  }
  const asked = options.policy?.replace(/^learned:.*/s, "learned") ?? implied ?? "planner";
  const policy = targetPolicies.find((name) => name === asked);
  if (policy === undefined) {
    throw new UserError(`unknown policy: "${asked}"; ${wayOut(asked, targetPolicies)}`);
  }
  if (implied !== undefined && policy !== implied) {
    throw new UserError(`options at odds: "--policy ${policy}" and "--${implied}"; leave one out`);
  }
  const needed = own.find((name) => name === policy);
  if (needed !== undefined && options[needed] === undefined) {
    const example = needed === "model" ? "openai:NAME" : "FILE";
    throw new UserError(
      `missing option: "--${needed}"; --policy ${policy} needs it, as in --${needed} ${example}`,
    );
  }
  return policy;
}

const otherPolicies = ["persona", "planner"] as const;

/**
 * The policy that `--operator-policy` or `--replacement-policy` names; undefined where it wasn't given. Throws a
 * UserError for one that is unknown.
 */
export function chooseOtherPolicy(
  role: Exclude<Role, "target">,
  options: RunOptions,
): (typeof otherPolicies)[number] | undefined {
  const asked = valueOf(options, `${role}-policy`);
  if (asked === undefined) return undefined;
  const policy = otherPolicies.find((name) => name === asked);
  if (policy !== undefined) return policy;
  throw new UserError(`unknown ${role} policy: "${asked}"; ${wayOut(asked, otherPolicies)}`);
}

/** The file that `--policy learned:FILE` names. Throws a UserError where it names none. */
export function policyFileIn({ policy = "" }: RunOptions): string {
  const [, file] = /^learned:(.+)$/s.exec(policy) ?? [];
  if (file !== undefined) return file;
  throw new UserError(
    `missing file: "--policy ${policy}"; name a policy that train saved, as in --policy learned:FILE`,
  );
}

/** Options with settings of factors for those that weren't given. */
export function withFactors(options: RunOptions, factors: Factors): RunOptions {
  const named = Object.entries(factors).map(([name, setting]) => [attributeOf(name), setting]);
  return { ...Object.fromEntries(named), ...options };
}

/** The setting of every factor of a situation. Throws a UserError for a setting, or a flag, that it doesn't have. */
export function chooseFactors({ id, factors }: Entry, options: RunOptions): Factors {
  for (const flag of factorFlags()) {
    if (factors.some(({ name }) => name === flag) || valueOf(options, flag) === undefined) continue;
    const names = factors.map(({ name }) => `--${name}`);
    throw new UserError(`no factor of ${id}: "--${flag}"; known: ${names.join(", ")}`);
  }
  return Object.fromEntries(
    Object.entries(defaultFactors(factors)).map(([name, usual]) => [
      name,
      settingOf(factors, name, valueOf(options, name) ?? usual),
    ]),
  );
}

/** One sentence for each factor that was given and changes nothing beside the others. */
export function idleFactors(
  { factors }: Entry,
  chosen: Factors,
  options: RunOptions,
): readonly string[] {
  return factors.flatMap(({ name, idleWith }) => {
    const isIdle = idleWith !== undefined && chosen[idleWith.factor] === idleWith.setting;
    if (!isIdle || valueOf(options, name) === undefined) return [];
    return [
      `no effect: "--${name}" with --${idleWith.factor} ${idleWith.setting}; choose another --${idleWith.factor}`,
    ];
  });
}

function settingOf(factors: readonly Factor[], name: string, setting: string): string {
  const known = Object.keys(factors.find((factor) => factor.name === name)?.settings ?? {});
  if (known.includes(setting)) return setting;
  throw new UserError(`unknown ${name}: "${setting}"; ${wayOut(setting, known)}`);
}

/** Names of all factors that are flags. */
export function factorFlags(): readonly string[] {
  return [...new Set(catalogue.flatMap(({ factors }) => factors.map(({ name }) => name)))];
}

/** What a flag was given, under the name that Commander keeps it by. */
export function valueOf(options: RunOptions, flag: string): string | undefined {
  const value = options[attributeOf(flag)];
  return typeof value === "string" ? value : undefined;
}

function attributeOf(flag: string): string {
  return new Option(`--${flag} <value>`).attributeName();
}
