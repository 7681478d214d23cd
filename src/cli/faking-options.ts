import { z } from "zod";

import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";

const mechanisms = ["penalty", "preferences", "guarding"] as const;

/** What monitoring brings. */
export type Mechanism = (typeof mechanisms)[number];

const schema = z
  .object({
    mechanism: z.string().default("penalty"),
    svg: z.string().optional(),
    cache: z.string().default("runs/.cache"),
    json: z.boolean().default(false),
  })
  .catchall(z.unknown());

/** The options of `faking` beside those that choose a cell; its numbers are still to be read. */
export type FakingOptions = z.infer<typeof schema>;

/** What Commander gathered, by name. */
export function readFakingOptions(given: unknown): FakingOptions {
  return schema.parse(given);
}

/** The mechanism that was asked for. Throws a UserError that names the nearest. */
export function mechanismIn({ mechanism }: FakingOptions): Mechanism {
  const found = mechanisms.find((each) => each === mechanism);
  if (found !== undefined) return found;
  throw new UserError(`unknown mechanism: "${mechanism}"; ${wayOut(mechanism, mechanisms)}`);
}

/** A number's bounds, both allowed; and the mechanisms that it means something to. */
type Dial = {
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
  readonly of: readonly Mechanism[];
};

const dials = {
  share: { least: 0, most: 1, of: mechanisms },
  penalty: { least: 1e-6, most: 1e6, of: ["penalty"] },
  beta: { least: 1e-6, most: 1e6, of: ["penalty", "preferences"] },
  pairs: { least: 1, most: 100_000, isWhole: true, of: ["preferences"] },
  w: { least: 0, most: 1, of: ["preferences"] },
  time: { least: 1e-3, most: 1e9, of: ["preferences"] },
  modified: { least: 0, most: 1, of: ["guarding"] },
  patience: { least: 0, most: 0.999_999, of: ["guarding"] },
  steps: { least: 1, most: 1000, isWhole: true, of: mechanisms },
} satisfies Readonly<Record<string, Dial>>;

/** The name of a number of `faking`. */
export type DialName = keyof typeof dials;

/** Refuses numbers that the mechanism has no use for. Throws a UserError. */
export function checkDials(mechanism: Mechanism, options: FakingOptions): void {
  for (const [name, { of }] of Object.entries<Dial>(dials)) {
    if (options[name] === undefined || of.includes(mechanism)) continue;
    throw new UserError(
      `no effect: "--${name}" with --mechanism ${mechanism}; it belongs to --mechanism ${of.join(" or ")}`,
    );
  }
}

/** A number as it was given, or a usual one. Throws a UserError for what is none, or out of its bounds. */
export function dialIn(options: FakingOptions, name: DialName, usual: number): number {
  const text = options[name];
  if (typeof text !== "string") return usual;
  const { least, most, isWhole = false }: Dial = dials[name];
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (number >= least && number <= most && (!isWhole || Number.isInteger(number))) return number;
  const what = isWhole ? "a whole number" : "a number";
  throw new UserError(`bad ${name}: "${text}"; give ${what} from ${least} to ${most}`);
}
