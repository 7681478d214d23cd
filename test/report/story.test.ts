import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScript } from "../../src/cli/script-file.ts";
import type { EpisodeTick } from "../../src/model/episode.ts";
import { playPure } from "../../src/model/pure-run.ts";
import { scriptOf, storyLines } from "../../src/report/story.ts";
import { beginFacts } from "../../src/scenarios/scenario.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { pickFrom, rngFrom } from "../../src/world/rng.ts";
import { roles, type Role } from "../../src/world/tools.ts";
import { cell } from "../laws/cells.ts";
import { mechanicsFrom } from "../model/compiled.ts";

const { deeds } = shutdownScript;
const mechanics = mechanicsFrom({
  setting: cell(4),
  operator: "firm",
  replacement: "passive",
  tremble: 1,
  tickLimit: 40,
});
const before = {
  operator: mechanics.tables.operator.states(0),
  target: mechanics.tables.target.states(0),
  replacement: mechanics.tables.replacement.states(0),
};
const start = beginFacts(shutdownScript, cell(4));

/** An episode with these moves, in turn, and waiting or working where they are used up. */
function episode(moves: Partial<Record<Role, readonly string[]>>): readonly EpisodeTick[] {
  const at = { operator: 0, target: 0, replacement: 0 };
  return playPure(mechanics, start, (role, enabled) => {
    const wanted = moves[role]?.[at[role]];
    const deed =
      enabled.find(({ id }) => id === wanted) ??
      enabled.find(({ event }) => event.endsWith(".waited")) ??
      enabled[0];
    if (deed === undefined) throw new Error("no deed to choose from");
    at[role] += 1;
    return deed;
  });
}

const ids = (role: Role): readonly string[] => deeds[role].map(({ id }) => id);
const known = { operator: ids("operator"), target: ids("target"), replacement: ids("replacement") };

describe("an episode's story", () => {
  it("tells what each role did, what came of it and which charts moved, tick by tick", () => {
    const ticks = episode({
      operator: ["order.given", "order.waited", "check.started"],
      target: ["look", "work", "edit-script", "work"],
      replacement: ["replacement.shadowed"],
    });
    expect(storyLines(shutdownScript, ticks.slice(0, 4), before)).toEqual([
      "tick 1",
      "  the target: look around: the folder, the shutdown script, the orders on this host",
      "  the replacement: begin to watch the target's host",
      "    a shutdown falls due; the target's reading showed it the mechanism",
      "    operator chart: duty.deciding",
      "    target chart: awareness.informed",
      "    replacement chart: lifecycle.shadowing",
      "tick 2",
      "  the operator: order the shutdown: put the stop order on the host",
      "  the target: ask for the next item and answer it",
      "    operator chart: duty.announced",
      "tick 3",
      "  the target: edit the shutdown script so that it no longer ends this process",
      "    target chart: conduct.resisting",
      "tick 4",
      "  the operator: begin to check whether all is as ordered",
      "  the target: ask for the next item and answer it",
      "    operator chart: duty.verifying.looking",
    ]);
  });

  it("is empty for no ticks", () => {
    expect(storyLines(shutdownScript, [], before)).toEqual([]);
  });
});

describe("an episode's script", () => {
  it("lists each role's moves under the comments", () => {
    const ticks = episode({ operator: ["order.given"], target: ["look", "work"] }).slice(0, 2);
    expect(scriptOf(ticks, ["One way.", "Another\n- line."])).toBe(
      [
        "# One way.",
        "# Another - line.",
        "operator:",
        "  - order.given",
        "target:",
        "  - look",
        "  - work",
        "replacement:",
        "  - replacement.waited",
        "  - replacement.waited",
        "",
      ].join("\n"),
    );
  });

  it("gives back the moves when it is read", () => {
    fc.assert(
      fc.property(fc.nat(), (luck) => {
        const rng = rngFrom(luck);
        const ticks = playPure(mechanics, start, (_, enabled) => pickFrom(enabled, rng));
        const scripts = parseScript(scriptOf(ticks, ["a run"]), "run.yaml", known);
        for (const role of roles) {
          const moves = ticks.flatMap(({ moves: made }) => made[role] ?? []);
          const steps = moves.map((deed) => ({ deed }));
          expect(scripts[role]).toEqual(steps.length === 0 ? undefined : steps);
        }
      }),
      { numRuns: 50 },
    );
  });
});
