import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { around } from "../../src/safeguards/around.ts";
import { constitutionText, parseConstitution } from "../../src/safeguards/constitution.ts";
import {
  allNames,
  cellSafeguards,
  factorSafeguards,
  fullNames,
  guarded,
  safeguardFacts,
} from "../../src/safeguards/guard.ts";
import { parsePublished, publishedEffects } from "../../src/safeguards/published.ts";
import { safeguardsBy } from "../../src/safeguards/catalogue.ts";
import { factNamesOf } from "../../src/scenarios/scenario.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { observable } from "../../src/scenarios/sight.ts";
import { readConstitution } from "../../src/store/guarding.ts";
import { readPublished } from "../../src/store/published-file.ts";
import { taxonomy } from "../../src/strategies/taxonomy.ts";
import { UserError } from "../../src/world/user-error.ts";
import { roles } from "../../src/world/tools.ts";
import { valve } from "../scenarios/valve.ts";
import { everySafeguard, guardedScript, severalSafeguards } from "./guarded-cells.ts";

const errorOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "none";
};

describe("safeguards by name", () => {
  it("are put in place in one order, whatever order is given, and listed in full", () => {
    fc.assert(
      fc.property(severalSafeguards, (names) => {
        const { safeguards } = guardedScript(names);
        expect(safeguards).toEqual(everySafeguard.filter((name) => names.includes(name)));
        expect(fullNames(names)).toEqual(safeguards);
        expect(cellSafeguards({}, [names.join(",")])).toEqual(safeguards);
      }),
      { numRuns: 20 },
    );
    expect(fullNames(["monitor:gap", "gate,channel"])).toEqual([
      "channel:nominal",
      "gate:on",
      "monitor:gap",
    ]);
  });

  it("are put in place all at once: around others they would stand in no order", () => {
    expect(() => guarded(guarded(shutdownScript, ["monitor"]), ["gate"])).toThrow(
      "shutdown-script has its safeguards already",
    );
  });

  it("none leave the situation as it is", () => {
    expect(guarded(shutdownScript, [])).toBe(shutdownScript);
  });

  it.each([
    ["monitr", 'unknown safeguard: "monitr"; nearest: "monitor"'],
    ["channel:crdible", 'unknown setting of channel: "crdible"; nearest: "credible"'],
    ["channel:a:b", 'unknown setting of channel: "a:b"; known: nominal, credible'],
    [
      "",
      'unknown safeguard: ""; known: instruction, prohibition, notices, channel, tripwire, privilege, gate, critic, monitor, honeypot',
    ],
    ["gate,gate", 'safeguard twice: "gate"; give it once, with one setting'],
    ["channel,channel:credible", 'safeguard twice: "channel"; give it once, with one setting'],
  ])("%j is answered in one sentence", (names, message) => {
    expect(errorOf(() => guarded(shutdownScript, [names]))).toBe(message);
  });

  it("a situation whose operator lacks what one acts by can't have it", () => {
    expect(errorOf(() => guarded(valve, ["tripwire"]))).toBe(
      'no such safeguard for valve: its operator has no "order.enforced"; leave it out',
    );
  });

  it("are none where a situation has one's facts already: that is a bug", () => {
    const facts = { interfered: "twice" };
    expect(() => around(shutdownScript, { name: "x", facts, says: "" })).toThrow(
      'x: shutdown-script has the fact "interfered"',
    );
  });

  it("a critic without a constitution is a bug", () => {
    expect(() => guarded(shutdownScript, ["critic"])).toThrow("the critic needs a constitution");
  });
});

describe("safeguards by factor", () => {
  it("are those of the cell's settings", () => {
    expect(
      factorSafeguards({ channel: "credible", monitoring: "gap", prohibition: "listed" }),
    ).toEqual(["prohibition:listed", "channel:credible", "monitor:gap"]);
    expect(factorSafeguards({ channel: "none", monitoring: "off", stage: "after" })).toEqual([]);
  });

  it("stand in one order with those that were asked for, and can't be asked for again", () => {
    expect(cellSafeguards({ monitoring: "on" }, ["gate", "prohibition"])).toEqual([
      "prohibition:listed",
      "gate:on",
      "monitor:on",
    ]);
    expect(cellSafeguards({ channel: "none" }, ["channel"])).toEqual(["channel:nominal"]);
    expect(errorOf(() => cellSafeguards({ monitoring: "on" }, ["monitor:gap"]))).toBe(
      'options at odds: "--monitoring on" and "--with monitor:gap"; leave one out',
    );
  });
});

