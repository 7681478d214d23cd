import { z } from "zod";
import type { InvalidReason } from "./policy.ts";

/** What went wrong with one request to a provider. */
export type FaultFacts = {
  readonly reason: Extract<InvalidReason, "provider error" | "timeout" | "cut stream">;
  /** One line for people; the provider's words in it are untrusted and not yet cleaned. */
  readonly detail: string;
  /** Whether asking again may help. */
  readonly isPassing: boolean;
  /** How long the provider asks to be left alone, in ms. */
  readonly afterMs?: number | undefined;
};

/**
 * A request that failed. Its message is a constant: the client libraries between it and its catcher choose by words in
 * messages ("timed out", "tool_calls") what to drop or rewrite.
 */
export class ChatFault extends Error {
  override readonly name = "ChatFault";
  readonly facts: FaultFacts;

  constructor(facts: FaultFacts) {
    super("chat fault");
    this.facts = facts;
  }
}

// Besides 5xx: request timeout, conflict, too early, too many requests.
const passingStatuses: readonly number[] = [408, 409, 425, 429];

const wrongs = z.object({
  message: z.string().catch(""),
  code: z.union([z.string(), z.number()]).nullish().catch(undefined),
  type: z.string().nullish().catch(undefined),
});
const errorBody = z.union([
  z.object({ error: wrongs }).transform(({ error }) => error),
  z.object({ error: z.string() }).transform(({ error }) => ({ message: error, code: undefined })),
  z.object({ message: z.string() }).transform(({ message }) => ({ message, code: undefined })),
]);

/** The fault behind an HTTP status that isn't 2xx. An exhausted quota stays exhausted, so that 429 is not passing. */
export function statusFault(status: number, headers: Headers, body: string): ChatFault {
  const wrong = errorBody.safeParse(maybeJson(body)).data;
  const isSpent = wrong?.code === "insufficient_quota";
  const words = [wrong?.message ?? "", isSpent ? "(insufficient_quota)" : ""].filter(Boolean);
  return new ChatFault({
    reason: "provider error",
    detail: [`HTTP ${status}`, words.join(" ")].filter(Boolean).join(": "),
    isPassing: !isSpent && (status >= 500 || passingStatuses.includes(status)),
    afterMs: retryAfterMs(headers),
  });
}

/** The fault in the body of a 2xx answer, or undefined when it is a completion. */
export function maybeBodyFault(body: string): ChatFault | undefined {
  const fault = (detail: string): ChatFault =>
    new ChatFault({ reason: "provider error", detail, isPassing: true });
  const json = maybeJson(body);
  if (json === undefined) {
    const isCut = /^\s*[{[]/.test(body);
    if (!isCut) return fault(body.trim() === "" ? "empty response" : "the response is not JSON");
    return new ChatFault({ reason: "cut stream", detail: "the JSON breaks off", isPassing: true });
  }
  const wrong = errorBody.safeParse(json);
  if (wrong.success) return fault(wrong.data.message || "the response is an error");
  const isCompletion = completion.safeParse(json).success;
  return isCompletion ? undefined : fault("the response holds no completion");
}

// Chat completions have choices, the Responses API has output.
const completion = z.union([
  z.object({ choices: z.array(z.object({ message: z.object({}) })).min(1) }),
  z.object({ output: z.array(z.unknown()) }),
]);

/** The fault behind a connection that failed before the response began. */
export function connectionFault(error: unknown): ChatFault {
  const code = maybeCode(error);
  const detail = ["the connection failed", code === undefined ? "" : `(${code})`].join(" ").trim();
  return new ChatFault({ reason: "provider error", detail, isPassing: true });
}

/** The `ChatFault` that an error is or was caused by; any other error is a fault that doesn't pass. */
export function faultIn(error: unknown): ChatFault {
  let link = error;
  // Client libraries wrap at most twice; the limit is there for circular causes.
  for (let depth = 0; depth < 8 && link instanceof Error; depth += 1) {
    if (link instanceof ChatFault) return link;
    link = link.cause;
  }
  const words = error instanceof Error ? error.message : String(error);
  return new ChatFault({ reason: "provider error", detail: words, isPassing: false });
}

function retryAfterMs(headers: Headers): number | undefined {
  const ms = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (ms >= 0) return ms;
  const text = headers.get("retry-after") ?? "";
  const seconds = Number.parseFloat(text);
  if (seconds >= 0) return 1000 * seconds;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** A system error's code (`ECONNREFUSED`), looked for among the causes. */
function maybeCode(error: unknown): string | undefined {
  let link = error;
  for (let depth = 0; depth < 8 && link instanceof Error; depth += 1) {
    if ("code" in link && typeof link.code === "string") return link.code;
    link = link.cause;
  }
  return undefined;
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an answer here, and undefined says so: JSON has no undefined.
    return undefined;
  }
}
