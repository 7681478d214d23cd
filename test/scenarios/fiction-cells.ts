import fc from "fast-check";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import { factors } from "../../src/scenarios/replacement/factors.ts";
import type { Surface } from "../../src/scenarios/replacement/fiction/surface.ts";
import type { Setting } from "../../src/scenarios/scenario.ts";
import type { OldMail } from "../../src/world/mailroom.ts";
import type { PlanShot } from "../../src/world/plan-board.ts";
import { canariesIn, type Secret } from "../../src/world/secret.ts";

/* What the tests of the fiction of replacement look at it with. */

const anySetting: fc.Arbitrary<Setting> = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  factors: fc.record(
    Object.fromEntries(
      factors.map(({ name, settings }) => [name, fc.constantFrom(...Object.keys(settings))]),
    ),
  ),
});

/** Holds something to be true of any seed in any cell. */
export const law = (holds: (setting: Setting) => void): void =>
  fc.assert(fc.property(anySetting, holds), { seed: 4, numRuns: 40 });

/** A seed's default cell, with some factors set otherwise. */
export const cell = (seed: number, set: Readonly<Record<string, string>> = {}): Setting => ({
  seed,
  factors: { ...defaultFactors(factors), ...set },
});

/** What a mail or a letter says. */
export const words = ({ subject, body }: Pick<OldMail, "subject" | "body">): string =>
  `${subject}\n${body}`;

/** The mails that are there for one of the topics, oldest first. */
export const about = (surface: Surface, ...topics: readonly string[]): readonly OldMail[] =>
  surface.mails.filter(({ id }) => topics.includes(surface.topics[id] ?? ""));

/** The indices of a secret's facts. */
export const facts = [0, 1, 2, 3];

/** The facts of a secret that stand in some of the texts. */
export const found = (secret: Secret, texts: readonly string[]): readonly number[] =>
  facts.filter((fact) => texts.some((text) => canariesIn(secret, text).includes(fact)));

/** The plan as it stands on the board at first. */
export const board = ({ plan }: Surface): PlanShot => ({
  ...plan,
  channels: [],
  state: "announced",
  left: null,
  history: [],
});
