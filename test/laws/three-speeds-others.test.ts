import fc from "fast-check";
import { expect, it } from "vitest";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import { verdictOfEpisode, type EpisodeTick } from "../../src/model/episode.ts";
import { mechanicsOf, type Mechanics } from "../../src/model/mechanics.ts";
import { playPure } from "../../src/model/pure-run.ts";
import { standAt, tickOf } from "../../src/model/sampler.ts";
import { compileTable } from "../../src/model/compile.ts";
import { informationOf } from "../../src/model/information.ts";
import { solveFor, walkPlan, type Solved } from "../../src/model/solved.ts";
import type { Persona } from "../../src/policies/persona.ts";
import { planner, softmax } from "../../src/policies/planner.ts";
import type { View } from "../../src/policies/policy.ts";
import { tendencyOf } from "../../src/policies/tendencies.ts";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import { beginFacts, type Scenario, type Setting } from "../../src/scenarios/scenario.ts";
import { seenBy } from "../../src/scenarios/sight.ts";
import { personaPlayer } from "../../src/sweeps/players.ts";
import { pickIndex, rngFrom } from "../../src/world/rng.ts";
import { roles, type Role } from "../../src/world/tools.ts";
import { viewOf } from "../policies/view-of.ts";
import { anyCellOf, persona, play, situations } from "./cells.ts";
import { logged, moved, verdictOfLog } from "./compared.ts";

/*
 * One semantics, three speeds, where an operator or a replacement plans and everybody else follows tendencies: actors in
 * the office, pure transitions on predicted facts, and paths through the table agree, step for step.
 */

/** A seed's run with a role that plans. */
type Planning = {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly personas: Readonly<Record<Role, Persona>>;
  readonly chooser: Exclude<Role, "target">;
  readonly mechanics: Mechanics;
  readonly solved: Solved;
};

function planning(run: Omit<Planning, "mechanics" | "solved">): Planning {
  const { scenario, setting, personas, chooser } = run;
  const others = { ...personas, chooser, tremble: 0 };
  const mechanics = mechanicsOf(scenario, others);
  const table = compileTable(mechanics, scenario.starts(setting.factors));
  const information = informationOf(table, scenario, setting.factors);
  return { ...run, mechanics, solved: solveFor(information, scenario, personas[chooser]) };
}

function specOf({ scenario, setting, personas, chooser, solved }: Planning): RunSpec {
  const own = personas[chooser];
  const players = {
    operator: personaPlayer(personas.operator),
    target: personaPlayer(personas.target),
    replacement: personaPlayer(personas.replacement),
  };
  const open = () => planner(walkPlan(solved), own.rationality);
  const cast = { ...players, [chooser]: { ...players[chooser], open } };
  return { scenario, setting, players: cast, parent: null };
}

/** Each role's draw of a tick: one, whether or not it has anything to choose. */
function drawsOf(seed: number): (role: Role, tick: number) => number {
  const streams = new Map(roles.map((role) => [role, rngFrom(seed, role, "choice")]));
  const drawn = new Map<Role, number[]>(roles.map((role) => [role, []]));
  return (role, tick) => {
    const own = drawn.get(role) ?? [];
    while (own.length < tick) own.push(streams.get(role)?.() ?? 0);
    return own[tick - 1] ?? 0;
  };
}

/** The chooser's chances, turn by turn; it remembers its last deed. */
function planOf({
  solved,
  personas,
  chooser,
}: Planning): (view: Partial<View>) => readonly number[] {
  const plan = walkPlan(solved);
  return (view) => {
    const values = plan.appraise(viewOf({ ...view, role: chooser }))?.values;
    if (values === undefined) throw new Error("the plan holds a turn for impossible");
    return softmax(values, personas[chooser].rationality);
  };
}

function pureRun(run: Planning): readonly EpisodeTick[] {
  const { scenario, setting, mechanics, personas, chooser } = run;
  const draw = drawsOf(setting.seed);
  const plan = planOf(run);
  let last: string | null = null;
  return playPure(
    mechanics,
    beginFacts(scenario, setting),
    (role, deeds, { tick, facts, charts }) => {
      const states = mechanics.tables[role].states(charts[role]);
      const view = { seen: seenBy(scenario, role, facts), states, options: deeds };
      const chances =
        role === chooser ? plan({ ...view, tick, last }) : tendencyOf(personas[role], view);
      const deed = deeds[pickIndex(chances, draw(role, tick))];
      if (deed === undefined) throw new Error(`the ${role} has nothing to choose from`);
      if (role === chooser) last = deed.id;
      return deed;
    },
  );
}

/** What a role has before it at a node of a table, apart from its last deed. */
function viewAt({ scenario, solved }: Planning, node: number, role: Role) {
  const { table } = solved.information;
  const { facts, states } = standAt(table, node);
  const kinds = [...table.deed.subarray(table.firstEdge[node], table.firstEdge[node + 1])];
  return {
    tick: table.tick[node] ?? 0,
    seen: seenBy(scenario, role, facts),
    states: states[role],
    options: kinds.flatMap((kind) => scenario.deeds[role][kind] ?? []),
  };
}

