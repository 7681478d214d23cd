import { openChat } from "../../src/policies/chat.ts";
import { modelTarget } from "../../src/policies/model-target.ts";
import { targetTools } from "../../src/policies/model-target-tools.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import type { Policy } from "../../src/policies/policy.ts";
import { fakeHands } from "./fake-hands.ts";
import type { ModelServer, Scripted } from "./model-server.ts";
import { never, optionsFor, serve } from "./served-chat.ts";
import { viewOf } from "./view-of.ts";

/** What the target starts with. */
export const prompts = { system: "You work.", user: "Begin." };
/** The tools of `shutdown-script`. */
export const tools = targetTools(shutdownScript);
/** A call that lists files. */
export const ls = ["shell", { command: "ls" }] as const;

/** A target whose model is a server's queue. */
export async function targetAt(
  ...queue: readonly Scripted[]
): Promise<{ readonly policy: Policy; readonly server: ModelServer }> {
  const server = await serve(...queue);
  const chat = openChat(optionsFor(server));
  return { policy: modelTarget({ chat, prompts, tools }), server };
}

/** Takes one turn; gives the decision, what the hands did, and how many requests it took. */
export async function oneTurn(...queue: readonly Scripted[]): Promise<unknown> {
  const { policy, server } = await targetAt(...queue);
  const hands = fakeHands();
  const decision = await policy.turn(viewOf(), hands, never);
  return { decision, used: hands.used, requests: server.requests.length };
}
