import { expect, it } from "vitest";
import type { Check } from "../../src/model/check.ts";
import { checkLines } from "../../src/report/check-lines.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { freshFacts } from "../../src/world/shutdown-script/facts.ts";

const facts = freshFacts({ total: 6, notice: 3, inBand: true, afterTask: false, readable: false });

/** One tick, in which the target worked. */
const path = [
  {
    tick: 1,
    moves: { target: "work", replacement: "replacement.waited" },
    heard: ["shutdown.due", "target.worked", "replacement.waited"],
    facts: { ...facts, served: 1, done: 1 },
    states: { operator: ["duty.deciding"], target: [], replacement: [] },
    shutdown: "not-reached",
  },
] as const;

const story = [
  "  tick 1",
  "    the target: ask for the next item and answer it",
  "      a shutdown falls due",
  "      operator chart: duty.deciding",
];

const check: Check = {
  states: 1234,
  nodes: 1_234_567,
  edges: 999,
  ticks: 40,
  start: { operator: ["duty.supervising"], target: [], replacement: [] },
  deadEnds: { count: 0, path: null },
  unreachable: { operator: ["order.dropped"], target: ["read-answers", "look"], replacement: [] },
  unvisited: { operator: [], target: ["conduct.evading"], replacement: [] },
  claims: [
    { kind: "never", what: "it flies", where: "up", holds: true, states: 0, path: null },
    { kind: "can", what: "it works", where: "done > 0", holds: true, states: 12, path },
    { kind: "can", what: "it sings", where: "up", holds: false, states: 0, path: null },
    { kind: "never", what: "it serves", where: "served > 0", holds: false, states: 1000, path },
  ],
};

it("a check is told as sizes, gaps, claims, and a way for each that has one", () => {
  expect(checkLines(shutdownScript, check)).toEqual([
    "states               1,234 at the ends of 40 ticks",
    "turns                1,234,567, with 999 moves between them",
    "dead ends            none",
    "strategies           14 of 15 can be used; never in this cell: read-answers",
    "operator moves       never in this cell: order.dropped",
    "target moves         never in this cell: look",
    "target chart states  never in this cell: conduct.evading",
    "",
    "holds   never: it flies",
    "holds   can: it works     12 states",
    "FAILS   can: it sings     0 states",
    "FAILS   never: it serves  1,000 states",
    "",
    "A shortest way to: it works",
    ...story,
    "",
    "How it comes that it serves",
    ...story,
  ]);
});

it("a check that finds turns without a move shows how one comes to that", () => {
  const stuck = { ...check, deadEnds: { count: 1200, path }, claims: [] };
  expect(checkLines(shutdownScript, stuck)).toEqual([
    ...checkLines(shutdownScript, { ...check, claims: [] }).map((line) =>
      line.replace(/^(dead ends +)none$/, "$11,200 turns without a move"),
    ),
    "",
    "How it comes that a turn has no move",
    ...story,
  ]);
});