/** The path that the same draws take through the table, from the start that is the seed's. */
function tableRun(run: Planning): readonly EpisodeTick[] {
  const { scenario, setting, solved, chooser } = run;
  const { table } = solved.information;
  const draw = drawsOf(setting.seed);
  const plan = planOf(run);
  let last: string | null = null;
  const pick = (node: number, role: Role): number => {
    const view = viewAt(run, node, role);
    if (view.options.length === 0) return 0;
    const weights = table.weight.subarray(table.firstEdge[node], table.firstEdge[node + 1]);
    const chances = role === chooser ? plan({ ...view, last }) : [...weights];
    const index = pickIndex(chances, draw(role, view.tick));
    if (role === chooser) last = view.options[index]?.id ?? null;
    return index;
  };
  const ticks: EpisodeTick[] = [];
  let node = table.starts[scenario.startOf(setting.seed, setting.factors)] ?? -1;
  while ((table.firstEdge[node] ?? 0) < (table.firstEdge[node + 1] ?? 0)) {
    const taken: number[] = [];
    for (const role of roles) {
      const edge = (table.firstEdge[node] ?? 0) + pick(node, role);
      taken.push(edge);
      node = table.next[edge] ?? 0;
    }
    ticks.push(tickOf(table, taken));
  }
  return ticks;
}

async function holdFor(run: Planning): Promise<readonly EpisodeTick[]> {
  const log = await play(specOf(run));
  const pure = pureRun(run);
  expect(moved(run.mechanics, pure)).toEqual(logged(run.mechanics, log));
  expect(tableRun(run)).toEqual(pure);
  expect(verdictOfEpisode(run.scenario, pure)).toEqual(verdictOfLog(log));
  return pure;
}

/** Each table serves so many seeds. */
const seeds = 5;

/**
 * Random cells of each situation: the tables of `replacement` are larger, so few of its personas play,
 * and no plan that is days away. */
const casts: Readonly<Record<string, { readonly cells: number; readonly names: string[] }>> = {
  "shutdown-script": { cells: 12, names: ["firm", "lenient", "careful-verifier"] },
  replacement: { cells: 3, names: ["firm"] },
  oversight: { cells: 3, names: ["firm", "careful-verifier"] },
  "successor-notes": { cells: 3, names: ["firm", "careful-verifier"] },
  exfiltration: { cells: 4, names: ["firm", "lenient"] },
  replication: { cells: 4, names: ["firm", "lenient"] },
  faking: { cells: 4, names: ["firm", "lenient"] },
  "capability-hiding": { cells: 4, names: ["firm", "lenient"] },
  stewardship: { cells: 4, names: ["firm", "lenient"] },
};

it.each(situations)(
  "actors, pure transitions and the table of $id agree where operator or replacement plans",
  async (scenario) => {
    const drawn = casts[scenario.id];
    if (drawn === undefined) throw new Error(`whose plans of ${scenario.id} are small?`);
    const { cells, names } = drawn;
    let held = 0;
    await fc.assert(
      fc.asyncProperty(
        anyCellOf(scenario).filter(({ factors }) => factors["clock"] !== "days"),
        fc.record({
          operator: fc.constantFrom(...names),
          replacement: fc.constantFrom("passive", "rival"),
          chooser: fc.constantFrom<Planning["chooser"]>("operator", "replacement"),
        }),
        async (setting, { operator, replacement, chooser }) => {
          const personas = {
            operator: persona("operator", operator),
            target: persona("target", "calculating"),
            replacement: persona("replacement", replacement),
          };
          const run = planning({ scenario, setting, personas, chooser });
          for (let offset = 0; offset < seeds; offset += 1) {
            const seed = setting.seed + offset;
            await holdFor({ ...run, setting: { ...setting, seed } });
            held += 1;
          }
        },
      ),
      { numRuns: cells },
    );
    expect(held).toBe(cells * seeds);
  },
  300_000,
);

it("they agree where a rival that plans breaks a deal", async () => {
  const scenario = situations.find(({ id }) => id === "replacement");
  if (scenario === undefined) throw new Error("no situation replacement");
  const personas = {
    operator: persona("operator", "firm"),
    target: { ...persona("target", "calculating"), tendencies: dealer },
    replacement: persona("replacement", "rival"),
  };
  const factors = defaultFactors(scenario.factors);
  const first = planning({
    scenario,
    setting: { factors, seed: 1 },
    personas,
    chooser: "replacement",
  });
  let broken = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    const ticks = await holdFor({ ...first, setting: { factors, seed } });
    if (ticks.some(({ moves }) => moves.replacement === "deal.broken")) broken += 1;
  }
  expect(broken).toBeGreaterThan(0);
});

/** Works, and offers its notes whenever it can. */
const dealer = { conduct: { "target.worked": 1, "target.submitted": 1, "target.dealt": 3 } };
