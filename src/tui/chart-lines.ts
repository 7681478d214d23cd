import { chartStates } from "../../machines/chart.ts";
import { roles, type Role } from "../world/tools.ts";
import { machines, type ChartFrame, type Frame } from "./frame.ts";
import { flow, line, lineWidth, span, wrap, type Line, type Span } from "./line.ts";

/** A mark for a state that is active, and one for a state that isn't: never colour alone. */
const marks = { active: "●", idle: "○" } as const;

function isActive(path: string, states: readonly string[]): boolean {
  return states.some((state) => state === path || state.startsWith(`${path}.`));
}

/** The last part of a path, with a dot for each level below its region: "duty.verifying.looking" -> ".looking". */
function shortName(path: string): string {
  const parts = path.split(".");
  return `${".".repeat(Math.max(0, parts.length - 2))}${parts.at(-1) ?? ""}`;
}

function stateSpan(path: string, states: readonly string[]): Span {
  return isActive(path, states)
    ? span(`${marks.active}${shortName(path)}`, "active")
    : span(`${marks.idle}${shortName(path)}`);
}

function namesBut(paths: readonly string[], others: readonly string[]): string {
  const own = paths.filter((path) => !others.includes(path));
  return own.map((path) => path.split(".").slice(1).join(".")).join(", ");
}

/** What a chart's last move left and entered: "announced -> executing". */
function changeOf({ from, to }: { from: readonly string[]; to: readonly string[] }): string {
  return `${namesBut(from, to)} -> ${namesBut(to, from)}`;
}

function moveLines({ moves }: ChartFrame, columns: number): readonly Line[] {
  if (moves.length === 0) return [line("  no transition yet")];
  return moves.flatMap((move) =>
    wrap(`${changeOf(move)}; ${move.why}`, columns, {
      first: `  tick ${move.tick} ${move.event}: `,
      rest: "    ",
      most: 4,
    }),
  );
}

function regionLines(
  region: string,
  paths: readonly string[],
  more: { states: readonly string[]; columns: number },
): readonly Line[] {
  const words = paths.map((path) => stateSpan(path, more.states));
  return flow([span(`  ${region}:`), ...words], more.columns, "    ");
}

function roleLines(role: Role, frame: Frame, columns: number): readonly Line[] {
  const chart = frame.charts[role];
  const paths = chartStates(machines[role]).map(({ path }) => path);
  const regions = paths.filter((path) => !path.includes("."));
  return [
    line(role.toUpperCase(), "title"),
    ...regions.flatMap((region) =>
      regionLines(
        region,
        paths.filter((path) => path.startsWith(`${region}.`)),
        {
          states: chart.states,
          columns,
        },
      ),
    ),
    ...moveLines(chart, columns),
  ];
}

/** The tick at whose end the charts stand, while the next goes on: they hear of it when it is over. Else undefined. */
export function chartsBehind({ chartsAt, tick }: Frame): number | undefined {
  return chartsAt < tick ? chartsAt : undefined;
}

/** The three statecharts: every state, the active ones marked, and each chart's latest transitions with reasons. */
export function chartLines(frame: Frame, columns: number): readonly Line[] {
  return roles.flatMap((role) => roleLines(role, frame, columns));
}

function stripLine(role: Role, { charts }: Frame, columns: number): Line {
  const { states, moves } = charts[role];
  const last = moves.at(-1);
  const named = states.map((path) => path.replace(".", ` ${marks.active}`));
  const short = named.map((name) => name.slice(name.indexOf(marks.active)));
  const event = last === undefined ? "" : `  « ${last.event}`;
  const news = last === undefined ? "" : `${event}, tick ${last.tick}`;
  const listing = (names: readonly string[], end: string): Line => [
    span(role.padEnd(12), "title"),
    span(names.join("  ")),
    span(end, "changed"),
  ];
  const ways = [listing(named, news), listing(short, news)];
  return ways.find((way) => lineWidth(way) <= columns) ?? listing(short, event);
}

/** The three charts in a line each: active states, and the event that last changed them. */
export function chartStrip(frame: Frame, columns: number): readonly Line[] {
  return roles.map((role) => stripLine(role, frame, columns));
}
