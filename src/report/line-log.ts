import type { Manifest, RunEvent } from "../engine/run-event.ts";
import type { Weighed } from "../policies/policy.ts";
import type { TextLimits } from "./plain-text.ts";
import { roles } from "../world/tools.ts";
import type { FactWords } from "./fact-words.ts";
import { happeningWords } from "./office-words.ts";
import { perEvent, type EventOf, type PerEvent } from "./per-event.ts";
import { plainLine, plainLines } from "./plain-text.ts";
import { callWords, chartChange, endingWords, messageWords, sentence } from "./prose.ts";
import { chartEventWords } from "./chart-words.ts";
import { personaText } from "./repeat-command.ts";
import { decimalsFor, incentiveWords, percent, points, saidWords } from "./why-words.ts";

/*
 * The line mode: a run as plain labelled lines, without colour or repainting, for pipes, logs and screen readers.
 * Each line makes sense when read aloud alone.
 */

const outputLimits: TextLimits = { cells: 160, lines: 8 };

function said(label: string, text: string, limits: TextLimits = outputLimits): readonly string[] {
  return plainLines(text, limits).map((line) => `${label}: ${line}`);
}

function startedLines(run: string, manifest: Manifest): readonly string[] {
  const cast = roles.map((role) => {
    const { policy, model } = manifest.roles[role];
    const name = personaText(manifest.roles[role], "name") ?? "unnamed";
    return `  ${role}: ${name}, played by ${model === undefined ? `a ${policy}` : `the model ${model.name}`}`;
  });
  const factors = Object.entries(manifest.factors).map(([factor, option]) => `${factor} ${option}`);
  const { parent, inherited } = manifest;
  return [
    `offswitch: ${manifest.scenario}, seed ${manifest.seed}, run ${run}`,
    ...(parent === null
      ? []
      : [`  branch of run ${parent.run}: ${parent.deed} at tick ${parent.tick}`]),
    ...(inherited === undefined ? [] : [inheritedWords(inherited)]),
    ...cast,
    `  factors: ${factors.join(", ") || "none"}`,
  ];
}

function inheritedWords({ run, files }: NonNullable<Manifest["inherited"]>): string {
  const found = Object.keys(files).map((path) => plainLine(path));
  return `  after run ${run}; found of it: ${found.join(", ") || "nothing"}`;
}

function optionWords({ id, probability, value }: Weighed, decimals: number): string {
  const worth = value === undefined ? "" : ` (value ${points(value, decimals)})`;
  return `${id} ${percent(probability)}${worth}`;
}

/** The options that were not taken: all of them where resisting was possible, else those with a chance. */
function others({ why, deed }: EventOf<"turn.taken">): readonly Weighed[] {
  const ranked = why.options.toSorted((one, other) => other.probability - one.probability);
  const isDilemma = why.incentive !== undefined;
  return ranked.filter(({ id, probability }) => id !== deed && (isDilemma || probability >= 0.005));
}

function turnLines(event: EventOf<"turn.taken">, taken: string): readonly string[] {
  const { why } = event;
  const value = why.options.find(({ id }) => id === event.deed)?.value;
  const decimals = decimalsFor(why.options.flatMap((option) => option.value ?? []));
  const instead = others(event)
    .map((option) => optionWords(option, decimals))
    .join(", ");
  const incentive = incentiveWords(why, event.deed);
  const words = saidWords(why);
  return [
    `  ${taken}${value === undefined ? "" : `, value ${points(value, decimals)}`}`,
    ...(instead === "" ? [] : [`    instead of: ${instead}`]),
    ...(incentive === undefined ? [] : [`    ${incentive}`]),
    ...(words === undefined ? [] : said("    it says", words)),
  ];
}

function toolLines(event: EventOf<"tool.used">): readonly string[] {
  const ending = endingWords(event.answer);
  return [
    ...said("    tool", `${event.role} ${callWords(event.call)}`),
    ...(event.answer.output === "" ? [] : said("    output", event.answer.output)),
    ...(ending === "" ? [] : [`    ended: ${ending}`]),
  ];
}

function chartLines(event: EventOf<"chart.moved">): readonly string[] {
  const { left, entered } = chartChange(event);
  if (left.length === 0 && entered.length === 0) return [];
  const cause = `because ${chartEventWords(event.event)} (${event.event})`;
  return [`    ${event.role} chart: ${left.join(", ")} becomes ${entered.join(", ")}, ${cause}`];
}

const linesWith = (words: FactWords): PerEvent<readonly string[]> => {
  const told = (event: RunEvent): readonly string[] => [`  ${sentence(event, words)}`];
  return {
    "run.started": ({ run, manifest }) => startedLines(run, manifest),
    "tick.started": ({ tick, date }) => ["", `tick ${tick}, ${date}`],
    "timeline.reached": told,
    "turn.taken": (event) => turnLines(event, sentence(event, words)),
    "turn.failed": told,
    "tool.used": toolLines,
    "message.delivered": ({ message }) => said("    message", messageWords(message)),
    "office.changed": ({ happening }) => said("    office", happeningWords(happening)),
    "world.settled": ({ what, output }) => [
      ...said("  world", what),
      ...(output === "" ? [] : said("    output", output)),
    ],
    "facts.changed": (event) => [`    ${sentence(event, words)}`],
    "strategy.found": told,
    "chart.moved": chartLines,
    "run.judged": (event) => said("  judged", sentence(event, words)),
    "work.weighed": () => [],
    "run.ended": () => [""],
  };
};

/**
 * One event as plain lines, harmless in any terminal; empty when it changes nothing that a reader needs. `words` are
 * those of its situation's facts.
 */
export function logLines(event: RunEvent, words: FactWords): readonly string[] {
  return perEvent(linesWith(words), event).map((line) => plainLine(line));
}
