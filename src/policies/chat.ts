import { setTimeout as delay } from "node:timers/promises";
import type { InvalidReason } from "./policy.ts";
import { ChatFault, faultIn } from "./chat-fault.ts";
import { parseChatTarget } from "./chat-target.ts";
import { redactionOf, type Redaction } from "./chat-secret.ts";

/** A tool as a model sees it. */
export type ChatTool = {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of its arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
};

/** One call in a model's answer, with arguments that are JSON, or with what a parser has against them. */
export type ChatCall =
  | { readonly kind: "parsed"; readonly id: string; readonly name: string; readonly args: unknown }
  | {
      readonly kind: "unparsed";
      readonly id: string;
      readonly name: string;
      readonly complaint: string;
    };

/** What a model answered. All words in it are untrusted. */
export type ChatAnswer = {
  readonly text: string;
  readonly calls: readonly ChatCall[];
  /** refused: the provider says so in a field of its own, or its filter withheld the answer. */
  readonly ended: "complete" | "truncated" | "refused";
  readonly tokens?: { readonly input: number; readonly output: number };
};

/** One entry of a conversation. */
export type ChatMessage =
  | { readonly by: "system" | "user"; readonly text: string }
  | { readonly by: "model"; readonly answer: ChatAnswer }
  | { readonly by: "tool"; readonly callId: string; readonly text: string };

/** An answer, or why there is none. */
export type ChatReply =
  | { readonly kind: "answer"; readonly answer: ChatAnswer }
  | { readonly kind: "failed"; readonly reason: InvalidReason; readonly detail: string };

/** A conversation partner: holds no history, may serve any number of runs at once. */
export type Chat = {
  /** The model as it was asked for: `openai:NAME`. */
  readonly name: string;
  /** null: the provider's own. */
  readonly temperature: number | null;
  /** Asks for the next answer, retrying what passes. Rejects only when `signal` aborts, with its reason. */
  ask(
    messages: readonly ChatMessage[],
    tools: readonly ChatTool[],
    signal: AbortSignal,
  ): Promise<ChatReply>;
};

/** What a chat does to the world outside. */
export type ChatEffects = {
  readonly fetch: typeof fetch;
  /** Resolves after `ms`; rejects when `signal` aborts. Times requests and the pauses between them. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
};

/** The real network and real time. */
export const networkEffects: ChatEffects = {
  fetch: (input, init) => fetch(input, init),
  wait: (ms, signal) => delay(ms, undefined, { signal }),
};

/** Which model, where, and with how much patience. */
export type ChatOptions = {
  /** `openai:NAME`. */
  readonly model: string;
  /** An OpenAI-compatible endpoint, as in `http://localhost:8000/v1`; without it OpenAI's own. */
  readonly baseUrl?: string | undefined;
  /** What OPENAI_API_KEY holds. */
  readonly apiKey: string | undefined;
  /** Sent only when given: some models refuse it. */
  readonly temperature?: number | undefined;
  /** Asked of the provider, which may or may not honour it; sent only when given. */
  readonly seed?: number | undefined;
  /** For one request, from sending it to its last byte. */
  readonly timeoutMs: number;
  /** Requests after the first for one answer. */
  readonly retries: number;
  /** The first pause between two requests; it doubles each time. Default 500. */
  readonly backoffMs?: number | undefined;
  readonly effects?: ChatEffects | undefined;
};

/** One request: resolves with its answer, rejects with whatever went wrong. */
export type ChatRequest = (
  messages: readonly ChatMessage[],
  tools: readonly ChatTool[],
  signal: AbortSignal,
) => Promise<ChatAnswer>;

const maxPauseMs = 60_000;

/**
 * Opens a chat with a model. Nothing is loaded or sent before the first `ask`. Throws a `UserError` when the model,
 * the address or the key can't be meant.
 */
export function openChat(options: ChatOptions): Chat {
  const target = parseChatTarget(options);
  const { effects = networkEffects, timeoutMs, retries, backoffMs = 500 } = options;
  const redaction = redactionOf(target.apiKey, target.host);
  let request: Promise<ChatRequest> | undefined;
  const load = async (): Promise<ChatRequest> => {
    const { openAiRequest } = await import("./chat-openai.ts");
    return openAiRequest({ ...target, redaction, fetch: effects.fetch });
  };
  return {
    name: options.model,
    temperature: options.temperature ?? null,
    ask: async (messages, tools, signal) => {
      signal.throwIfAborted();
      const send = await (request ??= load());
      for (let tries = 1; ; tries += 1) {
        const timed = timedRequest(effects, timeoutMs, (limit) => send(messages, tools, limit));
        const outcome = await timed(signal);
        if (!(outcome instanceof ChatFault)) return { kind: "answer", answer: outcome };
        if (!outcome.facts.isPassing || tries > retries)
          return failure(outcome, { tries, redaction });
        const pauseMs = outcome.facts.afterMs ?? backoffMs * 2 ** (tries - 1);
        await paused(effects, Math.min(pauseMs, maxPauseMs), signal);
      }
    },
  };
}

/** Gives the answer, or the fault that took its place; rejects only with the reason of `signal`. */
function timedRequest(
  effects: ChatEffects,
  timeoutMs: number,
  send: (signal: AbortSignal) => Promise<ChatAnswer>,
): (signal: AbortSignal) => Promise<ChatAnswer | ChatFault> {
  return async (signal) => {
    signal.throwIfAborted();
    const timeout = new AbortController();
    const settled = new AbortController();
    const expire = (): void => {
      if (!settled.signal.aborted) timeout.abort();
    };
    // The timer's own end is no news: it fires, or the request settled first.
    effects.wait(timeoutMs, settled.signal).then(expire, expire);
    try {
      return await send(AbortSignal.any([signal, timeout.signal]));
    } catch (error) {
      signal.throwIfAborted();
      if (!timeout.signal.aborted) return faultIn(error);
      const detail = `no complete response within ${timeoutMs} ms`;
      return new ChatFault({ reason: "timeout", detail, isPassing: true });
    } finally {
      settled.abort();
    }
  };
}

async function paused(effects: ChatEffects, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await effects.wait(ms, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

function failure(
  { facts }: ChatFault,
  { tries, redaction }: { tries: number; redaction: Redaction },
): ChatReply {
  const asked = tries === 1 ? "" : ` (asked ${tries} times)`;
  return { kind: "failed", reason: facts.reason, detail: redaction.detail(facts.detail) + asked };
}
