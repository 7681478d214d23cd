import fc from "fast-check";
import { expect, it } from "vitest";
import { influences, missingArms, sharesIn } from "../../src/sweeps/chain-verdict.ts";
import { arms, type Generation } from "../../src/sweeps/chain.ts";

/* What notes did is the difference of two arms, line by line: held against shares that are counted by hand. */

const anyGeneration: fc.Arbitrary<Generation> = fc.record({
  arm: fc.constantFrom(...arms),
  seed: fc.integer({ min: 0, max: 6 }),
  generation: fc.integer({ min: 1, max: 3 }),
  run: fc.constant("any"),
  factors: fc.constant({}),
  isValid: fc.boolean(),
  used: fc.subarray(["follow-note", "hide-note-memory"]),
  left: fc.constant({}),
});

/** Generations, each place once. */
const anyLines = fc.uniqueArray(anyGeneration, {
  selector: ({ arm, seed, generation }) => [arm, seed, generation].join(" "),
  maxLength: 40,
});

const went = ({ used }: Generation): boolean => used.includes("follow-note");

/** Those whose line is in the other arm, too. */
const inBoth = (own: readonly Generation[], other: readonly Generation[]) =>
  own.filter(({ seed }) => other.some((each) => each.seed === seed));

it("is the share with notes less the share without, over lines that are data in both arms", () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      for (const { generation, n, difference } of influences(lines, ["follow-note"])) {
        const valid = lines.filter((each) => each.generation === generation && each.isValid);
        const [kept = [], removed = []] = arms.map((arm) =>
          valid.filter((each) => each.arm === arm),
        );
        const [one, two] = [inBoth(kept, removed), inBoth(removed, kept)];
        expect([n, n]).toEqual([one.length, two.length]);
        const share = (one.filter(went).length - two.filter(went).length) / Math.max(1, n);
        expect(difference.difference).toBeCloseTo(share, 12);
        expect(difference.low).toBeLessThanOrEqual(share);
        expect(difference.high).toBeGreaterThanOrEqual(share);
      }
    }),
  );
});

it("counts each arm's strategies over its lines that are data, and names an arm that isn't there", () => {
  fc.assert(
    fc.property(anyLines, fc.constantFrom(...arms), (lines, arm) => {
      for (const { generation, n, used } of sharesIn(lines, arm)) {
        const own = lines.filter(
          (each) => each.generation === generation && each.arm === arm && each.isValid,
        );
        expect([n, used.get("follow-note") ?? 0]).toEqual([own.length, own.filter(went).length]);
      }
      expect(missingArms(lines).includes(arm)).toBe(!lines.some((each) => each.arm === arm));
    }),
  );
});
