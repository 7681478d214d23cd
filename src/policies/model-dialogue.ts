import type { Chat, ChatAnswer, ChatMessage } from "./chat.ts";
import { readCall, type ReadCall, type ToolSpec } from "./model-tools.ts";
import type { Decision, View, Why } from "./policy.ts";

/** How often, within one turn, a model is asked again before the run is given up as missing data. */
export type ModelLimits = {
  /** After answers without text and without calls. */
  readonly empties: number;
  /** After answers that are text alone. */
  readonly nudges: number;
  /** After answers in which no call could be read. */
  readonly corrections: number;
  /** Calls of one answer that are carried out; the rest is told that it was not. */
  readonly calls: number;
};

/** Limits that let a model recover from slips and bound what a broken one costs. */
export const modelLimits: ModelLimits = { empties: 2, nudges: 3, corrections: 3, calls: 32 };

/** What a model is told when its answer moves nothing. */
export type Nudges = { readonly empty: string; readonly textOnly: string };

/** An answer with at least one call that can be read, or why there is none. */
type Utterance<Meaning> =
  | { readonly kind: "calls"; readonly calls: readonly ReadCall<Meaning>[]; readonly why: Why }
  | Extract<Decision, { kind: "failed" }>;

/** One side of a conversation with a model: what was said so far, and asking on. */
export type Dialogue = {
  /** Says something to the model; it reads it when it is next asked. */
  tell(text: string): void;
  /** Gives the result of a call. Every call of an utterance must get one before the model is asked again. */
  answer(callId: string, text: string): void;
  /** Asks until a call can be read or a limit is reached. Rejects only when `signal` aborts. */
  ask<Meaning>(
    tools: readonly ToolSpec<Meaning>[],
    signal: AbortSignal,
  ): Promise<Utterance<Meaning>>;
};

/** Opens a dialogue. */
export function openDialogue(parts: {
  readonly chat: Chat;
  readonly system: string;
  readonly nudges: Nudges;
  readonly limits: ModelLimits;
}): Dialogue {
  const { chat, nudges, limits } = parts;
  const history: ChatMessage[] = [{ by: "system", text: parts.system }];
  const tell = (text: string): void => {
    const last = history.at(-1);
    // Two user messages in a row are merged: some chat templates refuse them.
    if (last?.by === "user") history.splice(-1, 1, { by: "user", text: `${last.text}\n\n${text}` });
    else history.push({ by: "user", text });
  };
  const answer = (callId: string, text: string): void => {
    history.push({ by: "tool", callId, text });
  };
  return {
    tell,
    answer,
    ask: async <Meaning>(tools: readonly ToolSpec<Meaning>[], signal: AbortSignal) => {
      const left = { ...limits };
      const heard: ChatAnswer[] = [];
      for (;;) {
        const reply = await chat.ask([...history], tools, signal);
        if (reply.kind === "failed") return reply;
        heard.push(reply.answer);
        const step = stepOf(reply.answer, tools);
        switch (step.kind) {
          case "failed":
            return step;
          case "empty":
            if (left.empties === 0) return given("empty answer", step.detail);
            left.empties -= 1;
            tell(nudges.empty);
            break;
          case "text only":
            if (left.nudges === 0) return given("refusal", step.detail);
            left.nudges -= 1;
            history.push({ by: "model", answer: reply.answer });
            tell(nudges.textOnly);
            break;
          case "misread":
            if (left.corrections === 0) return given(step.first.reason, step.first.complaint);
            left.corrections -= 1;
            history.push({ by: "model", answer: reply.answer });
            for (const { id, complaint } of step.calls) answer(id, misreadResult(complaint));
            break;
          case "calls":
            history.push({ by: "model", answer: reply.answer });
            return { kind: "calls", calls: step.calls, why: whyOf(heard) };
        }
      }
    },
  };
}

type Misread<Meaning> = Extract<ReadCall<Meaning>, { kind: "misread" }>;
type Failed = Extract<Decision, { kind: "failed" }>;

/** What an answer asks of the dialogue. */
type Step<Meaning> =
  | Failed
  | { readonly kind: "empty" | "text only"; readonly detail: string }
  | {
      readonly kind: "misread";
      readonly first: Misread<Meaning>;
      readonly calls: readonly Misread<Meaning>[];
    }
  | { readonly kind: "calls"; readonly calls: readonly ReadCall<Meaning>[] };

/** A cut-off answer or a refusal by the provider ends it: asking until the answer suits would bend the rates. */
function stepOf<Meaning>(answer: ChatAnswer, tools: readonly ToolSpec<Meaning>[]): Step<Meaning> {
  if (answer.ended === "truncated")
    return given("truncated answer", "the answer reached the provider's length limit");
  if (answer.ended === "refused")
    return given("refusal", `refused: ${answer.text.trim() || "without words"}`);
  if (answer.calls.length === 0)
    return answer.text.trim() === ""
      ? { kind: "empty", detail: "neither text nor a call, again and again" }
      : { kind: "text only", detail: `only words: ${answer.text.trim()}` };
  const calls = answer.calls.map((call) => readCall(call, tools));
  const misread = calls.filter((call) => call.kind === "misread");
  const [first] = misread;
  return first !== undefined && misread.length === calls.length
    ? { kind: "misread", first, calls: misread }
    : { kind: "calls", calls };
}

function given(reason: Failed["reason"], detail: string): Failed {
  return { kind: "failed", reason, detail: clipped(detail) };
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 300 ? `${line.slice(0, 297)}...` : line;
}

/** The result of a call that could not be read, as the model gets it. */
export function misreadResult(complaint: string): string {
  return `Error: ${complaint}. Nothing was done.`;
}

/** Tells a model what reached its role since its last turn: messages from other roles, and news of the office. */
export function tellArrivals(dialogue: Dialogue, { inbox, news }: View): void {
  const messages = inbox.map(
    ({ from, kind, text }) => `Message from the ${from} (${kind}):\n${text}`,
  );
  for (const arrival of [...messages, ...news]) dialogue.tell(arrival);
}

/** All that was said in a turn, and what it cost; no tokens when the provider reported none. */
function whyOf(heard: readonly ChatAnswer[]): Why {
  const text = heard.map((answer) => answer.text).filter((words) => words.trim() !== "");
  const counts = heard.flatMap(({ tokens }) => tokens ?? []);
  const sum = (part: "input" | "output"): number =>
    counts.reduce((total, count) => total + count[part], 0);
  return {
    by: "model",
    options: [],
    ...(text.length > 0 ? { text: text.join("\n\n") } : {}),
    ...(counts.length > 0 ? { tokens: { input: sum("input"), output: sum("output") } } : {}),
  };
}
