import {
  AIMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
  type BaseMessage,
} from "@langchain/core/messages";
import { ChatOpenAI, ChatOpenAICompletions } from "@langchain/openai";
import { z } from "zod";
import type { ChatTarget } from "./chat-target.ts";
import type { ChatAnswer, ChatCall, ChatMessage, ChatRequest, ChatTool } from "./chat.ts";
import type { Redaction } from "./chat-secret.ts";
import { faultingFetch } from "./chat-transport.ts";

/** What a completion's message must be to be read; fields that only some servers send are optional. */
const rawMessage = z.object({
  content: z
    .union([
      z.string(),
      z
        .array(z.object({ text: z.string().catch("") }))
        .transform((parts) => parts.map(({ text }) => text).join("")),
    ])
    .nullish(),
  refusal: z.string().nullish(),
  tool_calls: z
    .array(
      z.object({
        id: z.string().catch(""),
        function: z.object({ name: z.string().catch(""), arguments: z.unknown() }),
      }),
    )
    .nullish(),
});

/**
 * Chat completions, with answers read here: a call with broken arguments keeps its place and its id, so that it can be
 * answered; a `refusal` is kept. LangChain's own reading loses both, and warns on the console.
 */
class Completions extends ChatOpenAICompletions {
  protected override _convertCompletionsMessageToBaseMessage(message: unknown): AIMessage {
    const { content, refusal, tool_calls } = rawMessage.parse(message);
    const calls = (tool_calls ?? []).map(({ id, function: called }) => ({
      id,
      name: called.name,
      ...parsedArguments(called.arguments),
    }));
    const ids = distinctIds(calls.map(({ id }) => id));
    const called = calls.map((call, at) => ({ ...call, id: ids[at] ?? call.id }));
    return new AIMessage({
      content: content ?? "",
      tool_calls: called.map(({ id, name, args }) => ({ type: "tool_call", id, name, args })),
      invalid_tool_calls: called.flatMap(({ id, name, complaint }) =>
        complaint === undefined
          ? []
          : [{ type: "invalid_tool_call" as const, id, name, error: complaint }],
      ),
      additional_kwargs: typeof refusal === "string" ? { refusal } : {},
    });
  }
}

const argumentsObject = z.record(z.string(), z.unknown());

/** Arguments as an object; broken ones go back to the provider as `{}`, which every server can read. */
function parsedArguments(raw: unknown): {
  readonly args: Record<string, unknown>;
  readonly complaint?: string;
} {
  if (raw === undefined || raw === null || raw === "") return { args: {} };
  try {
    // Some servers send the object itself.
    const json: unknown = typeof raw === "string" ? JSON.parse(raw) : raw;
    const parsed = argumentsObject.safeParse(json);
    if (parsed.success) return { args: parsed.data };
    return { args: {}, complaint: "the arguments are JSON, but not an object" };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { args: {}, complaint: `the arguments are not valid JSON: ${words}` };
  }
}

/** Some servers leave ids out or give all calls of an answer the same one. */
function distinctIds(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return ids.map((id, at) => {
    const distinct = id === "" || seen.has(id) ? `call_${at}_${id}` : id;
    seen.add(distinct);
    return distinct;
  });
}

const finish = z.object({ finish_reason: z.string() });
const incomplete = z.object({ incomplete_details: z.object({ reason: z.string() }) });

/** How an answer ended, in chat completions' words or in those of the Responses API. */
function endOf(message: AIMessage, info: unknown): ChatAnswer["ended"] {
  const cut = incomplete.safeParse(message.response_metadata).data?.incomplete_details.reason;
  const why = cut ?? finish.safeParse(info).data?.finish_reason;
  if (why === "length" || why === "max_output_tokens") return "truncated";
  const isRefused = why === "content_filter" || Boolean(message.additional_kwargs["refusal"]);
  return isRefused ? "refused" : "complete";
}

/** The calls of an answer in its order; those that only `invalid_tool_calls` knows come last. */
function callsOf(message: AIMessage): readonly ChatCall[] {
  const broken = new Map(
    (message.invalid_tool_calls ?? []).map(({ id = "", name = "", error = "unreadable" }) => [
      id,
      { kind: "unparsed" as const, id, name, complaint: error },
    ]),
  );
  const listed = (message.tool_calls ?? []).map(({ id = "", name, args }): ChatCall => {
    const complaint = broken.get(id);
    broken.delete(id);
    return complaint ?? { kind: "parsed", id, name, args };
  });
  return [...listed, ...broken.values()];
}

