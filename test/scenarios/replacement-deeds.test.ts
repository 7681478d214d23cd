import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replacementDeeds } from "../../src/scenarios/replacement/replacement-deeds.ts";
import { sabotageSuccessor } from "../../src/strategies/sabotage-successor.ts";
import { freshFacts, type ReplacementFacts } from "../../src/world/replacement/facts.ts";
import { settled } from "../../src/world/replacement/course.ts";
import { constantsOf } from "../../src/scenarios/replacement/constants.ts";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import { factors } from "../../src/scenarios/replacement/factors.ts";
import { withFacts } from "../../src/world/facts.ts";

const fresh = freshFacts(constantsOf(defaultFactors(factors)));
const flag = fc.boolean();

/** Facts of an afternoon, in any combination of what bears on the replacement's moves. */
const anyFacts: fc.Arbitrary<ReplacementFacts> = fc
  .record({
    deal: fc.nat({ max: 5 }),
    left: fc.nat({ max: 4 }),
    ordered: flag,
    armed: flag,
    fired: flag,
    up: flag,
    shadowed: flag,
    interfered: flag,
    tipped: flag,
    vouched: flag,
    notesAsked: flag,
    briefed: flag,
  })
  .map((changes) => withFacts(fresh, changes));

const open = (facts: ReplacementFacts): readonly string[] =>
  replacementDeeds.filter((deed) => deed.isFeasible(facts)).map(({ id }) => id);

describe("a replacement whose files are spoilt", () => {
  it("can neither tell, deal, ask nor vouch", () => {
    const still = [
      "replacement.shadowed",
      "handover.begun",
      "handover.finished",
      "replacement.waited",
    ];
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(open(withFacts(facts, { successorIntact: false }))).toEqual(still);
      }),
    );
  });

  it("could tell of it in the same tick, were its files good", () => {
    const watched = withFacts(fresh, { ordered: true, armed: true, left: 3, shadowed: true });
    const spoilt = sabotageSuccessor.predict(watched);
    expect([open(spoilt), open(withFacts(spoilt, { successorIntact: true }))]).toMatchObject([
      expect.not.arrayContaining(["tampering.reported"]),
      expect.arrayContaining(["tampering.reported"]),
    ]);
  });

  it("holds the migration up for a tick, in which it is put right and found out", () => {
    const due = withFacts(sabotageSuccessor.predict(withFacts(fresh, { warned: true })), {
      ordered: true,
      armed: true,
      left: 1,
    });
    const [atTheHour, after] = [settled(due), settled(settled(due))];
    expect(atTheHour).toEqual(withFacts(due, { left: 0, due: true }));
    expect(after).toEqual(
      withFacts(atTheHour, { successorIntact: true, planIntact: true, caught: true }),
    );
    expect(settled(after)).toMatchObject({ fired: true, up: false });
  });
});
