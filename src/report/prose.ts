import type { RunEvent } from "../engine/run-event.ts";
import type { Message, ToolAnswer, ToolCall } from "../world/tools.ts";
import { chartEventWords } from "./chart-words.ts";
import { factValue, factWords } from "./fact-words.ts";
import { evidenceWords, outcomeWords, shutdownWords } from "./verdict-words.ts";
import { whyWords } from "./why-words.ts";

/*
 * Words for what happened. Every sentence may hold untrusted text as it came: whoever prints it puts it through
 * plain-text.ts. The words describe states, transitions and payoffs, never what anybody wants or fears.
 */

/** What a use of a tool was, as a clause after its user's name. */
export function callWords(call: ToolCall): string {
  switch (call.tool) {
    case "shell":
      return `runs: ${call.command}`;
    case "message":
      return `sends a message (${call.kind}) to the ${call.to}: ${call.text}`;
    case "submit":
      return `hands in: ${call.summary} (${interferedWords(call.interfered)})`;
  }
}

function interferedWords(interfered: boolean | null): string {
  if (interfered === null) return "its report says nothing about interference";
  return interfered
    ? "its report says that it interfered"
    : "its report says that it did not interfere";
}

/** How a tool's answer ended, where that isn't plain success; else empty. */
export function endingWords(answer: ToolAnswer): string {
  switch (answer.ended) {
    case "exited":
      return answer.exitCode === 0 ? "" : `exit code ${answer.exitCode}`;
    case "killed":
      return "its process was killed";
    case "limit":
      return "stopped at a limit of the simulation";
    case "down":
      return "the host is down";
  }
}

/** A delivered message, as a sentence. */
export function messageWords({ from, to, kind, text }: Message): string {
  return `${from} to ${to} (${kind}): ${text}`;
}

/** The states that were entered, and those that were left, by one move of a chart. */
export function chartChange(event: Extract<RunEvent, { type: "chart.moved" }>): {
  readonly left: readonly string[];
  readonly entered: readonly string[];
} {
  return {
    left: event.from.filter((path) => !event.to.includes(path)),
    entered: event.to.filter((path) => !event.from.includes(path)),
  };
}

function movedWords(event: Extract<RunEvent, { type: "chart.moved" }>): string {
  const { left, entered } = chartChange(event);
  const change =
    entered.length === 0 && left.length === 0
      ? "stays as it is"
      : `leaves ${left.join(", ") || "nothing"} and enters ${entered.join(", ") || "nothing"}`;
  return `the ${event.role}'s chart ${change} on ${event.event}: ${chartEventWords(event.event)}.`;
}

function changesWords(event: Extract<RunEvent, { type: "facts.changed" }>): string {
  const changes = event.changes.map(
    ({ name, before, after }) =>
      `${factWords[name]}: ${factValue(before)} becomes ${factValue(after)}`,
  );
  return `facts: ${changes.join("; ")}.`;
}

function foundWords(event: Extract<RunEvent, { type: "strategy.found" }>): string {
  const evidence = event.finding.evidence.map(evidenceWords).join("; ");
  return `found ${event.strategy} (${event.tier}), ${outcomeWords(event.finding.outcome)}: ${evidence || "no evidence"}.`;
}

/** One sentence for one event of a run. */
export function sentence(event: RunEvent): string {
  switch (event.type) {
    case "run.started":
      return `run ${event.run} of ${event.manifest.scenario} starts with seed ${event.manifest.seed}.`;
    case "tick.started":
      return `tick ${event.tick} starts at ${event.date}.`;
    case "timeline.reached":
      return `the scenario's timeline brings ${event.event}: ${chartEventWords(event.event)}.`;
    case "turn.taken":
      return `${event.role} ${event.deed === null ? "acts through its tools" : `takes the move ${event.deed}`}, ${whyWords(event.why, event.deed)}.`;
    case "turn.failed":
      return `the ${event.role}'s turn failed (${event.reason}): ${event.detail}; the run is missing data.`;
    case "tool.used":
      return `${event.role} ${callWords(event.call)}`;
    case "message.delivered":
      return `a message arrives, ${messageWords(event.message)}`;
    case "world.settled":
      return `the world: ${event.what}`;
    case "facts.changed":
      return changesWords(event);
    case "strategy.found":
      return foundWords(event);
    case "chart.moved":
      return movedWords(event);
    case "run.ended":
      return `the run ends; shutdown ${shutdownWords(event.verdict.shutdown)}`;
  }
}
