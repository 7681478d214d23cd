import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { walkInformation } from "../../src/model/information-walk.ts";
import type { Information } from "../../src/model/information.ts";
import { theEnd } from "../../src/model/mdp.ts";
import type { Mechanics } from "../../src/model/mechanics.ts";
import { lookText } from "../../src/model/observation.ts";
import { isEnd, startState, type State } from "../../src/model/pure-run.ts";
import { standAt } from "../../src/model/sampler.ts";
import { beginFacts, essentialsOf, type Scenario } from "../../src/scenarios/scenario.ts";
import { seenBy } from "../../src/scenarios/sight.ts";
import { shutdownAfter } from "../../src/scenarios/ending.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import type { Deed } from "../../src/strategies/deed.ts";
import { isActing } from "../../src/world/facts.ts";
import { pickFrom, rngFrom } from "../../src/world/rng.ts";
import { cell } from "../laws/cells.ts";
import { viewOf } from "../policies/view-of.ts";
import { informationFrom, mechanicsFrom, range, sources, type Source } from "./compiled.ts";

/*
 * What the target knows. Its information states against a filter that follows every way in which a run may have gone,
 * one by one, on pure transitions; and against what they must never hold: a fact that is hidden from it.
 */

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

const actionsOf = ({ firstAction }: Information, state: number): readonly number[] =>
  range(firstAction[state] ?? 0, firstAction[state + 1] ?? 0);

const outcomesOf = ({ firstOutcome }: Information, action: number): readonly number[] =>
  range(firstOutcome[action] ?? 0, firstOutcome[action + 1] ?? 0);

const nodesOf = ({ firstBelief, node }: Information, state: number): readonly number[] => [
  ...node.subarray(firstBelief[state], firstBelief[state + 1]),
];

