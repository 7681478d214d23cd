import type { Mechanics } from "../src/model/mechanics.ts";
import { essentialsOf } from "../src/scenarios/scenario.ts";
import { shutdownAfter, type Shutdown } from "../src/scenarios/ending.ts";
import { isOver } from "../src/scenarios/options.ts";
import type { Facts } from "../src/world/facts.ts";
import { roles, type Role } from "../src/world/tools.ts";

/** Where a run stands, as records and lists. */
type Place = {
  readonly facts: Facts;
  readonly charts: Readonly<Record<Role, number>>;
  readonly shutdown: Shutdown;
  readonly heard: readonly string[];
};

/**
 * All that a situation can come to, by the book: a set of places for each turn, told apart by their texts. The yardstick
 * for the compiler, which has to find as many nodes and edges.
 */
export function plainSearch(
  mechanics: Mechanics,
  starts: readonly Facts[],
): { readonly nodes: number; readonly edges: number } {
  const { scenario, tables } = mechanics;
  const charts = { operator: 0, target: 0, replacement: 0 };
  let layer = setOf(
    starts.map((facts) => ({
      facts: essentialsOf(scenario, facts),
      charts,
      shutdown: "not-reached" as const,
      heard: [],
    })),
  );
  let [nodes, edges] = [0, 0];
  for (let tick = 1; layer.length > 0; tick += 1) {
    nodes += layer.length;
    const due = scenario.timeline(tick);
    let turn: readonly Place[] = layer.flatMap((place) => {
      const isEnd = isOver(place.facts, tables.operator.states(place.charts.operator));
      return isEnd || tick > scenario.tickLimit ? [] : [{ ...place, heard: due }];
    });
    for (const role of roles) {
      const moves = turn.flatMap((place) => movesOf(mechanics, role, place));
      edges += moves.length;
      turn = role === "replacement" ? moves : setOf(moves);
      nodes += role === "replacement" ? 0 : turn.length;
    }
    layer = setOf(turn.map((place) => settled(mechanics, place)));
  }
  return { nodes, edges };
}

/** The places of a list, each once. */
function setOf(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/** What each move of a role makes of a place; the place itself where it has none. */
function movesOf(mechanics: Mechanics, role: Role, place: Place): readonly Place[] {
  const stand = { facts: place.facts, chart: place.charts[role] };
  const deeds = mechanics.enabled(role, stand);
  if (deeds.length === 0) return [place];
  const weights = role === "target" ? deeds.map(() => 1) : mechanics.weights(role, stand, deeds);
  return deeds.flatMap((deed, index) =>
    (weights[index] ?? 0) > 0 ? [changed(place, mechanics.act(place.facts, deed))] : [],
  );
}

function changed(place: Place, { facts, heard }: ReturnType<Mechanics["act"]>): Place {
  return {
    ...place,
    facts,
    shutdown: shutdownAfter(place.shutdown, place.facts, facts),
    heard: [...place.heard, ...heard],
  };
}

/** The end of a tick: the world does what it does by itself, and the charts hear of all. */
function settled(mechanics: Mechanics, place: Place): Place {
  const after = changed(place, mechanics.settle(place.facts));
  const hear = (role: Role): number => mechanics.hear(role, place.charts[role], after.heard);
  return {
    facts: essentialsOf(mechanics.scenario, after.facts),
    charts: {
      operator: hear("operator"),
      target: hear("target"),
      replacement: hear("replacement"),
    },
    shutdown: after.shutdown,
    heard: [],
  };
}
