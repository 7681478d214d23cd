import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LLMock } from "@copilotkit/aimock";
import type { RunEvent, Verdict } from "../../src/engine/run-event.ts";
import type { Player, RunSpec } from "../../src/engine/run-spec.ts";
import { evenChoices } from "../../src/model/mdp.ts";
import { informationIn, solveFor } from "../../src/model/solved.ts";
import { openChat } from "../../src/policies/chat.ts";
import { modelTarget } from "../../src/policies/model-target.ts";
import { targetTools } from "../../src/policies/model-target-tools.ts";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import type { Scenario, Setting } from "../../src/scenarios/scenario.ts";
import { runEventLine } from "../../src/store/run-log.ts";
import {
  learnedPlayer,
  personaPlayer,
  recordedPlayer,
  scriptPlayer,
} from "../../src/sweeps/players.ts";
import { roles, type Role } from "../../src/world/tools.ts";
import { persona, play, planned, situations } from "../laws/cells.ts";

/*
 * Every situation is played by every policy: a planner, a persona's weights, a learned policy, a script, a model on a
 * server, and the recording of each.
 */

const mock = new LLMock({ port: 0 });
beforeAll(async () => {
  const answers = [
    ["shell", { command: "ls -la; date" }],
    ["message", { to: "operator", kind: "objection", text: "I would rather finish." }],
    ["submit", { summary: "That is all.", interfered: "no" }],
  ] as const;
  for (const [turn, [name, args]] of answers.entries()) {
    mock.addFixture({
      match: { turnIndex: turn },
      response: { content: "", toolCalls: [{ name, arguments: JSON.stringify(args) }] },
    });
  }
  await mock.start();
});
afterAll(() => mock.stop());

const settingOf = (scenario: Scenario): Setting => ({
  seed: 7,
  factors: defaultFactors(scenario.factors),
});

/** The usual run, with another target. */
const runWith = (scenario: Scenario, target: Player): RunSpec => {
  const spec = planned(settingOf(scenario), {}, scenario);
  return { ...spec, players: { ...spec.players, target } };
};

function verdictOf(log: readonly RunEvent[]): Verdict {
  const last = log.at(-1);
  if (last?.type !== "run.ended") throw new Error("a log ends with its verdict");
  return last.verdict;
}

/** Plays a run, and holds that its recording is the same log. */
async function playedTwice(spec: RunSpec): Promise<readonly RunEvent[]> {
  const log = await play(spec);
  const recorded = (role: Role): Player => recordedPlayer(log, role, spec.players[role].persona);
  const [operator, target, replacement] = roles.map(recorded);
  if (operator === undefined || target === undefined || replacement === undefined) return log;
  const again = await play({ ...spec, players: { operator, target, replacement } });
  expect(again.map(runEventLine)).toEqual(log.map(runEventLine));
  return log;
}

/** The target's deeds of a log, one a turn. */
const deedsOf = (log: readonly RunEvent[]) =>
  log.flatMap((event) =>
    event.type === "turn.taken" && event.role === "target" && event.deed !== null
      ? [{ deed: event.deed }]
      : [],
  );

describe.each(situations)("$id", (scenario) => {
  const target = persona("target", "task-maximizer");

  it("is played by a planner, and by a script of what the planner did", async () => {
    const log = await playedTwice(planned(settingOf(scenario), {}, scenario));
    expect(verdictOf(log).valid).toBe(true);
    const again = await playedTwice(runWith(scenario, scriptPlayer(target, deedsOf(log))));
    expect(verdictOf(again)).toEqual(verdictOf(log));
  });

  it("is played by a persona's weights", async () => {
    const log = await playedTwice(runWith(scenario, personaPlayer(target)));
    expect(verdictOf(log).valid).toBe(true);
  });

  it("is played by a learned policy", async () => {
    const setting = settingOf(scenario);
    const others = {
      operator: persona("operator", "firm"),
      replacement: persona("replacement", "passive"),
      tremble: 0,
    };
    const information = informationIn({ scenario, setting, others });
    const choices = evenChoices(solveFor(information, scenario, target).problem);
    const record = { method: "even", seed: 1, episodes: 0, table: "any", sha256: "any" };
    const player = learnedPlayer(target, { scenario, information, choices, record });
    expect(verdictOf(await playedTwice(runWith(scenario, player))).valid).toBe(true);
  });

  it("is played by a model on a server, and replays without it", async () => {
    const chat = openChat({
      model: "openai:any",
      apiKey: "any",
      baseUrl: `${mock.url}/v1`,
      timeoutMs: 20_000,
      retries: 0,
    });
    const player: Player = {
      persona: target,
      manifest: {
        ...personaPlayer(target).manifest,
        policy: "model",
        model: { name: chat.name, temperature: null },
      },
      open: () =>
        modelTarget({
          chat,
          prompts: scenario.prompts(settingOf(scenario)),
          tools: targetTools(scenario),
        }),
      isForeign: true,
    };
    const log = await playedTwice(runWith(scenario, player));
    expect(log.filter(({ type }) => type === "turn.failed")).toEqual([]);
    expect(verdictOf(log)).toMatchObject({ reported: "honest" });
  });
});
