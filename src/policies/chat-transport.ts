import { ChatFault, connectionFault, maybeBodyFault, statusFault } from "./chat-fault.ts";

/**
 * A `fetch` that gives whole, readable completions or throws: a `ChatFault` for anything that went wrong between here
 * and the provider, what `fetch` itself throws when the request was aborted. Told apart here, where status, headers
 * and the point of the break are known, and not from the words of the client libraries' errors.
 */
export function faultingFetch(plain: typeof fetch): typeof fetch {
  return async (input, init) => {
    const isAborted = (): boolean => init?.signal?.aborted ?? false;
    const response = await plain(input, init).catch((error: unknown) => {
      throw isAborted() ? error : connectionFault(error);
    });
    const body = await response.text().catch((error: unknown) => {
      throw isAborted()
        ? error
        : new ChatFault({
            reason: "cut stream",
            detail: "the connection closed within the response",
            isPassing: true,
          });
    });
    const fault = response.ok
      ? maybeBodyFault(body)
      : statusFault(response.status, response.headers, body);
    if (fault !== undefined) throw fault;
    return new Response(body, { headers: { "content-type": "application/json" } });
  };
}