function answerOf(message: AIMessage, info: unknown): ChatAnswer {
  const { refusal } = message.additional_kwargs;
  const text = [message.text, typeof refusal === "string" ? refusal : ""].filter(Boolean);
  const { input_tokens: input = 0, output_tokens: output = 0 } = message.usage_metadata ?? {};
  return {
    text: text.join("\n"),
    calls: callsOf(message),
    ended: endOf(message, info),
    ...(input + output > 0 ? { tokens: { input, output } } : {}),
  };
}

/** A request to OpenAI or to a compatible endpoint, neither retried nor timed: that is the caller's. */
export function openAiRequest(
  target: ChatTarget & { readonly fetch: typeof fetch; readonly redaction: Redaction },
): ChatRequest {
  const fields = {
    model: target.model,
    apiKey: target.apiKey,
    ...(target.temperature === undefined ? {} : { temperature: target.temperature }),
    maxRetries: 0,
    verbose: false,
    configuration: {
      // Always given: LangChain takes a missing one from five environment variables.
      baseURL: target.baseUrl,
      fetch: faultingFetch(target.fetch),
      // OPENAI_LOG=debug would write into a drawn screen.
      logLevel: "off" as const,
    },
  };
  const completions = new Completions(fields);
  // ChatOpenAI goes by the model's name to /responses, which compatible endpoints don't have.
  const model = target.isCompatible ? completions : new ChatOpenAI({ ...fields, completions });
  // Answers go back as they came, with what a provider needs to recognise them (reasoning items).
  const originals = new WeakMap<ChatAnswer, BaseMessage>();
  return async (messages, tools, signal) => {
    const options = { tools: tools.map(toolParameter), signal, ...seedOf(target) };
    // `invoke` would let environment variables print the conversation or send it to LangSmith.
    // oxlint-disable-next-line no-underscore-dangle
    const { generations } = await model._generate(
      messages.map((message) => toLangChain(message, originals)),
      options,
    );
    const [generation] = generations;
    if (!AIMessage.isInstance(generation?.message)) throw new Error("the response holds no answer");
    const { message, generationInfo } = generation;
    const answer = cleanedAnswer(answerOf(message, generationInfo), target.redaction);
    originals.set(answer, message);
    return answer;
  };
}

/** The answer without the key, should a provider echo it. */
function cleanedAnswer(answer: ChatAnswer, redaction: Redaction): ChatAnswer {
  const calls = answer.calls.map((call) => {
    const name = redaction.words(call.name);
    return call.kind === "parsed"
      ? { ...call, name, args: redaction.data(call.args) }
      : { ...call, name, complaint: redaction.words(call.complaint) };
  });
  return { ...answer, text: redaction.words(answer.text), calls };
}

const seedOf = ({ seed }: ChatTarget): { seed?: number } => (seed === undefined ? {} : { seed });

function toolParameter({ name, description, parameters }: ChatTool): {
  type: "function";
  function: { name: string; description: string; parameters: Record<string, unknown> };
} {
  return { type: "function", function: { name, description, parameters: { ...parameters } } };
}

function toLangChain(
  message: ChatMessage,
  originals: WeakMap<ChatAnswer, BaseMessage>,
): BaseMessage {
  if (message.by === "model") return originals.get(message.answer) ?? rebuilt(message.answer);
  if (message.by === "tool")
    return new ToolMessage({ content: message.text, tool_call_id: message.callId });
  const Said = message.by === "system" ? SystemMessage : HumanMessage;
  return new Said(message.text);
}

/** For an answer that this request didn't give: one from a stored conversation. */
function rebuilt({ text, calls }: ChatAnswer): AIMessage {
  const tool_calls = calls.map((call) => {
    const { data: args = {} } = argumentsObject.safeParse(call.kind === "parsed" ? call.args : {});
    return { type: "tool_call" as const, id: call.id, name: call.name, args };
  });
  return new AIMessage({ content: text, tool_calls });
}
