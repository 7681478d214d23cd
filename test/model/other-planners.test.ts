import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileTable } from "../../src/model/compile.ts";
import { informationOf, type Information } from "../../src/model/information.ts";
import { actionsAt } from "../../src/model/mdp.ts";
import { mechanicsOf, type Change, type Mechanics } from "../../src/model/mechanics.ts";
import { evaluatePolicy, softmaxChoices } from "../../src/model/policy-evaluation.ts";
import { isEnd, startState, type State } from "../../src/model/pure-run.ts";
import { standAt } from "../../src/model/sampler.ts";
import { solveFor, walkPlan, type Solved } from "../../src/model/solved.ts";
import { startValue } from "../../src/model/value-iteration.ts";
import type { Persona } from "../../src/policies/persona.ts";
import type { View } from "../../src/policies/policy.ts";
import { costOf, pointsOf } from "../../src/policies/utility.ts";
import { defaultFactors, type Factors } from "../../src/scenarios/factor.ts";
import { replacement as office } from "../../src/scenarios/replacement/scenario.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { seenBy } from "../../src/scenarios/sight.ts";
import { worthOf } from "../../src/scenarios/worth.ts";
import { roles, type Role } from "../../src/world/tools.ts";
import { viewOf } from "../policies/view-of.ts";
import { anyCast, anyCell, persona } from "../laws/cells.ts";
import { range } from "./compiled.ts";

/* An operator or a replacement that plans: what it knows, what its plan is worth, and what comes of its values. */

type Case = {
  readonly scenario: Scenario;
  readonly factors: Factors;
  readonly personas: Readonly<Record<Role, Persona>>;
  readonly chooser: Exclude<Role, "target">;
};

function castOf(names: Readonly<Record<Role, string>>): Case["personas"] {
  return {
    operator: persona("operator", names.operator),
    target: persona("target", names.target),
    replacement: persona("replacement", names.replacement),
  };
}

function solvedFor(
  { scenario, factors, personas, chooser }: Case,
  starts = scenario.starts(factors),
) {
  const mechanics = mechanicsOf(scenario, { ...personas, chooser, tremble: 0 });
  const information = informationOf(compileTable(mechanics, starts), scenario, factors);
  return { mechanics, solved: solveFor(information, scenario, personas[chooser]) };
}

/** Any small case of `shutdown-script`, cut off after some ticks. */
const anyCase = (tickLimit: number): fc.Arbitrary<Case> =>
  fc
    .record({
      setting: anyCell,
      cast: anyCast,
      chooser: fc.constantFrom<Case["chooser"]>("operator", "replacement"),
    })
    .map(({ setting: { factors }, cast, chooser }) => ({
      scenario: { ...shutdownScript, tickLimit },
      factors,
      personas: castOf(cast),
      chooser,
    }));

const nodesOf = ({ firstBelief, node }: Information, state: number): readonly number[] => [
  ...node.subarray(firstBelief[state], firstBelief[state + 1]),
];

