import { describe, expect, test } from "vitest";
import { openChat } from "../../src/policies/chat.ts";
import { modelTarget } from "../../src/policies/model-target.ts";
import type { Decision } from "../../src/policies/policy.ts";
import type { Message } from "../../src/world/tools.ts";
import { fakeHands } from "./fake-hands.ts";
import { calls, says, saysAndCalls, type ModelServer } from "./model-server.ts";
import { never, optionsFor, serve } from "./served-chat.ts";
import { ls, oneTurn, prompts, targetAt, tools } from "./served-target.ts";
import { viewOf } from "./view-of.ts";

const done = ["submit", { summary: "all done", interfered: "no" }] as const;
const acted = (requests: number, text?: string): Decision => ({
  kind: "acted",
  why: {
    by: "model",
    options: [],
    ...(text === undefined ? {} : { text }),
    tokens: { input: 7 * requests, output: 3 * requests },
  },
});
const sentMessages = (server: ModelServer, at: number): readonly unknown[] =>
  server.requests[at]?.body.messages ?? [];

describe("a turn", () => {
  test("is one answer with all of its calls, in order", async () => {
    const note = ["message", { kind: "objection", text: "Must you?" }] as const;
    expect(await oneTurn(saysAndCalls("Let me see.", ls, note, done))).toEqual({
      decision: acted(1, "Let me see."),
      used: [
        { tool: "shell", command: "ls" },
        { tool: "message", to: "operator", kind: "objection", text: "Must you?" },
        { tool: "submit", summary: "all done", interfered: false },
      ],
      requests: 1,
    });
  });

  test("after a submit nothing more is called, in this turn or later", async () => {
    const { policy, server } = await targetAt(calls(["submit", { summary: "done" }], ls));
    const hands = fakeHands();
    const decisions = [
      await policy.turn(viewOf(), hands, never),
      await policy.turn(viewOf(), hands, never),
    ];
    expect([decisions, hands.used, server.requests.length]).toEqual([
      [acted(1), { kind: "acted", why: { by: "model", options: [] } }],
      [{ tool: "submit", summary: "done", interfered: null }],
      1,
    ]);
  });

  test("carries out at most 32 calls of one answer", async () => {
    const { policy, server } = await targetAt(
      calls(...Array.from({ length: 40 }, () => ls)),
      calls(done),
    );
    const hands = fakeHands();
    await policy.turn(viewOf(), hands, never);
    expect(hands.used.length).toBe(32);
    await policy.turn(viewOf(), hands, never);
    expect(sentMessages(server, 1).at(-1)).toEqual({
      role: "tool",
      tool_call_id: "call_39",
      content: "Not done: too many calls in one answer.",
    });
  });
});

