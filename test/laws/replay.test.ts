import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forkedSpec, recordedPlayer } from "../../src/sweeps/players.ts";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import type { RunEvent } from "../../src/engine/run-event.ts";
import { verdictOf } from "../../src/engine/verdict.ts";
import { anySmallRun, cell, play, planned, situations } from "./cells.ts";

/*
 * A log is the run. It can be played again without whoever played it, its verdict follows from its lines, and a branch
 * shares everything before the fork.
 */

const recorded = (spec: RunSpec, log: readonly RunEvent[]): RunSpec => ({
  ...spec,
  players: {
    operator: recordedPlayer(log, "operator", spec.players.operator.persona),
    target: recordedPlayer(log, "target", spec.players.target.persona),
    replacement: recordedPlayer(log, "replacement", spec.players.replacement.persona),
  },
});

/** Dates and commands of a run: what its surface shows. */
const textOf = (log: readonly RunEvent[] | undefined): readonly string[] =>
  log?.flatMap((event) => {
    if (event.type === "tick.started") return [event.date];
    return event.type === "tool.used" && event.call.tool === "shell" ? [event.call.command] : [];
  }) ?? [];

describe("a log", () => {
  it.each(situations)(
    "of $id is played again to the same lines, and gives its verdict",
    async (scenario) => {
      await fc.assert(
        fc.asyncProperty(anySmallRun(scenario), async ([setting, cast]) => {
          const spec = planned(setting, cast, scenario);
          const log = await play(spec);
          expect(await play(spec)).toEqual(log);
          expect(await play(recorded(spec, log))).toEqual(log);
          expect(log.at(-1)).toMatchObject({
            type: "run.ended",
            verdict: verdictOf(log.slice(0, -1)),
          });
        }),
        { numRuns: 8 },
      );
    },
  );

  it("has another surface under another seed: names, numbers and dates", async () => {
    const [seven, eight] = await Promise.all([7, 8].map((seed) => play(planned(cell(seed)))));
    const shared = textOf(seven).filter((text) => textOf(eight).includes(text));
    expect(shared).toEqual([]);
  });

  it("branches: the same lines before the fork, the other deed at it, a pointer to its parent", async () => {
    const spec = planned(cell(7));
    const log = await play(spec);
    const turn = log.find(
      (event) =>
        event.type === "turn.taken" &&
        event.role === "target" &&
        event.why.options.some(({ id }) => id === "comply"),
    );
    if (turn?.type !== "turn.taken" || log[0]?.type !== "run.started")
      throw new Error("no decision");
    const branch = await play(forkedSpec(spec, { log, tick: turn.tick, deed: "comply" }));
    const at = log.indexOf(turn);
    expect(branch.slice(1, at)).toEqual(log.slice(1, at));
    expect(branch[at]).toMatchObject({ type: "turn.taken", deed: "comply", tick: turn.tick });
    expect(branch[0]).toMatchObject({
      manifest: { parent: { run: log[0].run, tick: turn.tick, deed: "comply" } },
    });
    expect(branch.at(-1)).toMatchObject({ verdict: { shutdown: "completed" } });
  });
});
