import { afterEach } from "vitest";
import type { ChatMessage, ChatOptions, ChatReply } from "../../src/policies/chat.ts";
import { openChat } from "../../src/policies/chat.ts";
import { handDrivenEffects } from "./hand-driven-effects.ts";
import { openModelServer, type ModelServer, type Scripted } from "./model-server.ts";

/** A request's time limit in these tests; it runs out by hand only. */
export const timeoutMs = 777_777;
/** A key that looks like one. */
export const key = "sk-a-key-that-nobody-may-see";
/** A conversation that has just begun. */
export const hello: readonly ChatMessage[] = [{ by: "user", text: "hello" }];
/** A signal that never aborts. */
export const never = new AbortController().signal;

const servers: ModelServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Starts a server that is closed after the test. */
export async function serve(...queue: readonly Scripted[]): Promise<ModelServer> {
  const server = await openModelServer(...queue);
  servers.push(server);
  return server;
}

/** Options for a chat with a server: two retries, a first pause of 10 ms, time by hand. */
export function optionsFor(server: ModelServer, more: Partial<ChatOptions> = {}): ChatOptions {
  return {
    model: "openai:any",
    baseUrl: server.baseUrl,
    apiKey: key,
    timeoutMs,
    retries: 2,
    backoffMs: 10,
    effects: handDrivenEffects(timeoutMs),
    ...more,
  };
}

/** The reply that is this text. */
export function spoken(text: string): ChatReply {
  const tokens = { input: 7, output: 3 };
  return { kind: "answer", answer: { text, calls: [], ended: "complete", tokens } };
}

/** Asks once; gives the reply, the pauses taken and the number of requests. */
export async function askOnce(...queue: readonly Scripted[]): Promise<unknown> {
  const effects = handDrivenEffects(timeoutMs);
  const server = await serve(...queue);
  const reply = await openChat(optionsFor(server, { effects })).ask(hello, [], never);
  return { reply, pauses: effects.pauses, requests: server.requests.length };
}