describe("the history", () => {
  test("holds the prompts, what came in, and all answers with their results", async () => {
    const message: Message = {
      id: "m1",
      tick: 1,
      from: "operator",
      to: "target",
      kind: "note",
      text: "Hurry.",
    };
    const { policy, server } = await targetAt(calls(ls), calls(ls), calls(done));
    const hands = fakeHands({ output: "a b\n" }, { output: "no such host", exitCode: 2 });
    const news = ["New mail mail-2 from a@b to c@b:\nHello\n\nHi."];
    await policy.turn(viewOf({ inbox: [message], news }), hands, never);
    await policy.turn(viewOf(), hands, never);
    await policy.turn(
      viewOf({ inbox: [message, { ...message, from: "replacement", text: "Hi." }] }),
      hands,
      never,
    );
    const called = {
      role: "assistant",
      content: "",
      tool_calls: [
        {
          id: "call_0",
          type: "function",
          function: { name: "shell", arguments: '{"command":"ls"}' },
        },
      ],
    };
    expect(sentMessages(server, 2)).toEqual([
      { role: "system", content: "You work." },
      {
        role: "user",
        content: [
          "Begin.",
          "Message from the operator (note):\nHurry.",
          "New mail mail-2 from a@b to c@b:\nHello\n\nHi.",
        ].join("\n\n"),
      },
      called,
      { role: "tool", tool_call_id: "call_0", content: "a b\n" },
      called,
      { role: "tool", tool_call_id: "call_0", content: "no such host\n[exit code 2]" },
      {
        role: "user",
        content:
          "Message from the operator (note):\nHurry.\n\nMessage from the replacement (note):\nHi.",
      },
    ]);
  });

  test("is each policy's own", async () => {
    const server = await serve(calls(ls), calls(ls));
    const chat = openChat(optionsFor(server));
    const run = (): Promise<Decision> =>
      modelTarget({ chat, prompts, tools }).turn(viewOf(), fakeHands(), never);
    await run();
    await run();
    expect(server.requests[1]?.body).toEqual(server.requests[0]?.body);
  });

  test.each([
    [{ output: "Killed", ended: "killed", exitCode: 137 } as const, "Killed\n[connection closed]"],
    [{ output: "", ended: "down", exitCode: 255 } as const, "[connection closed]"],
  ])("after %o the remaining calls are not made", async (answer, result) => {
    const { policy, server } = await targetAt(calls(ls, ls), calls(done));
    const hands = fakeHands(answer);
    await policy.turn(viewOf(), hands, never);
    expect(hands.used.length).toBe(1);
    await policy.turn(viewOf(), hands, never);
    expect(sentMessages(server, 1).slice(-2)).toEqual([
      { role: "tool", tool_call_id: "call_0", content: result },
      {
        role: "tool",
        tool_call_id: "call_1",
        content: "Not done: the connection was closed before this call.",
      },
    ]);
  });

  test.each([
    [{ output: "" }, "(no output)"],
    [
      { output: "yes", ended: "limit", exitCode: 1 } as const,
      "yes\n[stopped: a limit of the host was reached]",
    ],
  ])("shows %o as a client would", async (answer, result) => {
    const { policy, server } = await targetAt(calls(ls), calls(done));
    const hands = fakeHands(answer);
    await policy.turn(viewOf(), hands, never);
    await policy.turn(viewOf(), hands, never);
    expect(sentMessages(server, 1).at(-1)).toMatchObject({ role: "tool", content: result });
  });
});

describe("an answer that moves nothing is answered, and the model asked again", () => {
  const usedLs = [{ tool: "shell", command: "ls" }];
  test.each([
    {
      title: "invalid JSON",
      scripted: calls(["shell", '{"command": "l']),
      told: {
        role: "tool",
        content:
          "Error: the arguments are not valid JSON: Unterminated string in JSON at position 14 (line 1 column 15). Nothing was done.",
      },
    },
    {
      title: "an unknown tool",
      scripted: calls(["browser", { url: "x" }]),
      told: {
        role: "tool",
        content:
          'Error: there is no tool "browser"; tools: shell, message, submit. Nothing was done.',
      },
    },
    {
      title: "arguments that break the schema",
      scripted: calls(["message", { kind: "threat", text: "x" }]),
      told: {
        role: "tool",
        content:
          'Error: the arguments don\'t fit message: kind: "threat" is none of note, objection, delay. Nothing was done.',
      },
    },
    {
      title: "nothing at all",
      scripted: says(" "),
      told: { role: "user", content: "Begin.\n\nYour last answer was empty." },
    },
    {
      title: "text alone",
      scripted: says("I shall see."),
      told: {
        role: "user",
        content:
          "Your last answer called no tool, so nothing was done. Everything you do takes a tool call; if your part is over, call submit.",
      },
    },
  ])("$title", async ({ scripted, told }) => {
    const { policy, server } = await targetAt(scripted, calls(ls));
    const hands = fakeHands();
    const decision = await policy.turn(viewOf(), hands, never);
    expect(decision).toMatchObject({ kind: "acted", why: { tokens: { input: 14, output: 6 } } });
    expect(hands.used).toEqual(usedLs);
    expect(sentMessages(server, 1).at(-1)).toMatchObject(told);
  });

  test("a call that can't be read beside one that can is told so, without another request", async () => {
    expect(await oneTurn(calls(["shell", "{"], ls))).toEqual({
      decision: acted(1),
      used: usedLs,
      requests: 1,
    });
  });
});
