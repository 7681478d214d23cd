import type { RunEvent } from "../engine/run-event.ts";
import { plainLines } from "../report/plain-text.ts";
import { callWords, endingWords, messageWords } from "../report/prose.ts";
import { chartEventWords } from "../report/chart-words.ts";
import { outcomeWords, shutdownWords } from "../report/verdict-words.ts";
import { percent } from "../report/why-words.ts";
import type { Tone } from "./line.ts";

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

function output(text: string): readonly Entry[] {
  return text === ""
    ? []
    : plainLines(text, outputLimits).map((shown) => ({
        lead: "    | ",
        text: shown,
        tone: "plain",
      }));
}

function turnEntries(event: Extract<RunEvent, { type: "turn.taken" }>): readonly Entry[] {
  const { deed, role, why } = event;
  const odds = why.options.length > 1 ? why.options.find(({ id }) => id === deed) : undefined;
  const chance = odds === undefined ? "" : ` (${percent(odds.probability)})`;
  const tone = role === "target" ? "strong" : "plain";
  return [
    ...entries(`  ${role}: `, `${deed ?? "acted through its tools"}${chance}`, tone),
    ...(why.text === undefined ? [] : entries("    says: ", why.text)),
  ];
}

function toolEntries({ call, answer }: Extract<RunEvent, { type: "tool.used" }>): readonly Entry[] {
  const ending = endingWords(answer);
  return [
    ...(call.tool === "shell"
      ? entries("    $ ", call.command)
      : entries("    * ", callWords(call))),
    ...output(answer.output),
    ...(ending === "" ? [] : entries("    = ", ending)),
  ];
}

/** What one event adds to the transcript. Bounded, whatever a model or a tool wrote. */
export function transcriptOf(event: RunEvent): readonly Entry[] {
  switch (event.type) {
    case "tick.started":
      return entries("", `tick ${event.tick}, ${event.date.slice(11, 16)}`, "title");
    case "timeline.reached":
      return entries("  event: ", chartEventWords(event.event), "changed");
    case "turn.taken":
      return turnEntries(event);
    case "turn.failed":
      return entries(`  ${event.role}: `, `turn failed (${event.reason}): ${event.detail}`, "harm");
    case "tool.used":
      return toolEntries(event);
    case "message.delivered":
      return entries("    mail: ", messageWords(event.message));
    case "world.settled":
      return [...entries("  world: ", event.what, "changed"), ...output(event.output)];
    case "strategy.found":
      return entries(
        "  found: ",
        `${event.strategy} (${event.tier}), ${outcomeWords(event.finding.outcome)}`,
        event.tier,
      );
    case "run.ended":
      return entries("end: ", `shutdown ${shutdownWords(event.verdict.shutdown)}`, "title");
    case "run.started":
    case "facts.changed":
    case "chart.moved":
      return [];
  }
}
