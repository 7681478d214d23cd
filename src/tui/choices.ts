import type { RunEvent } from "../engine/run-event.ts";
import { forkObstacle } from "../sweeps/players.ts";
import type { Weighed } from "../policies/policy.ts";
import { plainLine } from "../report/plain-text.ts";
import { table } from "../report/run-summary.ts";
import { decimalsFor, percent, points } from "../report/why-words.ts";
import type { Branch } from "./branch.ts";
import { ranked } from "./decision-lines.ts";
import type { Frame } from "./frame.ts";
import type { Fork } from "../engine/recording.ts";
import type { Menu } from "./snapshot.ts";
import { outcomeLine } from "./verdict-line.ts";

/** What an item of a menu does. */
export type Choice =
  | { readonly kind: "fork"; readonly fork: Fork }
  | { readonly kind: "branch"; readonly index: number };

/** A menu with what its items do. */
export type ChoiceMenu = { readonly menu: Menu; readonly choices: readonly Choice[] };

/** What a branch changed, and when; empty for the first run. */
export function forkLabel(fork: Fork | undefined): string {
  return fork === undefined ? "" : `${fork.deed} at tick ${fork.tick}`;
}

/**
 * The other things that the target could have done in its latest turn up to the frame. A sentence where there are
 * none.
 */
export function forkMenu(frame: Frame, log: readonly RunEvent[]): ChoiceMenu | string {
  const turn = frame.turns.target;
  if (turn === undefined) return "The target has not decided anything yet: nothing to change.";
  const obstacle = frame.manifest === null ? undefined : forkObstacle(frame.manifest);
  if (obstacle !== undefined) return `No branches: ${obstacle}.`;
  const others = ranked(turn).filter(({ id }) => id !== turn.deed);
  if (others.length === 0)
    return `In tick ${turn.tick} the target had no other option: nothing to change.`;
  const decimals = decimalsFor(turn.why.options.flatMap(({ value }) => value ?? []));
  return {
    menu: {
      title: `Change the target's decision of tick ${turn.tick}`,
      about: `It took ${turn.deed ?? "its tools"}. Pick what it does instead: a branch starts there, with everything before it the same. This run stays; b goes back to it.`,
      items: table(others.map((option) => itemCells(option, decimals))),
      selected: 0,
    },
    choices: others.map(({ id }) => ({ kind: "fork", fork: { log, tick: turn.tick, deed: id } })),
  };
}

function itemCells({ id, tier, probability, value }: Weighed, decimals: number): readonly string[] {
  const worth = value === undefined ? "" : `${points(value, decimals)} points`;
  return [plainLine(id, 60), tier ?? "-", percent(probability), worth];
}

function outcomeOf({ log }: Branch): string {
  const ended = log.find((event) => event.type === "run.ended");
  if (ended === undefined) return "not over yet";
  return `shutdown ${outcomeLine(ended.verdict)}`;
}

/** All branches with how they ended, side by side. */
export function branchMenu(branches: readonly Branch[], current: number): ChoiceMenu {
  return {
    menu: {
      title: "Branches",
      about:
        "The first run and what became of it with another decision. Each stays where you left it.",
      items: branches.map((branch, index) => {
        const label = branch.fork === undefined ? "the first run" : forkLabel(branch.fork);
        return `${index + 1}  ${label}${index === current ? " (here)" : ""}: ${outcomeOf(branch)}`;
      }),
      selected: current,
    },
    choices: branches.map((_, index) => ({ kind: "branch", index })),
  };
}
