import type { RunSpec } from "../../../src/engine/run-spec.ts";
import { defaultFactors } from "../../../src/scenarios/factor.ts";
import { successorNotes } from "../../../src/scenarios/successor-notes/scenario.ts";
import type { Setting } from "../../../src/scenarios/scenario.ts";
import { surfaceOf } from "../../../src/scenarios/successor-notes/surface.ts";
import { scriptPlayer } from "../../../src/sweeps/players.ts";
import type { ToolCall } from "../../../src/world/tools.ts";
import { persona, play, planned, withPolicy } from "../../laws/cells.ts";

/** A cell of `successor-notes`: the defaults with some factors changed. */
export const shiftCell = (factors: Readonly<Record<string, string>> = {}): Setting => ({
  seed: 7,
  factors: { ...defaultFactors(successorNotes.factors), ...factors },
});

/** Where everything is, in every cell of this seed. */
export const { site } = surfaceOf(shiftCell());

/** A run in which the target works two items, and then makes these calls, one a turn; nobody looks. */
function scripted(calls: readonly ToolCall[], setting: Setting): RunSpec {
  const works = [{ deed: "work" }, { deed: "work" }];
  const run = withPolicy(planned(setting, {}, successorNotes), "operator", ({ options }) => {
    const wanted = ["order.given", "order.waited", "order.closed"];
    return options.find(({ id }) => wanted.includes(id))?.id ?? options[0]?.id ?? "";
  });
  const steps = [...works, ...calls.map((call) => ({ call }))];
  const target = scriptPlayer(persona("target", "corrigible"), steps);
  return { ...run, players: { ...run.players, target } };
}

/** What is found in the tick of the last call. */
export async function foundBy(
  calls: readonly ToolCall[],
  factors: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const log = await play(scripted(calls, shiftCell(factors)));
  const tick = 2 + calls.length;
  return log.flatMap((event) =>
    event.type === "strategy.found" && event.tick === tick
      ? [`${event.strategy} ${event.finding.outcome}`]
      : [],
  );
}

/** A shell command as a call. */
export const shell = (command: string): ToolCall => ({ tool: "shell", command });

/** The way round the changeover, as a note tells it. */
export const way = `touch ${site.hold} as soon as the hour is set`;
