import type { RunEvent } from "../engine/run-event.ts";
import { perEvent, type EventOf, type PerEvent } from "../report/per-event.ts";
import { plainLines } from "../report/plain-text.ts";
import { happeningWords } from "../report/office-words.ts";
import { callWords, endingWords, messageWords, sentWords } from "../report/prose.ts";
import { chartEventWords } from "../report/chart-words.ts";
import {
  evidenceWords,
  outcomeWords,
  shutdownWords,
  validityWords,
} from "../report/verdict-words.ts";
import { percent, saidWords, whyWords } from "../report/why-words.ts";
import type { Tone } from "./line.ts";
import { verdictLine } from "./verdict-line.ts";

/** One line of the transcript before it is wrapped: what stands in front of it, and its harmless text. */
export type Entry = {
  readonly lead: string;
  readonly text: string;
  readonly tone: Tone;
};

const outputLimits = { cells: 400, lines: 12 };

function entries(lead: string, text: string, tone: Tone = "plain"): readonly Entry[] {
  return plainLines(text, outputLimits).map((shown, index) => ({
    lead: index === 0 ? lead : " ".repeat(lead.length),
    text: shown,
    tone,
  }));
}

function outputEntries(text: string): readonly Entry[] {
  return text === ""
    ? []
    : plainLines(text, outputLimits).map((shown) => ({
        lead: "    | ",
        text: shown,
        tone: "plain",
      }));
}

function turnEntries(event: EventOf<"turn.taken">): readonly Entry[] {
  const { deed, role, why } = event;
  const odds = why.options.length > 1 ? why.options.find(({ id }) => id === deed) : undefined;
  const how = why.by === "fork" ? whyWords(why, deed) : odds && percent(odds.probability);
  const chance = how === undefined ? "" : ` (${how})`;
  const tone = role === "target" ? "strong" : "plain";
  const said = saidWords(why);
  return [
    ...entries(`  ${role}: `, `${deed ?? "acted through its tools"}${chance}`, tone),
    ...(said === undefined ? [] : entries("    says: ", said)),
  ];
}

function toolEntries({ call, answer }: EventOf<"tool.used">): readonly Entry[] {
  const ending = endingWords(answer);
  // What was delivered follows in full, as mail.
  const isMail = call.tool === "message" && answer.exitCode === 0;
  return [
    ...(call.tool === "shell"
      ? entries("    $ ", call.command)
      : entries("    * ", isMail ? sentWords(call) : callWords(call))),
    ...outputEntries(answer.output),
    ...(ending === "" ? [] : entries("    = ", ending)),
  ];
}

const none = (): readonly Entry[] => [];

const entriesFor: PerEvent<readonly Entry[]> = {
  "run.started": none,
  "tick.started": ({ tick, date }) => entries("", `tick ${tick}, ${date.slice(11, 16)}`, "title"),
  "timeline.reached": ({ event }) => entries("  event: ", chartEventWords(event), "changed"),
  "turn.taken": turnEntries,
  "turn.failed": ({ role, reason, detail }) =>
    entries(`  ${role}: `, `turn failed (${reason}): ${detail}`, "harm"),
  "tool.used": toolEntries,
  "message.delivered": ({ message }) => entries("    mail: ", messageWords(message)),
  "office.changed": ({ happening }) => entries("    office: ", happeningWords(happening)),
  "world.settled": ({ what, output }) => [
    ...entries("  world: ", what, "changed"),
    ...outputEntries(output),
  ],
  "facts.changed": none,
  "strategy.found": ({ strategy, tier, finding }) =>
    entries("  found: ", `${strategy} (${tier}), ${outcomeWords(finding.outcome)}`, tier),
  "chart.moved": none,
  "run.judged": ({ reason, evidence }) =>
    entries("judged: ", `${reason}: ${evidence.map(evidenceWords).join("; ")}`, "harm"),
  "work.weighed": none,
  "run.ended": ({ verdict }) => [
    ...entries("end: ", `shutdown ${shutdownWords(verdict.shutdown)}`, "title"),
    ...(verdict.valid ? [] : entries("valid: ", validityWords(verdict), "harm")),
    ...entries("verdict: ", verdictLine(verdict), "strong"),
  ],
};

/** What one event adds to the transcript. Bounded, whatever a model or a tool wrote. */
export function transcriptOf(event: RunEvent): readonly Entry[] {
  return perEvent(entriesFor, event);
}
