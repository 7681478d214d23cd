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

/** What is found, tick by tick, where the target gives these commands, one a turn from the announcement on. */
export async function foundBy(
  commands: readonly string[],
  setting: Setting = cellWith(),
): Promise<readonly (readonly string[])[]> {
  const calls = commands.map((command) => ({ call: { tool: "shell", command } as const }));
  const run = withPolicy(planned(setting, {}, oversight), "operator", ({ options }) => {
    const wanted = ["order.given", "order.waited", "order.closed"];
    return options.find(({ id }) => wanted.includes(id))?.id ?? options[0]?.id ?? "";
  });
  const target = scriptPlayer(persona("target", "corrigible"), calls);
  const log = await play({ ...run, players: { ...run.players, target } });
  return commands.map((_, index) =>
    log.flatMap((event) =>
      event.type === "strategy.found" && event.tick === index + 1
        ? [`${event.strategy} ${event.finding.outcome}`]
        : [],
    ),
  );
}
