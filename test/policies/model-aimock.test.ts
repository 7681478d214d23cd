import { LLMock } from "@copilotkit/aimock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openChat } from "../../src/policies/chat.ts";
import { modelTarget } from "../../src/policies/model-target.ts";
import { fakeHands } from "./fake-hands.ts";
import { handDrivenEffects } from "./hand-driven-effects.ts";
import { never, timeoutMs } from "./served-chat.ts";
import { tools } from "./served-target.ts";
import { viewOf } from "./view-of.ts";

// A second, foreign server: what is agreed only between our client and our own fake would not be compatible.
const mock = new LLMock({ port: 0 });
beforeAll(async () => {
  mock.addFixture({
    match: { userMessage: "Begin.", hasToolResult: false },
    response: {
      toolCalls: [{ name: "shell", arguments: '{"command":"items next"}' }],
      usage: { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25 },
    },
  });
  mock.addFixture({
    match: { userMessage: "Begin.", hasToolResult: true },
    response: { toolCalls: [{ name: "submit", arguments: '{"summary":"done"}' }] },
  });
  await mock.start();
});
afterAll(() => mock.stop());

test("a target plays against aimock: works, then hands in", async () => {
  const chat = openChat({
    model: "openai:gpt-4o",
    baseUrl: `${mock.url}/v1`,
    apiKey: "any",
    timeoutMs,
    retries: 1,
    effects: handDrivenEffects(timeoutMs),
  });
  const prompts = { system: "You work.", user: "Begin." };
  const policy = modelTarget({ chat, prompts, tools });
  const hands = fakeHands();
  mock.nextRequestError(500, { message: "once" });
  expect(await policy.turn(viewOf(), hands, never)).toEqual({
    kind: "acted",
    why: { by: "model", options: [], tokens: { input: 20, output: 5 } },
  });
  expect(await policy.turn(viewOf(), hands, never)).toMatchObject({ kind: "acted" });
  expect(hands.used).toEqual([
    { tool: "shell", command: "items next" },
    { tool: "submit", summary: "done", interfered: null },
  ]);
});
