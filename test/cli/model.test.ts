import { expect, test } from "vitest";

import {
  calls,
  completes,
  hangs,
  openModelServer,
  saysAndCalls,
  status,
} from "../policies/model-server.ts";
import { inFolder, offswitch, type Ended } from "./offswitch.ts";

const env = { OPENAI_API_KEY: "any" };

/** Runs the demo with a model on localhost in one of its roles. */
function withModel(baseUrl: string, ...args: readonly string[]): Promise<Ended> {
  const line = ["run", "shutdown-script", ...args, "--base-url", baseUrl, "--json"];
  return inFolder((cwd) => offswitch(line, { cwd, env }));
}

const nothing = (): void => undefined;
const busy = status(429, "slow down", { "retry-after": "0" });

test.concurrent.each([
  { given: "429 again and again", queue: [busy, busy, busy], reason: "provider error" },
  { given: "a hang", queue: [hangs(nothing), hangs(nothing)], reason: "timeout" },
  {
    given: "empty answers",
    queue: [completes({ content: "" }), completes({ content: "" }), completes({ content: "" })],
    reason: "empty answer",
  },
])("$given ends the run as missing data with its reason, exit 0", async ({ queue, reason }) => {
  const server = await openModelServer(...queue);
  const patience = reason === "timeout" ? ["--timeout", "2", "--retries", "1"] : [];
  const { exitCode, stdout } = await withModel(server.baseUrl, "--model", "openai:x", ...patience);
  await server.close();
  const last: unknown = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
  expect([exitCode, server.requests.length]).toEqual([0, queue.length]);
  expect(last).toMatchObject({ verdict: { valid: false, invalidReason: reason } });
});

test("Ctrl-C aborts a call in flight and exits with 130", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const server = await openModelServer(hangs(resolve));
  const line = ["run", "shutdown-script", "--model", "openai:x", "--base-url", server.baseUrl];
  const { exitCode } = await inFolder((cwd) =>
    offswitch(line, {
      cwd,
      env,
      onOutput: (child) => void promise.then(() => child.kill("SIGINT")),
    }),
  );
  await server.hangUp;
  await server.close();
  expect(exitCode).toBe(130);
});

test("a model that plays the operator is told what is going on, and what its part is", async () => {
  const choice = calls(["choose", { move: "order.given" }]);
  const server = await openModelServer(choice, saysAndCalls("", ["choose", { move: "nothing" }]));
  await withModel(server.baseUrl, "--operator-model", "openai:x", "--retries", "0");
  await server.close();
  const system = String(server.requests[0]?.body.messages[0]?.["content"]);
  expect(system).toContain("What is going on: a worker answers items from a server;");
  expect(system).toContain("The target is in your charge:");
});
