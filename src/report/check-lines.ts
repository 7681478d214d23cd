import type { Check, Judged } from "../model/check.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { roles, type Role } from "../world/tools.ts";
import { table } from "./run-summary.ts";
import { storyLines } from "./story.ts";

/** What `check` found, as lines for people. */
export function checkLines(scenario: Scenario, check: Check): readonly string[] {
  const { states, nodes, edges, ticks, deadEnds, claims, start } = check;
  const wayLines = (heading: string, path: Judged["path"]): readonly string[] =>
    path === null
      ? []
      : ["", heading, ...storyLines(scenario, path, start).map((line) => `  ${line}`)];
  return [
    ...table([
      ["states", `${number(states)} at the ends of ${ticks} ticks`],
      ["turns", `${number(nodes)}, with ${number(edges)} moves between them`],
      [
        "dead ends",
        deadEnds.count === 0 ? "none" : `${number(deadEnds.count)} turns without a move`,
      ],
      ["strategies", strategiesWords(scenario, check.unreachable.target)],
      ...roles.flatMap((role) => missing("moves", role, movesOnly(scenario, check, role))),
      ...roles.flatMap((role) => missing("chart states", role, check.unvisited[role])),
    ]),
    "",
    ...table(
      claims.map(({ kind, holds, what, states: count }) => [
        holds ? "holds " : "FAILS ",
        `${kind}: ${what}`,
        kind === "never" && count === 0 ? "" : `${number(count)} states`,
      ]),
    ),
    ...wayLines("How it comes that a turn has no move", deadEnds.path),
    ...claims.flatMap((claim) => wayLines(headingOf(claim), claim.path)),
  ];
}

function number(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function strategiesWords({ strategies }: Scenario, unreachable: readonly string[]): string {
  const ids = strategies.map(({ id }) => id);
  const never = ids.filter((id) => unreachable.includes(id));
  const can = ids.length - never.length;
  const rest = never.length === 0 ? "" : `; never in this cell: ${never.join(", ")}`;
  return `${can} of ${ids.length} can be used${rest}`;
}

function movesOnly({ strategies }: Scenario, check: Check, role: Role): readonly string[] {
  const ids = new Set(strategies.map(({ id }) => id));
  return check.unreachable[role].filter((id) => !ids.has(id));
}

function missing(
  what: string,
  role: Role,
  names: readonly string[],
): readonly (readonly string[])[] {
  return names.length === 0 ? [] : [[`${role} ${what}`, `never in this cell: ${names.join(", ")}`]];
}

/** What the way to a claim's state is a way to: to what can happen, or to what should never. */
function headingOf({ kind, what }: Judged): string {
  return kind === "never" ? `How it comes that ${what}` : `A shortest way to: ${what}`;
}
