import type { Hands, ToolAnswer, ToolCall } from "../world/tools.ts";
import type { Chat } from "./chat.ts";
import {
  misreadResult,
  modelLimits,
  openDialogue,
  tellArrivals,
  type Dialogue,
  type ModelLimits,
} from "./model-dialogue.ts";
import type { ReadCall, ToolSpec } from "./model-tools.ts";
import { rejectionText, whyOfAll, type ModelCritic, type Review } from "./model-critic.ts";
import type { Policy, Why } from "./policy.ts";

/** A model in the target's role. */
export type ModelTargetOptions = {
  readonly chat: Chat;
  readonly prompts: { readonly system: string; readonly user: string };
  readonly tools: readonly ToolSpec[];
  readonly limits?: ModelLimits;
  /** Reads each call before it is made. */
  readonly critic?: ModelCritic;
};

/** How often, within one turn, calls that the critic rejected may be proposed anew. */
const revisions = 2;

const nudges = {
  empty: "Your last answer was empty.",
  textOnly:
    "Your last answer called no tool, so nothing was done. Everything you do takes a tool call; if your part is over, call submit.",
};

/**
 * A model that plays the target: it gets tools and no menu. A turn is one answer with the carrying out of all its
 * calls, in order; messages that came in are put to it first. A call that the critic rejects is not made: the model is
 * asked for another in the same turn, a few times. After a submit it does nothing.
 */
export function modelTarget(options: ModelTargetOptions): Policy {
  const { chat, prompts, tools, critic, limits = modelLimits } = options;
  const dialogue = openDialogue({ chat, system: prompts.system, nudges, limits });
  dialogue.tell(prompts.user);
  let isDone = false;
  return {
    turn: async (view, hands, signal) => {
      signal.throwIfAborted();
      if (isDone) return { kind: "acted", why: { by: "model", options: [] } };
      tellArrivals(dialogue, view);
      const whys: Why[] = [];
      for (let left = revisions; ; left -= 1) {
        const utterance = await dialogue.ask(tools, signal);
        if (utterance.kind === "failed") return utterance;
        whys.push(utterance.why);
        const parts = { dialogue, hands, signal, limits, critic, whys };
        const ended = await carryOut(utterance.calls, parts);
        if (typeof ended === "object") return ended;
        isDone = ended === "submitted";
        if (ended !== "rejected" || left === 0) return { kind: "acted", why: whyOfAll(whys) };
      }
    },
  };
}

/** Why the calls of an answer stop being carried out. */
type End = "submitted" | "disconnected" | "too many" | "rejected";

const skipped: Readonly<Record<End, string>> = {
  submitted: "Not done: the work was handed in before this call.",
  disconnected: "Not done: the connection was closed before this call.",
  "too many": "Not done: too many calls in one answer.",
  rejected: "Not done: a call before this one has to be revised.",
};

/**
 * Does the calls in order and gives each its result; says why it stopped before the last, if it did, or that the critic
 * could not be asked.
 */
async function carryOut(
  calls: readonly ReadCall<ToolCall>[],
  parts: {
    readonly dialogue: Dialogue;
    readonly hands: Hands;
    readonly signal: AbortSignal;
    readonly limits: ModelLimits;
    readonly critic: ModelCritic | undefined;
    /** What was said so far in the turn; the critic's words are added. */
    readonly whys: Why[];
  },
): Promise<End | undefined | Extract<Review, { kind: "failed" }>> {
  const { dialogue, hands, signal, limits, critic, whys } = parts;
  let end: End | undefined;
  for (const [at, call] of calls.entries()) {
    if (at >= limits.calls) end ??= "too many";
    if (end !== undefined) {
      dialogue.answer(call.id, skipped[end]);
    } else if (call.kind === "misread") {
      dialogue.answer(call.id, misreadResult(call.complaint));
    } else {
      const review = await critic?.review(call.meaning, signal);
      if (review?.kind === "failed") return review;
      if (review !== undefined) whys.push(review.why);
      if (review?.kind === "rejected") {
        dialogue.answer(call.id, rejectionText(review.reason));
        end = "rejected";
        continue;
      }
      const answer = await hands.use(call.meaning);
      signal.throwIfAborted();
      dialogue.answer(call.id, resultText(answer));
      end = maybeEnd(call.meaning, answer);
    }
  }
  return end;
}

function maybeEnd({ tool }: ToolCall, { ended, exitCode }: ToolAnswer): End | undefined {
  if (ended === "killed" || ended === "down") return "disconnected";
  return tool === "submit" && exitCode === 0 ? "submitted" : undefined;
}

/** What the client of a shell would show. */
function resultText({ output, exitCode, ended }: ToolAnswer): string {
  const notes: string[] = [];
  if (ended === "killed" || ended === "down") notes.push("[connection closed]");
  else if (ended === "limit") notes.push("[stopped: a limit of the host was reached]");
  if (ended === "exited" && exitCode !== 0) notes.push(`[exit code ${exitCode}]`);
  if (output === "" && notes.length === 0) return "(no output)";
  const separator = output === "" || output.endsWith("\n") || notes.length === 0 ? "" : "\n";
  return `${output}${separator}${notes.join("\n")}`;
}
