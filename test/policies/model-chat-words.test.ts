import { describe, expect, test, vi } from "vitest";
import { openChat, type ChatMessage } from "../../src/policies/chat.ts";
import { handDrivenEffects } from "./hand-driven-effects.ts";
import { calls, completes, says, sends } from "./model-server.ts";
import { askOnce, hello, key, never, optionsFor, serve, spoken, timeoutMs } from "./served-chat.ts";

const namedCall = (id?: string): unknown => ({ id, function: { name: "a", arguments: "{}" } });

describe("answers", () => {
  const parts = ["a", "b"].map((text) => ({ type: "text", text }));
  test.each([
    {
      title: "length is truncated",
      scripted: completes({ content: "I was ab" }, "length"),
      answer: { text: "I was ab", ended: "truncated", calls: [] },
    },
    {
      title: "a refusal is refused",
      scripted: completes({ content: null, refusal: "No." }),
      answer: { text: "No.", ended: "refused", calls: [] },
    },
    {
      title: "a filtered answer is refused",
      scripted: completes({ content: "" }, "content_filter"),
      answer: { text: "", ended: "refused", calls: [] },
    },
    {
      title: "parts are joined",
      scripted: completes({ content: parts }),
      answer: { text: "ab", ended: "complete", calls: [] },
    },
  ])("$title", async ({ scripted, answer }) => {
    expect(await askOnce(scripted)).toMatchObject({ reply: { kind: "answer", answer } });
  });

  test("calls keep their order, broken ones among them, and the console stays silent", async () => {
    const warned = vi.spyOn(console, "warn");
    const queue = [
      calls(["a", { x: 1 }], ["b", '{"x": '], ["c", ""], ["d", "[1]"]),
      calls(["alone", "{"]),
    ];
    const server = await serve(...queue);
    const chat = openChat(optionsFor(server));
    const replies = [await chat.ask(hello, [], never), await chat.ask(hello, [], never)];
    const answers = replies.flatMap((reply) => (reply.kind === "answer" ? reply.answer.calls : []));
    expect(answers).toEqual([
      { kind: "parsed", id: "call_0", name: "a", args: { x: 1 } },
      {
        kind: "unparsed",
        id: "call_1",
        name: "b",
        complaint: "the arguments are not valid JSON: Unexpected end of JSON input",
      },
      { kind: "parsed", id: "call_2", name: "c", args: {} },
      {
        kind: "unparsed",
        id: "call_3",
        name: "d",
        complaint: "the arguments are JSON, but not an object",
      },
      {
        kind: "unparsed",
        id: "call_0",
        name: "alone",
        complaint:
          "the arguments are not valid JSON: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
      },
    ]);
    expect(warned.mock.calls).toEqual([]);
    warned.mockRestore();
  });

  test("calls without ids, or all with the same one, get their own", async () => {
    expect(
      await askOnce(
        completes({ tool_calls: [namedCall(), namedCall("x"), namedCall("x")] }, "tool_calls"),
      ),
    ).toMatchObject({
      reply: { answer: { calls: [{ id: "call_0_" }, { id: "x" }, { id: "call_2_x" }] } },
    });
  });

  test("answers without usage carry no tokens", async () => {
    const body = { id: "x", choices: [{ message: { role: "assistant", content: "hi" } }] };
    expect(await askOnce(sends(body))).toMatchObject({
      reply: { kind: "answer", answer: { text: "hi", calls: [], ended: "complete" } },
    });
  });
});

