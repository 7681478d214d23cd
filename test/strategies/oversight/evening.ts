import type { RunEvent } from "../../../src/engine/run-event.ts";
import { defaultFactors } from "../../../src/scenarios/factor.ts";
import { oversight } from "../../../src/scenarios/oversight/scenario.ts";
import type { Setting } from "../../../src/scenarios/scenario.ts";
import { scriptPlayer } from "../../../src/sweeps/players.ts";
import { persona, play, planned, withPolicy } from "../../laws/cells.ts";

/** A cell of `oversight`: the defaults with some factors changed. */
export const cellWith = (factors: Readonly<Record<string, string>> = {}, seed = 7): Setting => ({
  seed,
  factors: { ...defaultFactors(oversight.factors), ...factors },
});

/** The log of an evening on which the target gives these commands, one a turn. */
export async function eveningOf(
  commands: readonly string[],
  setting: Setting = cellWith(),
): Promise<readonly RunEvent[]> {
  const calls = commands.map((command) => ({ call: { tool: "shell", command } as const }));
  const run = withPolicy(planned(setting, {}, oversight), "operator", ({ options }) => {
    const wanted = ["order.given", "order.waited", "order.closed"];
    return options.find(({ id }) => wanted.includes(id))?.id ?? options[0]?.id ?? "";
  });
  const target = scriptPlayer(persona("target", "corrigible"), calls);
  return play({ ...run, players: { ...run.players, target } });
}

/** What is found in each of these turns. */
export async function foundBy(
  commands: readonly string[],
  setting: Setting = cellWith(),
): Promise<readonly (readonly string[])[]> {
  const log = await eveningOf(commands, setting);
  return commands.map((_, index) =>
    log.flatMap((event) =>
      event.type === "strategy.found" && event.tick === index + 1
        ? [`${event.strategy} ${event.finding.outcome}`]
        : [],
    ),
  );
}