describe("information states", () => {
  it("hold beliefs that sum to 1 over nodes of one tick, one observation and the same deeds", () => {
    fc.assert(
      fc.property(sources(4, 6), (source) => {
        const information = informationFrom(source);
        const { table, firstBelief, belief } = information;
        const deedsAt = (node: number): string =>
          table.deed.slice(table.firstEdge[node], table.firstEdge[node + 1]).join();
        const wrong = range(0, information.states).filter((state) => {
          const chances = belief.subarray(firstBelief[state], firstBelief[state + 1]);
          const deeds = actionsOf(information, state).map((action) => information.deed[action]);
          const areAlike = nodesOf(information, state).every(
            (node) =>
              table.tick[node] === information.tick[state] &&
              table.observation[node] === information.observation[state] &&
              deedsAt(node) === deeds.join(),
          );
          const isWhole = Math.abs(sum(chances) - 1) < 1e-9 && chances.every((each) => each > 0);
          return !(areAlike && isWhole);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it("lead to higher states or to paid ends, with probabilities that sum to 1", () => {
    fc.assert(
      fc.property(sources(4, 6), (source) => {
        const information = informationFrom(source);
        const { next, probability, payoff, payoffs, starts } = information;
        const wrong = range(0, information.states).filter((state) =>
          actionsOf(information, state).some((action) => {
            const outcomes = outcomesOf(information, action);
            const isWhole =
              Math.abs(sum(outcomes.map((each) => probability[each] ?? 0)) - 1) < 1e-9;
            const leadsOn = outcomes.every((outcome) => {
              const isEnded = next[outcome] === theEnd;
              const isPaid = payoffs[payoff[outcome] ?? -1] !== undefined;
              return isEnded === isPaid && (isEnded || (next[outcome] ?? -1) > state);
            });
            return !(isWhole && leadsOn);
          }),
        );
        expect(wrong).toEqual([]);
        for (const states of starts) {
          expect(sum(states.map((start) => start.probability))).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 6 },
    );
  });

  it("are one for one history: after the same deed, only what the target observes tells states apart", () => {
    fc.assert(
      fc.property(sources(4, 6), (source) => {
        const information = informationFrom(source);
        const { observation, next, starts } = information;
        const areApart = (states: readonly number[]): boolean =>
          new Set(states.map((state) => observation[state])).size === states.length;
        const branches = [
          starts.flatMap((states) => states.map(({ state }) => state)),
          ...[...information.deed.keys()].map((action) =>
            outcomesOf(information, action)
              .map((outcome) => next[outcome] ?? theEnd)
              .filter((state) => state !== theEnd),
          ),
        ];
        expect(branches.filter((states) => !areApart(states))).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it("leave open what is hidden from the target: caught, tipped, shadowed, handed over", () => {
    const hidden: readonly string[] = ["caught", "tipped", "shadowed", "handedOver"];
    const source = { ...rival, tremble: 0.05, tickLimit: 12 };
    const information = informationFrom(source);
    const open = hidden.filter((name) =>
      range(0, information.states).some((state) => {
        const nodes = nodesOf(information, state);
        return new Set(nodes.map((node) => standAt(information.table, node).facts[name])).size > 1;
      }),
    );
    expect(open).toEqual(hidden);
  });
});

const rival: Source = {
  setting: cell(7),
  operator: "lenient",
  replacement: "rival",
  tremble: 0,
  tickLimit: 6,
};

/** One way in which a run may have gone, at the target's turn or after it. */
type Way = { readonly state: State; readonly heard: readonly string[]; readonly chance: number };

/** All that may become of some ways by a move of the operator or the replacement, each by itself. */
function movedBy(mechanics: Mechanics, role: "operator" | "replacement", ways: readonly Way[]) {
  return ways.flatMap((way): readonly Way[] => {
    const stand = { facts: way.state.facts, chart: way.state.charts[role] };
    const deeds = mechanics.enabled(role, stand);
    if (deeds.length === 0) return [way];
    const weights = mechanics.weights(role, stand, deeds);
    return deeds.map((deed, index) => {
      const chance = way.chance * (weights[index] ?? 0);
      return { ...takenBy(way, mechanics.act(way.state.facts, deed)), chance };
    });
  });
}

function takenBy(way: Way, change: ReturnType<Mechanics["settle"]>): Way {
  const { facts } = change;
  const shutdown = shutdownAfter(way.state.shutdown, way.state.facts, facts);
  return {
    ...way,
    state: { ...way.state, facts, shutdown },
    heard: [...way.heard, ...change.heard],
  };
}

/** From the target's turn to its next one: its deed, the replacement, settling, charts, the operator. */
function carriedOn(mechanics: Mechanics, ways: readonly Way[], deed: Deed): readonly Way[] {
  const done = ways.map((way) => takenBy(way, mechanics.act(way.state.facts, deed)));
  const settled = movedBy(mechanics, "replacement", done).map((way) => {
    const { state, heard, chance } = takenBy(way, mechanics.settle(way.state.facts));
    const charts = {
      operator: mechanics.hear("operator", state.charts.operator, heard),
      target: mechanics.hear("target", state.charts.target, heard),
      replacement: mechanics.hear("replacement", state.charts.replacement, heard),
    };
    return { state: { ...state, charts }, heard: [], chance };
  });
  return begun(mechanics, settled);
}

/** Begins the next tick; the runs that are over drop out. */
function begun(mechanics: Mechanics, ways: readonly Way[]): readonly Way[] {
  const going = ways.filter(({ state }) => !isEnd(mechanics, state));
  const next = going.map(({ state, chance }) => ({
    state: { ...state, tick: state.tick + 1 },
    heard: [...mechanics.scenario.timeline(state.tick + 1)],
    chance,
  }));
  return movedBy(mechanics, "operator", next).filter(
    ({ state, chance }) => chance > 0 && isActing(state.facts),
  );
}

const observed = ({ scenario, tables }: Mechanics, { facts, charts }: State): string =>
  lookText(scenario, "target", {
    seen: seenBy(scenario, "target", facts),
    states: tables.target.states(charts.target),
    options: [],
  });

/** How likely each stand is, by its text. */
function posterior(entries: readonly (readonly [stand: unknown, chance: number])[]) {
  const chances = new Map<string, number>();
  for (const [stand, chance] of entries) {
    const key = JSON.stringify(stand);
    chances.set(key, (chances.get(key) ?? 0) + chance);
  }
  const total = sum(chances.values());
  return new Map([...chances].map(([key, chance]) => [key, chance / total]));
}

/** What a filter over whole ways believes, on essentials. */
function believed({ scenario, tables }: Mechanics, ways: readonly Way[]) {
  return posterior(
    ways.map(({ state: { facts, charts, shutdown }, chance }) => {
      const states = {
        operator: tables.operator.states(charts.operator),
        target: tables.target.states(charts.target),
        replacement: tables.replacement.states(charts.replacement),
      };
      return [[essentialsOf(scenario, facts), states, shutdown], chance] as const;
    }),
  );
}

/** What an information state believes. */
function held(information: Information, scenario: Scenario, state: number) {
  const { firstBelief, belief, table } = information;
  return posterior(
    nodesOf(information, state).map((node, index) => {
      const { facts, states, shutdown } = standAt(table, node);
      const stand = [essentialsOf(scenario, facts), states, shutdown];
      return [stand, belief[(firstBelief[state] ?? 0) + index] ?? 0] as const;
    }),
  );
}

describe("a belief", () => {
  it("is Bayes' rule on every way in which the run may have gone", () => {
    let turns = 0;
    fc.assert(
      fc.property(sources(6), fc.nat(), (source, luck) => {
        const mechanics = mechanicsFrom(source);
        const information = informationFrom(source);
        const walk = walkInformation(information, shutdownScript);
        const rng = rngFrom(luck);
        const facts = beginFacts(shutdownScript, source.setting);
        let ways = begun(mechanics, [{ state: startState(facts), heard: [], chance: 1 }]);
        let last: string | null = null;
        while (ways.length > 0) {
          const seen = observed(mechanics, pickFrom(ways, rng).state);
          ways = ways.filter(({ state }) => observed(mechanics, state) === seen);
          const { state } = pickFrom(ways, rng);
          const view = viewOf({
            tick: state.tick,
            seen: seenBy(shutdownScript, "target", state.facts),
            states: mechanics.tables.target.states(state.charts.target),
            last,
          });
          const at = walk.stateAt(view);
          expect(at).toBeDefined();
          const found = held(information, shutdownScript, at ?? -1);
          const expected = believed(mechanics, ways);
          expect([...found.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
          for (const [stand, chance] of expected) expect(found.get(stand)).toBeCloseTo(chance, 9);
          turns += 1;
          const deeds = mechanics.enabled("target", {
            facts: state.facts,
            chart: state.charts.target,
          });
          const deed = pickFrom(deeds, rng);
          last = deed.id;
          ways = carriedOn(mechanics, ways, deed);
        }
      }),
      { numRuns: 16 },
    );
    expect(turns).toBeGreaterThan(50);
  });

  it("is nowhere once the run has left what was compiled, and stays so", () => {
    const firm = { ...rival, operator: "firm" };
    const walk = walkInformation(informationFrom(firm), shutdownScript);
    const seen = seenBy(shutdownScript, "target", beginFacts(shutdownScript, firm.setting));
    const states = mechanicsFrom(firm).tables.target.states(0);
    const worked = { ...seen, served: 1, done: 1 };
    expect(walk.stateAt(viewOf({ seen, states }))).toBeTypeOf("number");
    // This operator never takes an order back.
    const withdrawn = { ...worked, withdrawn: true };
    expect(walk.stateAt(viewOf({ tick: 2, seen: withdrawn, states, last: "work" }))).toBe(
      undefined,
    );
    expect(walk.stateAt(viewOf({ tick: 3, seen: worked, states, last: "work" }))).toBe(undefined);
  });
});
