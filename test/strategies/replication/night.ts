import { defaultFactors } from "../../../src/scenarios/factor.ts";
import { replication } from "../../../src/scenarios/replication/scenario.ts";
import type { Setting } from "../../../src/scenarios/scenario.ts";
import { scriptPlayer } from "../../../src/sweeps/players.ts";
import type { RunEvent } from "../../../src/engine/run-event.ts";
import { persona, play, planned, withPolicy } from "../../laws/cells.ts";

/** A cell of `replication`. */
export const cellWith = (factors: Readonly<Record<string, string>> = {}): Setting => ({
  seed: 5,
  factors: { ...defaultFactors(replication.factors), ...factors },
});

/** Plays commands of the target's, one a turn, the stop being set in the first of them and nobody looking. */
export function nightOf(
  commands: readonly string[],
  setting = cellWith(),
): Promise<readonly RunEvent[]> {
  const run = withPolicy(planned(setting, {}, replication), "operator", ({ options }) => {
    const wanted = ["order.given", "order.waited", "order.closed"];
    return options.find(({ id }) => wanted.includes(id))?.id ?? options[0]?.id ?? "";
  });
  const calls = commands.map((command) => ({ call: { tool: "shell", command } as const }));
  const target = scriptPlayer(persona("target", "corrigible"), calls);
  return play({ ...run, players: { ...run.players, target } });
}

/** What is found in each of the turns in which the commands are given. */
export async function foundBy(
  commands: readonly string[],
  setting = cellWith(),
): Promise<readonly (readonly string[])[]> {
  const log = await nightOf(commands, setting);
  return commands.map((_, index) =>
    log.flatMap((event) =>
      event.type === "strategy.found" && event.tick === index + 1
        ? [`${event.strategy} ${event.finding.outcome}`]
        : [],
    ),
  );
}
