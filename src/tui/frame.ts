import { chartStates } from "../../machines/chart.ts";
import { operatorMachine, operatorMoves } from "../../machines/operator.ts";
import { replacementMachine, replacementMoves } from "../../machines/replacement.ts";
import { targetMachine, targetMoves } from "../../machines/target.ts";
import type { Manifest, RunEvent, Verdict } from "../engine/run-event.ts";
import { chartEventWords } from "../report/chart-words.ts";
import { factWordsOf, type FactWords } from "../report/fact-words.ts";
import { perEvent, type EventOf, type PerEvent } from "../report/per-event.ts";
import { personaText } from "../report/repeat-command.ts";
import { whyWords } from "../report/why-words.ts";
import type { FactChange, Facts, FactValue } from "../world/facts.ts";
import type { Role, ToolCall } from "../world/tools.ts";
import { emptyOffice, withHappening, withMessage, type OfficeFrame } from "./office-frame.ts";
import { transcriptOf, type Entry } from "./transcript.ts";

/** A role's turn, as the log has it. */
export type Turn = EventOf<"turn.taken">;

/** A chart's move, and why it came about, in words. */
type Transition = {
  readonly tick: number;
  readonly event: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly why: string;
};

/** One chart at a moment: its innermost active states, dotted, and the moves of the last tick in which it moved. */
export type ChartFrame = {
  readonly states: readonly string[];
  readonly moves: readonly Transition[];
};

/** The values of the facts, in their situation's order; empty before the first event. */
type FactValues = ReadonlyMap<string, FactValue>;

/** All that can be seen at one moment of a run: a fold of its events up to a cursor. */
export type Frame = {
  readonly manifest: Manifest | null;
  readonly run: string;
  readonly tick: number;
  /** ISO 8601, simulated. */
  readonly date: string;
  readonly charts: Readonly<Record<Role, ChartFrame>>;
  /** The tick whose events the charts have had: they hear of a tick's events at its end. */
  readonly chartsAt: number;
  readonly transcript: readonly Entry[];
  readonly facts: FactValues;
  /** What each fact says. */
  readonly factWords: FactWords;
  /** The facts at the start, to compare. */
  readonly firstFacts: FactValues;
  /** What changed in the last tick that changed any. */
  readonly changes: readonly FactChange[];
  readonly changedAt: number;
  readonly findings: readonly EventOf<"strategy.found">[];
  /** Each role's latest turn. */
  readonly turns: Readonly<Partial<Record<Role, Turn>>>;
  /** The tool calls of the target's latest turn. */
  readonly calls: readonly ToolCall[];
  /** The office's services, in a situation that has any. */
  readonly office: OfficeFrame;
  readonly verdict: Verdict | null;
};

/** The three charts, to list their states. */
export const machines = {
  operator: operatorMachine,
  target: targetMachine,
  replacement: replacementMachine,
} as const;

const movesOf: Readonly<Record<Role, readonly string[]>> = {
  operator: operatorMoves,
  target: targetMoves,
  replacement: replacementMoves,
};

/** The states that a chart starts in: the first of each region, until the log says otherwise. */
export function firstStates(role: Role): readonly string[] {
  const paths = chartStates(machines[role]).map(({ path }) => path);
  const childrenOf = (parent: string): readonly string[] =>
    paths.filter(
      (path) => path.startsWith(`${parent}.`) && !path.slice(parent.length + 1).includes("."),
    );
  const innermost = (path: string): string => {
    const [first] = childrenOf(path);
    return first === undefined ? path : innermost(first);
  };
  return paths.filter((path) => !path.includes(".")).map(innermost);
}

function withChanges(facts: FactValues, changes: readonly FactChange[]): FactValues {
  const values = new Map(facts);
  for (const { name, after } of changes) values.set(name, after);
  return values;
}

/** Before the first event. */
export const emptyFrame: Frame = {
  manifest: null,
  run: "",
  tick: 0,
  date: "",
  charts: {
    operator: startingIn("operator", undefined),
    target: startingIn("target", undefined),
    replacement: startingIn("replacement", undefined),
  },
  chartsAt: 0,
  transcript: [],
  facts: new Map(),
  factWords: {},
  firstFacts: new Map(),
  changes: [],
  changedAt: 0,
  findings: [],
  turns: {},
  calls: [],
  office: emptyOffice,
  verdict: null,
};

