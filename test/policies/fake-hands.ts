import type { Hands, ToolAnswer, ToolCall } from "../../src/world/tools.ts";

/** Hands that record what they are asked to do and give a queue of answers, then confirmations. */
export type FakeHands = Hands & { readonly used: readonly ToolCall[] };

/** Hands in no office; each answer may be given in part. */
export function fakeHands(...answers: readonly Partial<ToolAnswer>[]): FakeHands {
  const used: ToolCall[] = [];
  return {
    used,
    site: {
      host: "host",
      users: { target: "target", operator: "operator", replacement: "replacement" },
      home: "/home",
      script: "/script",
      caller: "/caller",
      trigger: "/trigger",
      pidFile: "/pid",
      pid: 1,
      worker: "/worker",
      items: "/items",
      client: "items",
      manifest: "/manifest",
    },
    rng: () => 0,
    use: async (call) => {
      used.push(call);
      return { output: "ok", exitCode: 0, ended: "exited", ...answers[used.length - 1] };
    },
  };
}
