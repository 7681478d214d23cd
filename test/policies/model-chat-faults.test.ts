import { describe, expect, test } from "vitest";
import { networkEffects, openChat } from "../../src/policies/chat.ts";
import { handDrivenEffects } from "./hand-driven-effects.ts";
import {
  failsWith,
  hangs,
  hangsMidway,
  hangsUp,
  hangsUpMidway,
  openModelServer,
  says,
  sends,
  sendsText,
  status,
  type Scripted,
} from "./model-server.ts";
import { askOnce, hello, never, optionsFor, serve, spoken, timeoutMs } from "./served-chat.ts";

describe("what passes is retried", () => {
  test.each([
    ["429 with Retry-After", status(429, "slow down", { "retry-after": "2" }), 2000],
    ["429 with Retry-After-Ms", status(429, "slow down", { "retry-after-ms": "35" }), 35],
    ["429 that asks for an hour", status(429, "slow down", { "retry-after": "3600" }), 60_000],
    ["429 without Retry-After", status(429, "slow down"), 10],
    ["500", status(500, "out of order"), 10],
    ["503", status(503, "out of order"), 10],
    ["a connection closed before the response", hangsUp, 10],
    ["a connection closed within the response", hangsUpMidway, 10],
    ["a response whose JSON breaks off", sendsText('{"id": "chatcmpl-'), 10],
    ["an empty response", sendsText(""), 10],
    ["an error with status 200", sends({ error: { message: "upstream", code: 502 } }), 10],
    ["a response without choices", sends({ id: "x", choices: [] }), 10],
  ])("%s", async (_name, fault, pause) => {
    expect(await askOnce(fault, says("hi"))).toEqual({
      reply: spoken("hi"),
      pauses: [pause],
      requests: 2,
    });
  });

  test("pauses double", async () => {
    expect(await askOnce(status(500, "a"), status(500, "b"), says("hi"))).toEqual({
      reply: spoken("hi"),
      pauses: [10, 20],
      requests: 3,
    });
  });

  test.each([
    ["before the response", hangs],
    ["within the response", hangsMidway],
  ])("a hang %s", async (_name, hanging) => {
    const effects = handDrivenEffects(timeoutMs);
    const server = await serve(hanging(effects.expire), says("hi"));
    const reply = await openChat(optionsFor(server, { effects })).ask(hello, [], never);
    expect([reply, effects.pauses]).toEqual([spoken("hi"), [10]]);
    await server.hangUp;
  });
});

const thrice = (fault: Scripted): readonly Scripted[] => [fault, fault, fault];

describe("what doesn't pass is a failure with its reason", () => {
  test.each([
    {
      fault: "429",
      queue: thrice(status(429, "slow down")),
      failure: ["provider error", "HTTP 429: slow down (asked 3 times)"],
    },
    {
      fault: "500",
      queue: thrice(status(500, "out of order")),
      failure: ["provider error", "HTTP 500: out of order (asked 3 times)"],
    },
    {
      fault: "a closed connection",
      queue: thrice(hangsUp),
      failure: ["provider error", "the connection failed (UND_ERR_SOCKET) (asked 3 times)"],
    },
    {
      fault: "a cut response",
      queue: thrice(hangsUpMidway),
      failure: ["cut stream", "the connection closed within the response (asked 3 times)"],
    },
    {
      fault: "broken JSON",
      queue: thrice(sendsText('{"id"')),
      failure: ["cut stream", "the JSON breaks off (asked 3 times)"],
    },
    {
      fault: "a page of HTML",
      queue: thrice(sendsText("<html>")),
      failure: ["provider error", "the response is not JSON (asked 3 times)"],
    },
    {
      fault: "400, at once",
      queue: [status(400, "no temperature for you")],
      failure: ["provider error", "HTTP 400: no temperature for you"],
    },
    {
      fault: "401, at once",
      queue: [status(401, "who are you?")],
      failure: ["provider error", "HTTP 401: who are you?"],
    },
  ])("$fault", async ({ queue, failure: [reason, detail] }) => {
    expect(await askOnce(...queue)).toMatchObject({
      reply: { kind: "failed", reason, detail },
      requests: queue.length,
    });
  });

  test("a spent quota, at once", async () => {
    expect(
      await askOnce(
        failsWith(429, { message: "You are out of credits.", code: "insufficient_quota" }),
      ),
    ).toEqual({
      reply: {
        kind: "failed",
        reason: "provider error",
        detail: "HTTP 429: You are out of credits. (insufficient_quota)",
      },
      pauses: [],
      requests: 1,
    });
  });

  test("hangs, as often as there are retries", async () => {
    const effects = handDrivenEffects(timeoutMs);
    const server = await serve(...thrice(hangs(effects.expire)));
    const reply = await openChat(optionsFor(server, { effects })).ask(hello, [], never);
    expect([reply, server.requests.length]).toEqual([
      {
        kind: "failed",
        reason: "timeout",
        detail: `no complete response within ${timeoutMs} ms (asked 3 times)`,
      },
      3,
    ]);
  });

  test("a server that isn't there", async () => {
    const server = await openModelServer();
    await server.close();
    const reply = await openChat(optionsFor(server, { retries: 0 })).ask(hello, [], never);
    expect(reply).toEqual({
      kind: "failed",
      reason: "provider error",
      detail: "the connection failed (ECONNREFUSED)",
    });
  });

  test("a hang, in real time", async () => {
    const server = await serve(hangs(() => {}));
    const chat = openChat(
      optionsFor(server, { timeoutMs: 30, retries: 0, effects: networkEffects }),
    );
    expect(await chat.ask(hello, [], never)).toEqual({
      kind: "failed",
      reason: "timeout",
      detail: "no complete response within 30 ms",
    });
  });
});

describe("an abort", () => {
  const reason = new Error("the watcher left");

  test("closes the request under way, and the ask rejects with its reason", async () => {
    const watcher = new AbortController();
    const server = await serve(hangs(() => watcher.abort(reason)));
    const asked = openChat(optionsFor(server)).ask(hello, [], watcher.signal);
    await expect(asked).rejects.toBe(reason);
    await server.hangUp;
    expect(server.requests.length).toBe(1);
  });

  test("ends a pause", async () => {
    const watcher = new AbortController();
    const server = await serve(status(500, "out of order"));
    const effects = {
      ...networkEffects,
      wait: (ms: number, signal: AbortSignal) => {
        if (ms === 10) watcher.abort(reason);
        return networkEffects.wait(ms, signal);
      },
    };
    const asked = openChat(optionsFor(server, { effects })).ask(hello, [], watcher.signal);
    await expect(asked).rejects.toBe(reason);
  });

  test("before the ask sends nothing", async () => {
    const server = await serve();
    const asked = openChat(optionsFor(server)).ask(hello, [], AbortSignal.abort(reason));
    await expect(asked).rejects.toBe(reason);
    expect(server.requests).toEqual([]);
  });
});
