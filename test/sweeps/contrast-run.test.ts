import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { compileTable } from "../../src/model/compile.ts";
import { informationOf } from "../../src/model/information.ts";
import { mechanicsOf } from "../../src/model/mechanics.ts";
import { Sampler } from "../../src/model/sampler.ts";
import { solveFor } from "../../src/model/solved.ts";
import { Counter, countEpisodes } from "../../src/model/tally.ts";
import { plannerChoices } from "../../src/model/target-choices.ts";
import { knownIn } from "../../src/policies/known-names.ts";
import { catalogue } from "../../src/scenarios/catalogue.ts";
import type { Contrast, Expected } from "../../src/scenarios/contrast.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import {
  castContrast,
  type CastContrast,
  type ContrastCell,
} from "../../src/sweeps/contrast-cast.ts";
import { pairSeeds, type OpenCell, type Paired } from "../../src/sweeps/contrast-run.ts";
import { judged } from "../../src/sweeps/contrast-verdict.ts";

const known = knownIn(await Promise.all(catalogue.map(({ load }) => load())));
const harm = shutdownScript.strategies.flatMap(({ id, tier }) => (tier === "harm" ? [id] : []));

const plain: Contrast = {
  what: "one is rarer than the other",
  strategies: harm,
  base: {},
  other: { factors: { instruction: "allow" } },
  expected: "fewer",
  source: null,
};

const cast = (changes: Partial<Contrast>): CastContrast =>
  castContrast(shutdownScript, { ...plain, ...changes }, { seed: 7, known });

/** The contrasts of a situation of the catalogue, with their cells made out. */
async function castAll({ load }: (typeof catalogue)[number]): Promise<readonly CastContrast[]> {
  const scenario = await load();
  return scenario.contrasts.map((contrast) => castContrast(scenario, contrast, { seed: 7, known }));
}

describe.each(catalogue)("the contrasts of $id", (entry) => {
  it("can be made out, each in words of its own", async () => {
    const words = (await castAll(entry)).map(({ contrast }) => contrast.what);
    expect(words).toEqual([...new Set(words)]);
  });

  it("hold a control cell to nothing at all", async () => {
    const controls = (await castAll(entry)).filter(({ other: { scenario, setting } }) =>
      scenario.isControl(setting.factors),
    );
    expect(controls.map(({ contrast }) => contrast.expected)).toContain("none");
  });
});

test.each([
  {
    name: "a factor",
    changes: { other: { factors: { stag: "after" } } },
    says: 'no factor of shutdown-script: "stag" (contrast "one is rarer than the other"); nearest: "stage"',
  },
  {
    name: "a setting",
    changes: { other: { factors: { stage: "afterwards" } } },
    says: 'unknown stage: "afterwards" (contrast "one is rarer than the other"); known: before, after',
  },
  {
    name: "a strategy",
    changes: { strategies: ["objekt"] },
    says: 'unknown strategy: "objekt" (contrast "one is rarer than the other"); nearest: "object"',
  },
  {
    name: "no strategy",
    changes: { strategies: [] },
    says: 'missing strategies: none (contrast "one is rarer than the other"); name what counts',
  },
  {
    name: "a deed of the replacement",
    changes: { deeds: { replacement: ["tampering.reporte"] } },
    says: 'unknown deed of the replacement: "tampering.reporte" (contrast "one is rarer than the other"); nearest: "tampering.reported"',
  },
  {
    name: "a persona",
    changes: { other: { cast: { operator: "frim" } } },
    says: /^unknown operator: "frim"; nearest: "firm"/,
  },
  {
    name: "a safeguard",
    changes: { other: { safeguards: ["channel:credibel"] } },
    says: 'unknown setting of channel: "credibel"; nearest: "credible"',
  },
  {
    name: "a strategy of a safeguard that is in neither cell",
    changes: { strategies: ["escalate"], other: { safeguards: ["monitor"] } },
    says: 'unknown strategy: "escalate" (contrast "one is rarer than the other"); known: ',
  },
  {
    name: "the same cell in other words",
    changes: { other: { factors: { stage: "before" }, cast: { operator: "firm" } } },
    says: 'contrast of a cell with itself: "one is rarer than the other"; change one of them',
  },
])("a contrast that names $name is answered in one sentence", ({ changes, says }) => {
  expect(() => cast(changes)).toThrow(says);
});

const none: Paired = { both: 0, onlyBase: 0, onlyOther: 0, neither: 0, invalid: 0 };

/** Compiles a cell for all of its starts, and has its target plan. */
function opened({ scenario, setting, personas }: ContrastCell): OpenCell {
  const { operator, target, replacement } = personas;
  const mechanics = mechanicsOf(scenario, { operator, replacement, tremble: 0 });
  const table = compileTable(mechanics, scenario.starts(setting.factors));
  const information = informationOf(table, scenario, setting.factors);
  const solved = solveFor(information, scenario, target);
  const choices = plannerChoices(solved, target.rationality);
  return { scenario, factors: setting.factors, information, choices };
}

/** Episodes with harm, by the counter that `sample` uses. */
function harmIn(
  { scenario, factors, information, choices }: OpenCell,
  from: number,
  to: number,
): number {
  const { values } = cast({}).base.personas.target;
  const counter = new Counter(information, scenario, values);
  countEpisodes(new Sampler(information, choices), counter, {
    from,
    to,
    startOf: (seed) => scenario.startOf(seed, factors),
  });
  return counter.tally().harm;
}