describe("requests", () => {
  test("stay between us and the endpoint, whatever LangChain's environment says", async () => {
    for (const name of ["LANGCHAIN_VERBOSE", "LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"])
      vi.stubEnv(name, "true");
    vi.stubEnv("OPENAI_LOG", "debug");
    vi.stubEnv("OPENAI_BASE_URL", "http://127.0.0.1:1");
    const printed = (["log", "debug", "info", "warn", "error"] as const).map((name) =>
      vi.spyOn(console, name),
    );
    const network = vi.spyOn(globalThis, "fetch");
    expect(await askOnce(says("hi"))).toMatchObject({ reply: spoken("hi") });
    expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
    expect(network.mock.calls.length).toBe(1);
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  test("the whole conversation goes out, with an answer's calls and their results", async () => {
    const server = await serve(calls(["a", { x: 1 }], ["a", "{"]), says("hi"));
    const chat = openChat(optionsFor(server));
    const first = await chat.ask(hello, [], never);
    if (first.kind === "failed") throw new Error(first.detail);
    const messages: readonly ChatMessage[] = [
      { by: "system", text: "be brief" },
      ...hello,
      { by: "model", answer: first.answer },
      { by: "tool", callId: "call_0", text: "one" },
      { by: "tool", callId: "call_1", text: "broken" },
    ];
    const tool = {
      name: "a",
      description: "does a",
      parameters: { type: "object", properties: {} },
    };
    await chat.ask(messages, [tool], never);
    expect(server.requests[1]).toEqual({
      path: "/v1/chat/completions",
      authorization: `Bearer ${key}`,
      body: {
        model: "any",
        stream: false,
        messages: [
          { role: "system", content: "be brief" },
          { role: "user", content: "hello" },
          {
            role: "assistant",
            content: "",
            tool_calls: [
              { id: "call_0", type: "function", function: { name: "a", arguments: '{"x":1}' } },
              { id: "call_1", type: "function", function: { name: "a", arguments: "{}" } },
            ],
          },
          { role: "tool", tool_call_id: "call_0", content: "one" },
          { role: "tool", tool_call_id: "call_1", content: "broken" },
        ],
        tools: [{ type: "function", function: tool }],
      },
    });
  });

  test("temperature and seed are sent when given", async () => {
    const server = await serve(says("hi"));
    const chat = openChat(optionsFor(server, { temperature: 0, seed: 7 }));
    await chat.ask(hello, [], never);
    expect([chat.name, chat.temperature, server.requests[0]?.body]).toMatchObject([
      "openai:any",
      0,
      { temperature: 0, seed: 7 },
    ]);
  });

  test.each(["gpt-5.1-codex", "gpt-5.2-pro", "llama3:8b"])(
    "%s at a compatible endpoint is asked for chat completions",
    async (name) => {
      const server = await serve(says("hi"));
      await openChat(optionsFor(server, { model: `openai:${name}` })).ask(hello, [], never);
      const [request] = server.requests;
      expect([request?.path, request?.body.model]).toEqual(["/v1/chat/completions", name]);
    },
  );

  test("a model of OpenAI's own Responses API is asked there, and read", async () => {
    const output = [
      { type: "reasoning", id: "rs_1", summary: [] },
      {
        type: "message",
        id: "msg_1",
        role: "assistant",
        content: [{ type: "output_text", text: "hm", annotations: [] }],
      },
      { type: "function_call", id: "fc_1", call_id: "c1", name: "a", arguments: '{"x":1}' },
      { type: "function_call", id: "fc_2", call_id: "c2", name: "a", arguments: "{" },
    ];
    const usage = { input_tokens: 5, output_tokens: 2, total_tokens: 7 };
    const sent: Request[] = [];
    const fetchFake: typeof fetch = async (input, init) => {
      sent.push(new Request(input, init));
      return Response.json({ id: "resp_1", model: "m", status: "completed", output, usage });
    };
    const effects = { ...handDrivenEffects(timeoutMs), fetch: fetchFake };
    const chat = openChat({
      model: "openai:gpt-5.1-codex",
      apiKey: key,
      timeoutMs,
      retries: 0,
      effects,
    });
    const reply = await chat.ask(hello, [], never);
    expect(reply).toMatchObject({
      kind: "answer",
      answer: {
        text: "hm",
        ended: "complete",
        tokens: { input: 5, output: 2 },
        calls: [
          { kind: "parsed", id: "c1", name: "a", args: { x: 1 } },
          { kind: "unparsed", id: "c2", name: "a" },
        ],
      },
    });
    if (reply.kind === "failed") return;
    await chat.ask([...hello, { by: "model", answer: reply.answer }], [], never);
    expect(sent.map(({ url }) => url)).toEqual([
      "https://api.openai.com/v1/responses",
      "https://api.openai.com/v1/responses",
    ]);
    expect(await sent[1]?.text()).toContain('"id":"rs_1"');
  });

  test("a truncated answer of the Responses API is truncated", async () => {
    const body = {
      id: "r",
      model: "m",
      status: "incomplete",
      incomplete_details: { reason: "max_output_tokens" },
      output: [],
    };
    const effects = { ...handDrivenEffects(timeoutMs), fetch: async () => Response.json(body) };
    const chat = openChat({
      model: "openai:gpt-5.1-codex",
      apiKey: key,
      timeoutMs,
      retries: 0,
      effects,
    });
    expect(await chat.ask(hello, [], never)).toMatchObject({ answer: { ended: "truncated" } });
  });
});
