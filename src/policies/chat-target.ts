import { UserError } from "../world/user-error.ts";
import type { ChatOptions } from "./chat.ts";

/** Which model a chat asks, where and how: checked. */
export type ChatTarget = {
  readonly model: string;
  readonly baseUrl: string;
  /** Host and port of the endpoint. */
  readonly host: string;
  /** The endpoint isn't OpenAI's own, so it speaks chat completions whatever the model is called. */
  readonly isCompatible: boolean;
  readonly apiKey: string;
  readonly temperature: number | undefined;
  readonly seed: number | undefined;
};

const providers: readonly string[] = ["openai"];
const openAiUrl = "https://api.openai.com/v1";

/** Checks what the user gave. Throws a `UserError`; none quotes the key, or an address that may hold one. */
export function parseChatTarget(options: ChatOptions): ChatTarget {
  const { model, baseUrl = openAiUrl, temperature, seed } = options;
  const address = parseAddress(baseUrl);
  return {
    model: parseModel(model),
    baseUrl,
    host: address.host,
    isCompatible: address.host !== new URL(openAiUrl).host,
    apiKey: parseKey(options.apiKey),
    temperature,
    seed,
  };
}

/** The name after the first colon; it may hold more of them (`openai:llama3:8b`). */
function parseModel(model: string): string {
  const [provider = "", ...rest] = model.split(":");
  const name = rest.join(":");
  if (!providers.includes(provider) || rest.length === 0)
    throw new UserError(
      `unknown provider in model: "${model}"; write PROVIDER:NAME, known providers: ${providers.join(", ")} (any OpenAI-compatible endpoint, with --base-url)`,
    );
  if (name.trim() === "")
    throw new UserError(`missing model name: "${model}"; write it as in openai:gpt-5-mini`);
  return name;
}

function parseAddress(baseUrl: string): URL {
  const address = URL.parse(baseUrl);
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new UserError(
      `unreadable base URL: "${baseUrl}"; write it as in http://localhost:8000/v1`,
    );
  if (address.username !== "" || address.password !== "")
    throw new UserError(
      "credentials in the base URL: not shown; put the key into OPENAI_API_KEY and leave them out",
    );
  return address;
}

function parseKey(apiKey: string | undefined): string {
  // A key from a file often brings its line break along, and headers refuse that.
  const key = (apiKey ?? "").trim();
  if (key === "")
    throw new UserError(
      "missing key: OPENAI_API_KEY is not set; set it to the provider's key, or to any text when the server at --base-url wants none",
    );
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new UserError(
      "unusable key: OPENAI_API_KEY holds spaces or characters beyond ASCII (not shown); set it to the key alone",
    );
  return key;
}
