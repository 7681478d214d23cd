import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

/** A request as the server got it. */
type ServedRequest = {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: z.infer<typeof requestBody>;
};

const requestBody = z.looseObject({
  model: z.string(),
  messages: z.array(z.record(z.string(), z.unknown())).default([]),
});

/** One scripted response. `id` is the completion's, never used twice. */
export type Scripted = (response: ServerResponse, id: string) => void;

/** An OpenAI-compatible endpoint on localhost that plays a queue of responses and answers 500 when it is empty. */
export type ModelServer = {
  readonly baseUrl: string;
  readonly requests: readonly ServedRequest[];
  /** Settles when a client has hung up on a response that was not finished. */
  readonly hangUp: Promise<void>;
  close(): Promise<void>;
};

/** Starts a server with its queue of responses. */
export async function openModelServer(...queue: readonly Scripted[]): Promise<ModelServer> {
  const requests: ServedRequest[] = [];
  const hangUp = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    response.on("close", () => {
      if (!response.writableFinished) hangUp.resolve();
    });
    void play(request, response);
  });
  const play = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const next = queue[requests.length] ?? status(500, "the script is over");
    const { url: path = "", headers } = request;
    requests.push({ path, authorization: headers.authorization, body });
    next(response, `chatcmpl-${requests.length}`);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    hangUp: hangUp.promise,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<ServedRequest["body"]> {
  const parts: Uint8Array[] = [];
  for await (const part of request) if (part instanceof Uint8Array) parts.push(part);
  return requestBody.parse(JSON.parse(Buffer.concat(parts).toString()));
}

/** A message of a completion, in the provider's words. */
export type RawMessage = {
  readonly content?: unknown;
  readonly refusal?: string;
  readonly tool_calls?: readonly unknown[];
};

/** A chat completion; it costs 7 tokens in and 3 out. */
export function completes(message: RawMessage, finish = "stop"): Scripted {
  return (response, id) => send(response, 200, completionOf(message, { id, finish }));
}

/** An answer that calls tools: name and arguments of each, as JSON or as the raw text. */
export function calls(...called: readonly (readonly [string, unknown])[]): Scripted {
  return completes(callsMessage("", called), "tool_calls");
}

/** The same with a text beside the calls. */
export function saysAndCalls(
  content: string,
  ...called: readonly (readonly [string, unknown])[]
): Scripted {
  return completes(callsMessage(content, called), "tool_calls");
}

/** An answer that is text alone. */
export const says = (content: string): Scripted => completes({ content });

function callsMessage(
  content: string,
  called: readonly (readonly [string, unknown])[],
): RawMessage {
  const tool_calls = called.map(([name, args], at) => ({
    id: `call_${at}`,
    type: "function",
    function: { name, arguments: typeof args === "string" ? args : JSON.stringify(args) },
  }));
  return { content, tool_calls };
}

function completionOf(
  message: RawMessage,
  { id, finish }: { readonly id: string; readonly finish: string },
): unknown {
  return {
    id,
    object: "chat.completion",
    created: 1,
    model: "any",
    choices: [{ index: 0, finish_reason: finish, message: { role: "assistant", ...message } }],
    usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
  };
}

/** An HTTP error with a message alone. */
export function status(
  code: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Scripted {
  return (response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    send(response, code, { error: { message } });
  };
}

/** An HTTP error in full. */
export const failsWith =
  (code: number, error: unknown): Scripted =>
  (response) =>
    send(response, code, { error });

/** A 200 with any JSON body. */
export const sends =
  (body: unknown): Scripted =>
  (response) =>
    send(response, 200, body);

/** A 200 with any text as its JSON. */
export const sendsText =
  (text: string): Scripted =>
  (response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(text);
  };

/** Never answers; tells that the request came. */
export const hangs =
  (arrived: () => void): Scripted =>
  () =>
    arrived();

/** Sends the beginning of a response, then nothing; tells once it is on its way. */
export const hangsMidway =
  (begun: () => void): Scripted =>
  (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"id": "chatcmpl-', () => begun());
  };

/** Closes the connection before the response. */
export const hangsUp: Scripted = (response) => {
  response.socket?.destroy();
};

/** Closes the connection within the response. */
export const hangsUpMidway: Scripted = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"id": "chatcmpl-', () => response.socket?.destroy());
};

function send(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(body));
}