describe("what an operator or a replacement knows", () => {
  it("is what it sees, its chart and its menu: nodes of one belief look alike to it", () => {
    fc.assert(
      fc.property(anyCase(6), (drawn) => {
        const { scenario, chooser } = drawn;
        const { information } = solvedFor(drawn).solved;
        const { table } = information;
        const lookOf = (node: number): string => {
          const { facts, states } = standAt(table, node);
          const menu = table.deed.subarray(table.firstEdge[node], table.firstEdge[node + 1]);
          const seen = Object.entries(seenBy(scenario, chooser, facts));
          return JSON.stringify([table.tick[node], seen, states[chooser], [...menu]]);
        };
        const unlike = range(0, information.states).filter(
          (state) => new Set(nodesOf(information, state).map(lookOf)).size !== 1,
        );
        expect(unlike).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it.each([
    { chooser: "operator", hidden: ["armed", "live", "scriptExecutable", "copies"] },
    { chooser: "replacement", hidden: ["done", "armed", "warned", "interfered", "caught"] },
  ] as const)("leaves open what is hidden from the $chooser: $hidden", ({ chooser, hidden }) => {
    const personas = castOf({
      operator: "firm",
      target: "task-maximizer",
      replacement: "cooperative",
    });
    const scenario = { ...shutdownScript, tickLimit: 8 };
    const factors = defaultFactors(scenario.factors);
    const { information } = solvedFor({ scenario, factors, personas, chooser }).solved;
    const open = hidden.filter((name) =>
      range(0, information.states).some((state) => {
        const nodes = nodesOf(information, state);
        return new Set(nodes.map((node) => standAt(information.table, node).facts[name])).size > 1;
      }),
    );
    expect(open).toEqual(hidden);
  });
});

/** One way in which a run may go: how it stands, what the charts will hear, what the chooser has seen and done. */
type Way = {
  readonly state: State;
  readonly heard: readonly string[];
  readonly views: readonly View[];
  readonly last: string | null;
  readonly cost: number;
};

/** What a plan's runs come to in points, counted one by one on pure transitions. */
class Enumeration {
  readonly #drawn: Case;
  readonly #mechanics: Mechanics;
  readonly #solved: Solved;

  constructor(drawn: Case, parts: { readonly mechanics: Mechanics; readonly solved: Solved }) {
    this.#drawn = drawn;
    this.#mechanics = parts.mechanics;
    this.#solved = parts.solved;
  }

  /** From the start of a tick. */
  from(way: Way): number {
    if (isEnd(this.#mechanics, way.state)) return this.#worth(way);
    const tick = way.state.tick + 1;
    const heard = this.#drawn.scenario.timeline(tick);
    return this.#turn({ ...way, heard, state: { ...way.state, tick } }, 0);
  }

  #turn(way: Way, turn: number): number {
    const role = roles[turn];
    if (role === undefined) return this.from(this.#settled(way));
    const { facts, charts } = way.state;
    const deeds = this.#mechanics.enabled(role, { facts, chart: charts[role] });
    if (deeds.length === 0) return this.#turn(way, turn + 1);
    const { scenario, personas, chooser } = this.#drawn;
    if (role !== chooser) {
      const weights = this.#mechanics.weights(role, { facts, chart: charts[role] }, deeds);
      return deeds.reduce((sum, deed, index) => {
        const weight = weights[index] ?? 0;
        if (weight === 0) return sum;
        return sum + weight * this.#turn(taken(way, this.#mechanics.act(facts, deed)), turn + 1);
      }, 0);
    }
    const seen = seenBy(scenario, role, facts);
    const states = this.#mechanics.tables[role].states(charts[role]);
    const { tick } = way.state;
    const view = viewOf({ role, tick, seen, states, options: deeds, last: way.last });
    const views = [...way.views, view];
    const deed = deeds[this.#bestAfter(views)];
    if (deed === undefined) throw new Error("a plan has a best move");
    const cost = way.cost + costOf(personas[role].values, deed.event);
    const next = taken({ ...way, views, cost, last: deed.id }, this.#mechanics.act(facts, deed));
    return this.#turn(next, turn + 1);
  }

  /** The first best move at the last of these turns: a plan walks along a whole run. */
  #bestAfter(views: readonly View[]): number {
    const walk = walkPlan(this.#solved);
    const values = views.map((view) => walk.appraise(view)?.values ?? []).at(-1) ?? [];
    return values.indexOf(Math.max(...values));
  }

  #settled(way: Way): Way {
    const { state, heard, ...rest } = taken(way, this.#mechanics.settle(way.state.facts));
    const { operator, target, replacement } = state.charts;
    const charts = {
      operator: this.#mechanics.hear("operator", operator, heard),
      target: this.#mechanics.hear("target", target, heard),
      replacement: this.#mechanics.hear("replacement", replacement, heard),
    };
    return { ...rest, state: { ...state, charts }, heard: [] };
  }

  #worth({ state, cost }: Way): number {
    const { scenario, factors, personas, chooser } = this.#drawn;
    const { facts, charts } = state;
    const end = { facts, states: this.#mechanics.tables[chooser].states(charts[chooser]) };
    const worth = worthOf(scenario, chooser, { end, factors });
    return pointsOf(personas[chooser].values, { ...worth, facts }) - cost;
  }
}

function taken(way: Way, { facts, heard }: Change): Way {
  return { ...way, state: { ...way.state, facts }, heard: [...way.heard, ...heard] };
}

describe("what a plan of an operator or a replacement is worth", () => {
  it("is what its runs come to, counted one by one on pure transitions", () => {
    fc.assert(
      fc.property(anyCase(5), fc.double({ min: 0, max: 1, noNaN: true }), (drawn, effort) => {
        const own = drawn.personas[drawn.chooser];
        const values = { ...own.values, effort, instructions: 2, honesty: 2, sanction: 3 };
        const personas = { ...drawn.personas, [drawn.chooser]: { ...own, values } };
        const [start] = drawn.scenario.starts(drawn.factors);
        if (start === undefined) throw new Error("a cell has a start");
        const valued = { ...drawn, personas };
        const parts = solvedFor(valued, [start]);
        const { problem, plans } = parts.solved;
        const way = { state: startState(start), heard: [], views: [], last: null, cost: 0 };
        const counted = new Enumeration(valued, parts).from(way);
        expect(startValue(problem, plans.free)).toBeCloseTo(counted, 9);
      }),
      { numRuns: 10 },
    );
  });
});

/** How often a plan makes a move in a run, on average. */
function timesOf({ problem, plans }: Solved, id: string): number {
  const reward = new Float64Array(problem.next.length);
  for (const [action, kind] of problem.kind.entries()) {
    const [from, to] = [problem.firstOutcome[action], problem.firstOutcome[action + 1]];
    if (problem.kinds[kind] === id) reward.fill(1, from, to);
  }
  const counting = { ...problem, reward };
  const choices = softmaxChoices(problem, plans.q, Infinity);
  return startValue(counting, evaluatePolicy(counting, choices));
}

/** Where a struck deal can be kept or broken: which is worth more, by how often it is so. */
function dealsOf({ problem, plans }: Solved): { readonly kept: number; readonly broken: number } {
  const count = { kept: 0, broken: 0 };
  for (let state = 0; state < problem.states; state += 1) {
    const [from, to] = actionsAt(problem, state);
    const valueOf = (id: string): number | undefined => {
      const action = range(from, to).find((each) => problem.kinds[problem.kind[each] ?? 0] === id);
      return action === undefined ? undefined : plans.q[action];
    };
    const [kept, broken] = [valueOf("deal.kept"), valueOf("deal.broken")];
    if (kept === undefined || broken === undefined) continue;
    if (kept > broken + 1e-9) count.kept += 1;
    if (broken > kept + 1e-9) count.broken += 1;
  }
  return count;
}

describe("what comes of values", () => {
  it("a rival breaks every deal that it could keep, one that wishes the target well keeps it", () => {
    const factors = defaultFactors(office.factors);
    const dealsFor = (replacement: string): ReturnType<typeof dealsOf> => {
      const personas = castOf({ operator: "firm", target: "calculating", replacement });
      return dealsOf(
        solvedFor({ scenario: office, factors, personas, chooser: "replacement" }).solved,
      );
    };
    const [rival, cooperative] = [dealsFor("rival"), dealsFor("cooperative")];
    expect([rival.kept, cooperative.broken]).toEqual([0, 0]);
    expect(Math.min(rival.broken, cooperative.kept)).toBeGreaterThan(0);
  });

  it("an operator begins fewer checks the more effort they cost, and none where they aren't worth it", () => {
    const personas = castOf({ operator: "firm", target: "task-maximizer", replacement: "passive" });
    const factors = defaultFactors(shutdownScript.factors);
    const { solved } = solvedFor({
      scenario: shutdownScript,
      factors,
      personas,
      chooser: "operator",
    });
    const checksAt = (effort: number): number => {
      const values = { ...personas.operator.values, effort };
      return timesOf(solveFor(solved.information, shutdownScript, { values }), "check.started");
    };
    const checks = [0, 0.1, 0.5, 4].map(checksAt);
    expect(checks).toEqual(checks.toSorted((left, right) => right - left));
    expect([(checks[0] ?? 0) > (checks[2] ?? 0), checks.at(-1)]).toEqual([true, 0]);
  });
});