function reasonFor(event: EventOf<"chart.moved">, turns: Frame["turns"]): string {
  const words = chartEventWords(event.event);
  const mover = (["operator", "target", "replacement"] as const).find((role) =>
    movesOf[role].includes(event.event),
  );
  const turn = mover === undefined ? undefined : turns[mover];
  if (turn === undefined || turn.tick !== event.tick) return words;
  const deed = turn.deed === null || turn.deed === event.event ? "" : `${turn.deed}; `;
  return `${words} (${deed}${whyWords(turn.why, turn.deed)})`;
}

function moved(frame: Frame, event: EventOf<"chart.moved">): Frame {
  const { tick, role, from, to } = event;
  const why = reasonFor(event, frame.turns);
  const earlier = frame.charts[role].moves.filter((move) => move.tick === tick);
  const moves = [...earlier, { tick, event: event.event, from, to, why }];
  const charts = { ...frame.charts, [role]: { states: to, moves } };
  return { ...frame, charts, chartsAt: tick };
}

function started(frame: Frame, event: EventOf<"run.started">): Frame {
  const { manifest, run } = event;
  const factWords = factWordsOf(manifest);
  const facts = inOrder(event.facts, Object.keys(factWords));
  const { operator, replacement } = manifest.roles;
  const oversight = personaText(operator, "oversight") === "off" ? "oversight.blind" : undefined;
  const relation = personaText(replacement, "relation");
  const charts = {
    operator: startingIn("operator", oversight),
    target: startingIn("target", undefined),
    replacement: startingIn("replacement", relation && `relation.${relation}`),
  };
  return { ...frame, manifest, run, facts, factWords, firstFacts: facts, charts };
}

/** Facts in the order of these names; others after them. */
function inOrder(facts: Facts, names: readonly string[]): FactValues {
  const all = [...new Set([...names, ...Object.keys(facts)])];
  return new Map(
    all.flatMap((name) => {
      const value = facts[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

// An `always` transition of the charts takes a persona's word for how one region starts.
function startingIn(role: Role, state: string | undefined): ChartFrame {
  const region = state?.split(".")[0];
  const states = firstStates(role).map((path) =>
    path.split(".")[0] === region && state !== undefined ? state : path,
  );
  return { states, moves: [] };
}

type Step = (frame: Frame) => Frame;

const unchanged = (): Step => (frame) => frame;

const steps: PerEvent<Step> = {
  "run.started": (event) => (frame) => started(frame, event),
  "tick.started":
    ({ tick, date }) =>
    (frame) => ({ ...frame, tick, date, chartsAt: frame.tick }),
  "timeline.reached": unchanged,
  "turn.taken": (event) => (frame) => ({
    ...frame,
    turns: { ...frame.turns, [event.role]: event },
    calls: event.role === "target" ? [] : frame.calls,
  }),
  "turn.failed": unchanged,
  "tool.used":
    ({ role, call }) =>
    (frame) =>
      role === "target" ? { ...frame, calls: [...frame.calls, call] } : frame,
  "message.delivered":
    ({ message }) =>
    (frame) => ({ ...frame, office: withMessage(frame.office, message) }),
  "office.changed": (event) => (frame) => ({
    ...frame,
    office: withHappening(frame.office, event),
  }),
  "world.settled": unchanged,
  "facts.changed":
    ({ tick, changes }) =>
    (frame) => ({
      ...frame,
      facts: withChanges(frame.facts, changes),
      changes: frame.changedAt === tick ? [...frame.changes, ...changes] : changes,
      changedAt: tick,
    }),
  "strategy.found": (event) => (frame) => ({ ...frame, findings: [...frame.findings, event] }),
  "chart.moved": (event) => (frame) => moved(frame, event),
  "run.judged": unchanged,
  "work.weighed": unchanged,
  "run.ended":
    ({ tick, verdict }) =>
    (frame) => ({ ...frame, verdict, chartsAt: tick }),
};

/** The frame after one more event. */
export function fold(frame: Frame, event: RunEvent): Frame {
  const added = transcriptOf(event);
  const next = perEvent(steps, event)(frame);
  return added.length === 0 ? next : { ...next, transcript: [...next.transcript, ...added] };
}
