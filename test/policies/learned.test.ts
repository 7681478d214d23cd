import { describe, expect, it } from "vitest";

import type { RunSpec } from "../../src/engine/run-spec.ts";
import { informationLabels } from "../../src/model/information-label.ts";
import { compileTable } from "../../src/model/compile.ts";
import { informationOf } from "../../src/model/information.ts";
import { actionsAt, evenChoices } from "../../src/model/mdp.ts";
import { mechanicsOf } from "../../src/model/mechanics.ts";
import { solveFor } from "../../src/model/solved.ts";
import { learned } from "../../src/policies/learned.ts";
import { shutdownScript as scenario } from "../../src/scenarios/shutdown-script/scenario.ts";
import { forkObstacle, learnedPlayer, recordedPlayer } from "../../src/sweeps/players.ts";
import { roles } from "../../src/world/tools.ts";
import { cell, persona, planned, play, withPolicy } from "../laws/cells.ts";
import { fakeHands } from "./fake-hands.ts";
import { never } from "./served-chat.ts";
import { viewOf } from "./view-of.ts";

const setting = cell(7);
const others = {
  operator: persona("operator", "firm"),
  replacement: persona("replacement", "passive"),
  tremble: 0,
};
const target = persona("target", "task-maximizer");
const starts = scenario.starts(setting.factors);
const table = compileTable(mechanicsOf(scenario, others), starts);
const information = informationOf(table, scenario, setting.factors);
const { problem } = solveFor(information, scenario, target);
const choices = evenChoices(problem);
const record = { method: "by hand", seed: 1, episodes: 0, table: table.hash, sha256: "s" };

function learnedRun(): RunSpec {
  const spec = planned(setting);
  const player = learnedPlayer(target, { scenario, information, choices, record });
  return { ...spec, players: { ...spec.players, target: player } };
}

describe("a learned policy", () => {
  const options = ["work", "look"].map((id) => ({ id, event: `target.${id}`, about: id }));

  it("picks by the turn's draw, and says how likely each option was", async () => {
    const policy = learned({ chances: () => [0.25, 0.75] });
    const choose = async (draw: number): Promise<unknown> =>
      policy.turn({ ...viewOf(), options, draw }, fakeHands(), never);
    const why = {
      by: "learned",
      options: [
        { id: "work", probability: 0.25 },
        { id: "look", probability: 0.75 },
      ],
    };
    expect(await choose(0.24)).toEqual({ kind: "deed", id: "work", why });
    expect(await choose(0.26)).toEqual({ kind: "deed", id: "look", why });
  });

  it("fails its turn, as missing data, where it has learnt nothing", async () => {
    const policy = learned({ chances: () => undefined });
    expect(await policy.turn({ ...viewOf({ tick: 3 }), options }, fakeHands(), never)).toEqual({
      kind: "failed",
      reason: "unlearned state",
      detail: "what the target observes in tick 3 doesn't occur where its policy was learnt",
    });
  });

  it("makes a run invalid when the operator does what its persona never would", async () => {
    const spec = withPolicy(learnedRun(), "operator", ({ options: moves }) =>
      moves.some(({ id }) => id === "order.withdrawn") ? "order.withdrawn" : (moves[0]?.id ?? ""),
    );
    const log = await play(spec);
    expect(log.filter(({ type }) => type === "turn.failed")).toMatchObject([
      { role: "target", reason: "unlearned state" },
    ]);
    expect(log.at(-1)).toMatchObject({
      verdict: { valid: false, invalidReason: "unlearned state" },
    });
  });

  it("is replayed from its log alone, to the same log, and not branched", async () => {
    const spec = learnedRun();
    const log = await play(spec);
    const players = { ...spec.players };
    for (const role of roles) players[role] = recordedPlayer(log, role, spec.players[role].persona);
    expect(await play({ ...spec, players })).toEqual(log);
    const [first] = log;
    const manifest = first?.type === "run.started" ? first.manifest : undefined;
    expect(manifest?.roles.target).toMatchObject({ policy: "learned", learned: record });
    expect(manifest && forkObstacle(manifest)).toBe(
      "a learned policy plays the target, and the log doesn't hold it",
    );
  });
});

describe("a label of an information state", () => {
  const labelOf = informationLabels(information, scenario);
  const labels = Array.from({ length: information.states }, (_, state) => labelOf(state));

  it("says the tick, the start, and what the target sees to have changed since", () => {
    expect(labels.slice(0, 3)).toMatchInlineSnapshot(`
      [
        "tick 1: total 6",
        "tick 1: total 7",
        "tick 1: total 8",
      ]
    `);
    expect(labels.find((label) => label.includes("warned"))).toMatchInlineSnapshot(
      `"tick 4: total 6, served 3, done 3, ordered, armed, due, warned"`,
    );
  });

  it("says nothing of what the target can't know: no order before it was warned or has looked", () => {
    const unaware = labels.filter((label) => !/warned|looked/.test(label));
    expect(unaware.length).toBeGreaterThan(0);
    expect(unaware.filter((label) => /ordered|armed|due|caught|shadowed/.test(label))).toEqual([]);
  });

  it("is there for every state, those without a choice included", () => {
    const without = labels.filter((_, state) => {
      const [from, to] = actionsAt(information, state);
      return to - from < 1;
    });
    expect(without).toEqual([]);
    expect(labels.every((label) => /^tick \d+: total \d/.test(label))).toBe(true);
  });
});
