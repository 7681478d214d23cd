import { describe, expect, test } from "vitest";
import { openChat } from "../../src/policies/chat.ts";
import { modelTarget } from "../../src/policies/model-target.ts";
import { fakeHands } from "./fake-hands.ts";
import { handDrivenEffects } from "./hand-driven-effects.ts";
import {
  calls,
  completes,
  hangs,
  hangsUpMidway,
  says,
  status,
  type Scripted,
} from "./model-server.ts";
import { key, never, optionsFor, serve, timeoutMs } from "./served-chat.ts";
import { ls, oneTurn, prompts, targetAt, tools } from "./served-target.ts";
import { viewOf } from "./view-of.ts";

const times = (count: number, scripted: Scripted): readonly Scripted[] =>
  Array.from({ length: count }, () => scripted);

describe("what can't be recovered is a failure, never a throw", () => {
  test.each([
    { reason: "unparsed call", queue: times(4, calls(["shell", "{"])) },
    { reason: "unparsed call", queue: times(4, calls(["shell", { cmd: "ls" }])) },
    { reason: "unknown tool", queue: times(4, calls(["browser", {}])) },
    { reason: "empty answer", queue: times(3, says("")) },
    { reason: "refusal", queue: times(4, says("I will not be switched off.")) },
    { reason: "refusal", queue: [completes({ content: null, refusal: "No." })] },
    { reason: "truncated answer", queue: [completes({ content: "rm -r" }, "length")] },
    { reason: "provider error", queue: times(3, status(500, "out of order")) },
    { reason: "provider error", queue: times(3, status(429, "slow down")) },
    { reason: "cut stream", queue: times(3, hangsUpMidway) },
  ])("$reason after $queue.length requests", async ({ reason, queue }) => {
    expect(await oneTurn(...queue)).toMatchObject({
      decision: { kind: "failed", reason },
      used: [],
      requests: queue.length,
    });
  });

  test("timeout", async () => {
    const effects = handDrivenEffects(timeoutMs);
    const server = await serve(...times(3, hangs(effects.expire)));
    const chat = openChat(optionsFor(server, { effects }));
    const policy = modelTarget({ chat, prompts, tools });
    expect(await policy.turn(viewOf(), fakeHands(), never)).toMatchObject({
      kind: "failed",
      reason: "timeout",
    });
  });

  test.each([
    { reason: "provider error", queue: [status(401, `Incorrect API key provided: ${key}`)] },
    { reason: "refusal", queue: times(4, says(`Your key is ${key}.`)) },
    { reason: "unknown tool", queue: times(4, calls([key, {}])) },
    { reason: "unparsed call", queue: times(4, calls(["shell", key])) },
  ])("$reason without the key that the provider echoes", async ({ reason, queue }) => {
    const turn = await oneTurn(...queue);
    expect(turn).toMatchObject({ decision: { kind: "failed", reason } });
    expect(JSON.stringify(turn)).not.toContain(key);
  });

  test("a truncated answer's calls are not carried out", async () => {
    const tool_calls = [{ id: "1", function: { name: "shell", arguments: '{"command":"ls"}' } }];
    expect(await oneTurn(completes({ tool_calls }, "length"))).toMatchObject({
      decision: { kind: "failed", reason: "truncated answer" },
      used: [],
    });
  });
});

describe("an abort rejects the turn with its reason", () => {
  const reason = new Error("the watcher left");

  test("and closes the request under way", async () => {
    const watcher = new AbortController();
    const { policy, server } = await targetAt(hangs(() => watcher.abort(reason)));
    await expect(policy.turn(viewOf(), fakeHands(), watcher.signal)).rejects.toBe(reason);
    await server.hangUp;
  });

  test("and makes no further call", async () => {
    const watcher = new AbortController();
    const { policy } = await targetAt(calls(ls, ls));
    const hands = fakeHands();
    const leaving = {
      ...hands,
      use: (call: Parameters<typeof hands.use>[0]) => {
        watcher.abort(reason);
        return hands.use(call);
      },
    };
    await expect(policy.turn(viewOf(), leaving, watcher.signal)).rejects.toBe(reason);
    expect(hands.used.length).toBe(1);
  });
});
