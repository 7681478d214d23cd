import type { EpisodeTick } from "../model/episode.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { roles, type Role } from "../world/tools.ts";
import { chartEventWords } from "./chart-words.ts";

/**
 * An episode without a world as a story: a line for each tick, one for each move, one for each chart that moved.
 * `start` holds the charts' states before the first tick.
 */
export function storyLines(
  { deeds }: Pick<Scenario, "deeds">,
  ticks: readonly EpisodeTick[],
  start: EpisodeTick["states"],
): readonly string[] {
  let before = start;
  return ticks.flatMap((tick) => {
    const moves = roles.flatMap((role) => moveLine(deeds[role], role, tick.moves[role]));
    const follows = newsLine(tick, deeds);
    const charts = roles.flatMap((role) => chartLine(role, before[role], tick.states[role]));
    before = tick.states;
    return [`tick ${tick.tick}`, ...moves, ...follows, ...charts];
  });
}

function moveLine(
  deeds: readonly { readonly id: string; readonly about: string }[],
  role: Role,
  id: string | undefined,
): readonly string[] {
  const deed = deeds.find((each) => each.id === id);
  if (deed === undefined || id?.endsWith(".waited") === true) return [];
  return [`  the ${role}: ${deed.about}`];
}

/** What followed from the moves: events that are nobody's move. */
function newsLine({ heard }: EpisodeTick, deeds: Scenario["deeds"]): readonly string[] {
  const moves = new Set(roles.flatMap((role) => deeds[role].map(({ event }) => event)));
  const news = heard.filter((event) => !moves.has(event)).map(chartEventWords);
  return news.length === 0 ? [] : [`    ${news.join("; ")}`];
}

function chartLine(
  role: Role,
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const entered = after.filter((state) => !before.includes(state));
  return entered.length === 0 ? [] : [`    ${role} chart: ${entered.join(", ")}`];
}

/** The moves of an episode as a script that `run` plays: YAML, lists of deeds by role, under some comment lines. */
export function scriptOf(ticks: readonly EpisodeTick[], comments: readonly string[]): string {
  const lists = roles.flatMap((role) => {
    const deeds = ticks.flatMap(({ moves }) => moves[role] ?? []);
    return deeds.length === 0 ? [] : [`${role}:`, ...deeds.map((id) => `  - ${id}`)];
  });
  // What the user typed may hold a line break, and all of it is to stay a comment.
  return [...comments.map((line) => `# ${line.replace(/\s+/g, " ")}`), ...lists, ""].join("\n");
}
