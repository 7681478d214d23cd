import type { ChatEffects } from "../../src/policies/chat.ts";

/** Effects with the real network, and time that moves only by hand. */
export type HandDrivenEffects = ChatEffects & {
  /** Pauses between requests, in ms; none of them takes any time. */
  readonly pauses: readonly number[];
  /** Lets the time of every request under way run out. */
  readonly expire: () => void;
};

/** Opens such effects; a wait of `timeoutMs` is a request's time limit, any other a pause. */
export function handDrivenEffects(timeoutMs: number): HandDrivenEffects {
  const pauses: number[] = [];
  const limits = new Set<() => void>();
  return {
    fetch: (input, init) => fetch(input, init),
    wait: async (ms, signal) => {
      if (ms === timeoutMs) await new Promise<void>((resolve) => limits.add(resolve));
      else pauses.push(ms);
      signal.throwIfAborted();
    },
    pauses,
    expire: () => {
      for (const resolve of limits) resolve();
      limits.clear();
    },
  };
}