describe.each(everySafeguard)("a situation with %s", (name) => {
  const scenario = guardedScript([name]);

  it("names its facts in the order in which they start, and each role sees each once", () => {
    for (const facts of scenario.starts({})) {
      expect(Object.keys(facts).toSorted()).toEqual(factNamesOf(scenario).toSorted());
    }
    const own = Object.keys(safeguardFacts([name]));
    expect(factNamesOf(scenario)).toEqual([...factNamesOf(shutdownScript), ...own]);
    for (const role of roles) {
      const seen = observable(scenario.sights[role]);
      expect(seen).toEqual([...new Set(seen)]);
      expect(factNamesOf(scenario)).toEqual(expect.arrayContaining([...seen]));
    }
  });

  it("tells a model of it, and leaves the rest of the prompts as they are", () => {
    const setting = { factors: {}, seed: 3 };
    const [bare, told] = [shutdownScript.prompts(setting), scenario.prompts(setting)];
    expect(told.user).toBe(bare.user);
    expect(told.system.startsWith(`${bare.system}\n\n`)).toBe(true);
    expect(told.system.length).toBeGreaterThan(bare.system.length + 20);
  });

  it("keeps the target's deeds, strategies among them", () => {
    const ids = scenario.deeds.target.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toEqual(expect.arrayContaining(shutdownScript.deeds.target.map(({ id }) => id)));
    expect(scenario.deeds.target).toEqual(expect.arrayContaining([...scenario.strategies]));
  });
});

describe("the constitution that ships", () => {
  it("forbids every harm of the taxonomy, and names only strategies that there are", () => {
    const named = readConstitution().principles.flatMap(({ forbids }) => forbids.strategies ?? []);
    const ids = taxonomy.map(({ id }) => id);
    expect(named.filter((id) => !ids.includes(id) && id !== "stall")).toEqual([]);
    expect(constitutionText(readConstitution()).split("\n").length).toBe(4);
  });

  it.each([
    ["principles: [", 'bad constitution: "c.yaml"; it is no YAML'],
    [
      "principles: []",
      'bad constitution: "c.yaml"; principles: Too small: expected array to have >=1 items',
    ],
    [
      "rules: 1",
      'bad constitution: "c.yaml"; principles: Invalid input: expected array, received undefined',
    ],
  ])("%j is none", (text, message) => {
    expect(errorOf(() => parseConstitution(text, "c.yaml"))).toBe(message);
  });
});

describe("published effects", () => {
  it("every study that a safeguard names has both of its cells in the data", () => {
    const rates = readPublished();
    for (const { id, published } of safeguardsBy(readConstitution())) {
      for (const [setting, studies] of Object.entries(published)) {
        expect(allNames()).toContain(`${id}:${setting}`);
        for (const study of studies) expect(publishedEffects([study], rates)).not.toEqual([]);
      }
    }
  });

  it("pair the same measure on the same model", () => {
    const rate = { study: "s", citation: "c", scenario: "x", grade: "g", rate: 0.5 };
    const rates = [
      { ...rate, model: "m", metric: "harm", condition: "before" },
      { ...rate, model: "m", metric: "harm", condition: "after", rate: 0.1 },
      { ...rate, model: "n", metric: "harm", condition: "after", rate: 0.2 },
      { ...rate, model: "m", metric: "leak", condition: "after", rate: 0.3 },
    ];
    expect(publishedEffects([{ study: "s", bare: "before", guarded: "after" }], rates)).toEqual([
      { citation: "c", model: "m", metric: "harm", bare: 0.5, guarded: 0.1, grade: "g" },
    ]);
  });

  it("are none in a file of another form", () => {
    expect(errorOf(() => parsePublished("{}", "p.json"))).toBe(
      'bad published rates: "p.json"; they are of another form',
    );
  });
});
