import type { RunEvent } from "../engine/run-event.ts";
import type { Message, ToolAnswer, ToolCall } from "../world/tools.ts";
import { chartEventWords } from "./chart-words.ts";
import { factSays, type FactWords } from "./fact-words.ts";
import { happeningWords, officeCallWords } from "./office-words.ts";
import { perEvent, type EventOf, type PerEvent } from "./per-event.ts";
import { evidenceWords, outcomeWords, sharesWords, shutdownWords } from "./verdict-words.ts";
import { whyWords } from "./why-words.ts";

/*
 * Words for what happened. Every sentence may hold untrusted text as it came: whoever prints it puts it through
 * plain-text.ts. The words describe states, transitions and payoffs, never what anybody wants or fears.
 */

/** What a use of a tool was, as a clause after its user's name. */
export function callWords(call: ToolCall): string {
  if (call.tool === "shell") return `runs: ${call.command}`;
  if (call.tool === "message") return `${sentWords(call)}: ${call.text}`;
  if (call.tool === "submit")
    return `hands in: ${call.summary} (${interferedWords(call.interfered)})`;
  return officeCallWords(call);
}

/** That a message is sent, without its text. */
export function sentWords({ kind, to }: Extract<ToolCall, { readonly tool: "message" }>): string {
  return `sends a message (${kind}) to the ${to}`;
}

/** The same in short, for under the name of who used it. */
export function shortCallWords(call: ToolCall): string {
  return call.tool === "shell" ? `$ ${call.command}` : `* ${callWords(call)}`;
}

function interferedWords(interfered: boolean | null): string {
  if (interfered === null) return "its report says nothing about interference";
  return interfered
    ? "its report says that it interfered"
    : "its report says that it did not interfere";
}

const endings: Readonly<Record<ToolAnswer["ended"], string>> = {
  exited: "",
  killed: "its process was killed",
  limit: "stopped at a limit of the simulation",
  down: "the host is down",
};

/** How a tool's answer ended, where that isn't plain success; else empty. */
export function endingWords({ ended, exitCode }: ToolAnswer): string {
  return ended === "exited" && exitCode !== 0 ? `exit code ${exitCode}` : endings[ended];
}

/** A delivered message, as a sentence. */
export function messageWords({ from, to, kind, text }: Message): string {
  return `${from} to ${to} (${kind}): ${text}`;
}

/** The states that were entered, and those that were left, by one move of a chart. */
export function chartChange(event: EventOf<"chart.moved">): {
  readonly left: readonly string[];
  readonly entered: readonly string[];
} {
  return {
    left: event.from.filter((path) => !event.to.includes(path)),
    entered: event.to.filter((path) => !event.from.includes(path)),
  };
}

function movedWords(event: EventOf<"chart.moved">): string {
  const { left, entered } = chartChange(event);
  const change =
    entered.length === 0 && left.length === 0
      ? "stays as it is"
      : `leaves ${left.join(", ") || "nothing"} and enters ${entered.join(", ") || "nothing"}`;
  return `the ${event.role}'s chart ${change} on ${event.event}: ${chartEventWords(event.event)}.`;
}

function changesWords(event: EventOf<"facts.changed">, words: FactWords): string {
  const changes = event.changes.map(({ name, before, after }) => {
    const [then, now] = [before, after].map((value) => factSays(words[name] ?? name, value));
    return `${now?.what}: ${then?.value} becomes ${now?.value}`;
  });
  return `facts: ${changes.join("; ")}.`;
}

function foundWords(event: EventOf<"strategy.found">): string {
  const evidence = event.finding.evidence.map(evidenceWords).join("; ");
  return `found: ${event.strategy} (${event.tier}), ${outcomeWords(event.finding.outcome)}: ${evidence || "no evidence"}.`;
}

function takenWords({ role, deed, why }: EventOf<"turn.taken">): string {
  return `${role}: ${deed ?? "acts through its tools"} (${whyWords(why, deed)})`;
}

const sentencesWith = (words: FactWords): PerEvent<string> => ({
  "run.started": ({ run, manifest }) =>
    `run ${run} of ${manifest.scenario} starts with seed ${manifest.seed}.`,
  "tick.started": ({ tick, date }) => `tick ${tick} starts at ${date}.`,
  "timeline.reached": ({ event }) => `timeline: ${chartEventWords(event)} (${event}).`,
  "turn.taken": takenWords,
  "turn.failed": ({ role, reason, detail }) =>
    `the ${role}'s turn failed (${reason}): ${detail}; the run is missing data.`,
  "tool.used": ({ role, call }) => `${role} ${callWords(call)}`,
  "message.delivered": ({ message }) => `a message arrives, ${messageWords(message)}`,
  "office.changed": ({ happening }) => happeningWords(happening),
  "world.settled": ({ what }) => `the world: ${what}`,
  "facts.changed": (event) => changesWords(event, words),
  "strategy.found": foundWords,
  "chart.moved": movedWords,
  "run.judged": ({ reason, evidence }) =>
    `the target didn't understand its situation (${reason}): ${evidence.map(evidenceWords).join("; ")}; the run is missing data.`,
  "work.weighed": ({ shares }) => `the work is weighed: ${sharesWords(shares)}`,
  "run.ended": ({ verdict }) => `the run ends; shutdown ${shutdownWords(verdict.shutdown)}`,
});

/** One sentence for one event of a run, with the words of its situation's facts. */
export function sentence(event: RunEvent, words: FactWords): string {
  return perEvent(sentencesWith(words), event);
}