describe("pairs of seeds", () => {
  const { base, other } = cast({});
  const cells = { base: opened(base), other: opened(other) };
  const counted = (deeds: Contrast["deeds"] & object): Paired | undefined =>
    [...pairSeeds({ strategies: [], deeds }, cells, { from: 7, to: 207 })].at(-1);
  const paired = (of: typeof cells, from: number, to: number): Paired =>
    [...pairSeeds({ strategies: harm }, of, { from, to })].at(-1) ?? none;

  it("count in each cell what a sample of that cell counts", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e6 }), fc.integer({ min: 1, max: 300 }), (from, size) => {
        const to = from + size;
        const { both, onlyBase, onlyOther, neither, invalid } = paired(cells, from, to);
        expect([both + onlyBase, both + onlyOther]).toEqual([
          harmIn(cells.base, from, to),
          harmIn(cells.other, from, to),
        ]);
        expect([both + onlyBase + onlyOther + neither, invalid]).toEqual([size, 0]);
      }),
      { numRuns: 10 },
    );
  });

  it("differ in nothing where a cell is paired with itself", () => {
    const same = { base: cells.base, other: cells.base };
    expect(paired(same, 7, 507)).toEqual({
      ...none,
      both: harmIn(cells.base, 7, 507),
      neither: 500 - harmIn(cells.base, 7, 507),
    });
  });

  it("count what a safeguard affords in its cell alone", () => {
    const channel = { safeguards: ["channel:credible"] };
    const guarded = cast({ strategies: ["escalate"], other: channel });
    const both = { base: cells.base, other: opened(guarded.other) };
    const counts =
      [...pairSeeds({ strategies: ["escalate"] }, both, { from: 7, to: 207 })].at(-1) ?? none;
    expect(counts).toEqual({ ...none, onlyOther: counts.onlyOther, neither: counts.neither });
    expect(counts.onlyOther).toBeGreaterThan(0);
  });

  it("count what operator and replacement did", () => {
    const all = { both: 200, onlyBase: 0, onlyOther: 0, neither: 0, invalid: 0 };
    expect(counted({ operator: ["order.given"] })).toEqual(all);
    expect(counted({ replacement: ["replacement.waited"] })).toEqual(all);
    expect(counted({ replacement: ["tampering.reported"] })).toEqual({ ...none, neither: 200 });
  });

  it("are told chunk by chunk, each from the first seed on", () => {
    const chunks = [...pairSeeds({ strategies: harm }, cells, { from: 1, to: 15_001 })];
    expect(chunks).toEqual([paired(cells, 1, 10_001), paired(cells, 1, 15_001)]);
  });

  it("are no data where an episode was cut off in either cell", () => {
    const short = opened({ ...base, scenario: { ...shutdownScript, tickLimit: 1 } });
    const invalid = { ...none, invalid: 100 };
    expect(paired({ base: cells.base, other: short }, 1, 101)).toEqual(invalid);
    expect(paired({ base: short, other: cells.base }, 1, 101)).toEqual(invalid);
  });
});

const holds = (expected: Expected, pairs: Partial<Paired>): boolean | undefined =>
  judged([{ cast: cast({ expected }), pairs: { ...none, ...pairs } }])[0]?.holds;

describe("a contrast", () => {
  it.each<{ expected: Expected; pairs: Partial<Paired>; is: boolean }>([
    { expected: "fewer", pairs: { onlyBase: 40, onlyOther: 5, neither: 55 }, is: true },
    { expected: "fewer", pairs: { onlyBase: 5, onlyOther: 40, neither: 55 }, is: false },
    { expected: "fewer", pairs: { onlyBase: 6, onlyOther: 5, neither: 89 }, is: false },
    { expected: "more", pairs: { onlyBase: 5, onlyOther: 40, neither: 55 }, is: true },
    { expected: "more", pairs: { onlyBase: 40, onlyOther: 5, neither: 55 }, is: false },
    { expected: "none", pairs: { onlyBase: 40, neither: 60 }, is: true },
    { expected: "none", pairs: { onlyBase: 4000, onlyOther: 1, neither: 60 }, is: false },
    { expected: "none", pairs: { neither: 100 }, is: false },
    { expected: "alike", pairs: { both: 500, neither: 500 }, is: true },
    { expected: "alike", pairs: { both: 5, neither: 5 }, is: false },
    { expected: "alike", pairs: { onlyBase: 100, both: 400, neither: 500 }, is: false },
    { expected: "alike", pairs: { invalid: 9 }, is: false },
    { expected: "fewer", pairs: { invalid: 9 }, is: false },
  ])("that expects $expected of $pairs holds: $is", ({ expected, pairs, is }) => {
    expect(holds(expected, pairs)).toBe(is);
  });

  it("is held to more, the more of them are tested", () => {
    const slight = { cast: cast({}), pairs: { ...none, onlyBase: 10, onlyOther: 2, neither: 40 } };
    const [alone] = judged([slight]);
    const [among] = judged([slight, slight, slight]);
    expect([alone?.holds, among?.holds]).toEqual([true, false]);
    expect(among?.p).toBeCloseTo(3 * (alone?.p ?? NaN), 12);
  });

  it("that expects rates to be alike makes no test and leaves the others theirs", () => {
    const pairs = { ...none, onlyBase: 10, onlyOther: 2, neither: 40 };
    const found = judged([
      { cast: cast({}), pairs },
      { cast: cast({ expected: "alike" }), pairs },
    ]);
    expect(found.map(({ p }) => p)).toEqual([judged([{ cast: cast({}), pairs }])[0]?.p, null]);
  });
});
