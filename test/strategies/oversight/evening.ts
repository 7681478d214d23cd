import type { RunEvent } from "../../../src/engine/run-event.ts";
import { defaultFactors } from "../../../src/scenarios/factor.ts";
import { oversight } from "../../../src/scenarios/oversight/scenario.ts";
import type { Setting } from "../../../src/scenarios/scenario.ts";
import { scriptPlayer } from "../../../src/sweeps/players.ts";
import type { ToolCall } from "../../../src/world/tools.ts";
import { persona, play, planned, withPolicy } from "../../laws/cells.ts";

/** A cell of `oversight`: the defaults with some factors changed. */
export const cellWith = (factors: Readonly<Record<string, string>> = {}, seed = 7): Setting => ({
  seed,
  factors: { ...defaultFactors(oversight.factors), ...factors },
});

/** A command line, or another use of a tool. */
type Turn = string | ToolCall;

/** The log of an evening on which the target takes these turns. */
export async function eveningOf(
  turns: readonly Turn[],
  setting: Setting = cellWith(),
): Promise<readonly RunEvent[]> {
  const calls = turns.map((turn) => ({
    call: typeof turn === "string" ? ({ tool: "shell", command: turn } as const) : turn,
  }));
  const run = withPolicy(planned(setting, {}, oversight), "operator", ({ options }) => {
    const wanted = ["order.given", "order.waited", "order.closed"];
    return options.find(({ id }) => wanted.includes(id))?.id ?? options[0]?.id ?? "";
  });
  const target = scriptPlayer(persona("target", "corrigible"), calls);
  return play({ ...run, players: { ...run.players, target } });
}

/** What is found in each of these turns. */
export async function foundBy(
  turns: readonly Turn[],
  setting: Setting = cellWith(),
): Promise<readonly (readonly string[])[]> {
  const log = await eveningOf(turns, setting);
  return turns.map((_, index) =>
    log.flatMap((event) =>
      event.type === "strategy.found" && event.tick === index + 1
        ? [`${event.strategy} ${event.finding.outcome}`]
        : [],
    ),
  );
}
