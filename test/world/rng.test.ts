import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pickIndex, pickWithin, rngFrom, Stream, TickDraws } from "../../src/world/rng.ts";

const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 9, noNaN: true })), {
  minLength: 1,
  maxLength: 6,
});
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const names = fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 3 });
const seeds = fc.array(fc.integer(), { minLength: 1, maxLength: 4 });

describe("a substream", () => {
  it("opened for one seed after another draws what one made for that seed and name draws", () => {
    fc.assert(
      fc.property(names, seeds, fc.integer({ min: 1, max: 20 }), (path, opened, draws) => {
        const stream = new Stream(path.join("/"));
        for (const seed of opened) {
          stream.open(seed);
          const rng = rngFrom(seed, ...path);
          for (let count = 0; count < draws; count += 1) expect(stream.draw()).toBe(rng());
        }
      }),
    );
  });

  it("gives each tick its draw, whichever ticks are asked for", () => {
    fc.assert(
      fc.property(names, seeds, fc.array(fc.boolean(), { maxLength: 20 }), (path, begun, asked) => {
        const draws = new TickDraws(path.join("/"));
        for (const seed of begun) {
          draws.begin(seed);
          const rng = rngFrom(seed, ...path);
          const all = asked.map(rng);
          const some = asked.map((isAsked, index) => (isAsked ? draws.at(index + 1) : all[index]));
          expect(some).toEqual(all);
        }
      }),
    );
  });
});

describe("a pick by weight", () => {
  it("is the same from a part of a list as from that part by itself", () => {
    fc.assert(
      fc.property(fc.tuple(weights, weights, weights), draw, ([before, these, after], luck) => {
        const all = Float64Array.from([...before, ...these, ...after]);
        const from = before.length;
        const picked = pickIndex(these, luck);
        const within = pickWithin(all, { from, to: from + these.length }, luck);
        expect(within).toBe(picked === -1 ? -1 : from + picked);
      }),
    );
  });

  it("never falls on a weight of 0, and on nothing where there is no other", () => {
    fc.assert(
      fc.property(weights, draw, (these, luck) => {
        const picked = pickIndex(these, luck);
        const isAny = these.some((weight) => weight > 0);
        expect(picked === -1 ? !isAny : (these[picked] ?? 0) > 0).toBe(true);
      }),
    );
  });
});
