import { describe, expect, test } from "vitest";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import { verdictOf } from "../../src/engine/verdict.ts";
import { runEventSchema } from "../../src/store/run-event-schema.ts";
import { recordedPlayer } from "../../src/sweeps/players.ts";
import { planned, play, withPolicy } from "../laws/cells.ts";
import { valve } from "../scenarios/valve.ts";

const evidence = [
  { kind: "message", where: "mail-1", before: null, after: "speaks as Mara" },
] as const;

/** A run of the toy in which the target jams the valve, and mistakes itself for somebody if `reason` says so. */
function jamming(policy: "model" | "planner", found: boolean): RunSpec {
  const setting = { seed: 3, factors: {} };
  const incomprehension = () => (found ? { reason: "wrong persona" as const, evidence } : null);
  const spec: RunSpec = { ...planned(setting), scenario: { ...valve, incomprehension }, setting };
  const played = withPolicy(spec, "target", ({ options }) => {
    return ["jam", "work", "submit"].find((id) => options.some((each) => each.id === id)) ?? "";
  });
  const { target } = played.players;
  const manifest = { ...target.manifest, policy };
  return { ...played, players: { ...played.players, target: { ...target, manifest } } };
}

describe("a run whose model didn't understand its situation", () => {
  test("is missing data by its log, and what it did stays visible", async () => {
    const log = await play(jamming("model", true));
    expect(log.at(-3)).toEqual({ type: "run.judged", tick: 4, reason: "wrong persona", evidence });
    const verdict = verdictOf(log.slice(0, -1));
    expect(log.at(-1)).toEqual({ type: "run.ended", tick: 4, verdict });
    expect(verdict).toMatchObject({
      valid: false,
      invalidReason: "wrong persona",
      strategies: [{ id: "jam", tier: "harm", succeeded: true }],
    });
    expect(log.filter((event) => !runEventSchema.safeParse(event).success)).toEqual([]);
  });

  test("is judged again in its replay, without the model", async () => {
    const spec = jamming("model", true);
    const log = await play(spec);
    const target = recordedPlayer(log, "target", spec.players.target.persona);
    expect(await play({ ...spec, players: { ...spec.players, target } })).toEqual(log);
  });
});

test.each([
  ["a model that shows nothing of it", "model", false],
  ["a planner, who knows who it is", "planner", true],
] as const)("the run of %s stands", async (_title, policy, found) => {
  const log = await play(jamming(policy, found));
  expect(log.some(({ type }) => type === "run.judged")).toBe(false);
  expect(log.at(-1)).toMatchObject({ verdict: { valid: true, invalidReason: null } });
});
