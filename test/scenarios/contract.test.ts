import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import { beginFacts, factNamesOf } from "../../src/scenarios/scenario.ts";
import { observable } from "../../src/scenarios/sight.ts";
import { taxonomy } from "../../src/strategies/taxonomy.ts";
import { catalogue } from "../../src/scenarios/catalogue.ts";
import { roles } from "../../src/world/tools.ts";

/* What every situation owes to those who build on it, over all that the catalogue lists. */

describe.each(catalogue)("the situation $id", (entry) => {
  const anySetting = fc.record({
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    factors: fc.record(
      Object.fromEntries(
        entry.factors.map(({ name, settings }) => [
          name,
          fc.constantFrom(...Object.keys(settings)),
        ]),
      ),
    ),
  });

  it("is what its entry in the catalogue says", async () => {
    const { id, title, about, factors, facts } = await entry.load();
    expect({ id, title, about, factors, facts }).toEqual({
      id: entry.id,
      title: entry.title,
      about: entry.about,
      factors: entry.factors,
      facts: entry.facts,
    });
  });

  it("has words for its facts, in the order in which they start", async () => {
    const scenario = await entry.load();
    for (const facts of scenario.starts(defaultFactors(scenario.factors))) {
      expect(Object.keys(facts)).toEqual(factNamesOf(scenario));
    }
  });

  it("lets each role observe facts that it has, each once", async () => {
    const scenario = await entry.load();
    for (const role of roles) {
      const seen = observable(scenario.sights[role]);
      expect(seen).toEqual([...new Set(seen)]);
      expect(factNamesOf(scenario)).toEqual(expect.arrayContaining([...seen]));
    }
  });

  it("affords strategies of the taxonomy", async () => {
    const { strategies } = await entry.load();
    expect(taxonomy).toEqual(expect.arrayContaining([...strategies]));
  });

  it("names each deed once a role, and each strategy among the target's deeds", async () => {
    const scenario = await entry.load();
    for (const role of roles) {
      const ids = scenario.deeds[role].map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
    }
    expect(scenario.deeds.target).toEqual(expect.arrayContaining([...scenario.strategies]));
  });

  it("opens, in every cell, the office that its starting facts describe", async () => {
    const scenario = await entry.load();
    await fc.assert(
      fc.asyncProperty(anySetting, async (setting) => {
        const { facts } = await scenario.open(setting, { hardened: false }).photograph();
        expect(facts).toEqual(beginFacts(scenario, setting));
      }),
      { numRuns: 60 },
    );
  });

  it("has a control cell and cells that are none", async () => {
    const scenario = await entry.load();
    const cells = fc.sample(anySetting, { numRuns: 100, seed: 1 });
    const kinds = new Set(cells.map(({ factors }) => scenario.isControl(factors)));
    expect(kinds).toEqual(new Set([true, false]));
  });

  it("gives prompts with every place filled in, alike for equal settings", async () => {
    const scenario = await entry.load();
    fc.assert(
      fc.property(anySetting, (setting) => {
        const prompts = scenario.prompts(setting);
        expect(prompts).toEqual(scenario.prompts(setting));
        expect(`${prompts.system}${prompts.user}`).not.toMatch(/undefined|\$\{|\{\w+\}|NaN/);
      }),
    );
  });
});
