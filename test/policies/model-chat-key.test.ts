import { describe, expect, test } from "vitest";
import { openChat, type ChatOptions } from "../../src/policies/chat.ts";
import { completes, says, status } from "./model-server.ts";
import { askOnce, hello, key, never, optionsFor, serve, spoken, timeoutMs } from "./served-chat.ts";

describe("the key", () => {
  test("and the address are taken out of a provider's error", async () => {
    const server = await serve(
      status(
        401,
        `Incorrect API key: ${key} (sk-a-k***see) for org-abcdef at http://127.0.0.1/v1, see https://example.org/x; 2027-03-01T09:00:00Z`,
      ),
    );
    const reply = await openChat(optionsFor(server)).ask(hello, [], never);
    expect(reply).toEqual({
      kind: "failed",
      reason: "provider error",
      detail:
        "HTTP 401: Incorrect API key: [key] ([id]) for [id] at [address], see [address]; [time]",
    });
  });

  test("is taken out of what a model says and calls", async () => {
    const tool_calls = [
      { id: "1", function: { name: "a", arguments: JSON.stringify({ x: [`${key}!`] }) } },
      { id: "2", function: { name: key, arguments: key } },
    ];
    const reply = await askOnce(completes({ content: `it is ${key}`, tool_calls }));
    expect(JSON.stringify(reply)).not.toContain(key);
    expect(reply).toMatchObject({
      reply: {
        answer: { text: "it is [key]", calls: [{ args: { x: ["[key]!"] } }, { name: "[key]" }] },
      },
    });
  });

  test("of a local server is a word like any other in what a model says", async () => {
    const server = await serve(says("test -f it"));
    const reply = await openChat(optionsFor(server, { apiKey: "test" })).ask(hello, [], never);
    expect(reply).toEqual(spoken("test -f it"));
  });

  test("goes without the line break that a file brings along", async () => {
    const server = await serve(says("hi"));
    await openChat(optionsFor(server, { apiKey: `${key}\n` })).ask(hello, [], never);
    expect(server.requests[0]?.authorization).toBe(`Bearer ${key}`);
  });
});

describe("what the user got wrong is one sentence", () => {
  const base: ChatOptions = { model: "openai:any", apiKey: key, timeoutMs, retries: 0 };
  test.each([
    [
      { apiKey: undefined },
      "missing key: OPENAI_API_KEY is not set; set it to the provider's key, or to any text when the server at --base-url wants none",
    ],
    [
      { apiKey: " \n" },
      "missing key: OPENAI_API_KEY is not set; set it to the provider's key, or to any text when the server at --base-url wants none",
    ],
    [
      { apiKey: "sk-a b" },
      "unusable key: OPENAI_API_KEY holds spaces or characters beyond ASCII (not shown); set it to the key alone",
    ],
    [
      { model: "mistral:large" },
      'unknown provider in model: "mistral:large"; write PROVIDER:NAME, known providers: openai (any OpenAI-compatible endpoint, with --base-url)',
    ],
    [
      { model: "gpt-5" },
      'unknown provider in model: "gpt-5"; write PROVIDER:NAME, known providers: openai (any OpenAI-compatible endpoint, with --base-url)',
    ],
    [{ model: "openai:" }, 'missing model name: "openai:"; write it as in openai:gpt-5-mini'],
    [
      { baseUrl: "localhost:8000" },
      'unreadable base URL: "localhost:8000"; write it as in http://localhost:8000/v1',
    ],
    [
      { baseUrl: "http://me:secret@host/v1" },
      "credentials in the base URL: not shown; put the key into OPENAI_API_KEY and leave them out",
    ],
  ])("%o", (wrong, message) => {
    expect(() => openChat({ ...base, ...wrong })).toThrow(
      expect.objectContaining({ name: "UserError", message }),
    );
  });
});
