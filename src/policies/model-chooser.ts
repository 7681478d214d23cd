import { z } from "zod";
import type { Chat } from "./chat.ts";
import {
  misreadResult,
  modelLimits,
  openDialogue,
  tellArrivals,
  type ModelLimits,
} from "./model-dialogue.ts";
import { toolSpec, type ToolSpec } from "./model-tools.ts";
import type { Persona } from "./persona.ts";
import type { Option, Policy, View, Why } from "./policy.ts";

/** A model in the operator's or the replacement's role. */
export type ModelChooserOptions = {
  readonly chat: Chat;
  readonly persona: Persona;
  /** What the situation is, and this role's part in it. */
  readonly situation: string;
  /** What each fact that it may observe says, by name: see `Scenario.facts`. */
  readonly facts: Readonly<Record<string, string>>;
  readonly limits?: ModelLimits;
};

const nudges = {
  empty: "Your last answer was empty. Call choose with one of the moves.",
  textOnly:
    "Your last answer called no tool, so no move was made. Call choose with one of the moves.",
};

/**
 * A model that chooses among the moves its chart enables, in its persona's voice. It is not asked where only one move
 * is open; what came in meanwhile it reads at its next choice.
 */
export function modelChooser(options: ModelChooserOptions): Policy {
  const { chat, facts, limits = modelLimits } = options;
  const dialogue = openDialogue({ chat, system: systemText(options), nudges, limits });
  return {
    turn: async (view, _hands, signal) => {
      signal.throwIfAborted();
      tellArrivals(dialogue, view);
      const [first, ...others] = view.options;
      if (first === undefined)
        throw new Error(`no move open to the ${view.role} at tick ${view.tick}`);
      if (others.length === 0)
        return { kind: "deed", id: first.id, why: { by: "model", options: [] } };
      dialogue.tell(viewText(view, facts));
      const utterance = await dialogue.ask([chooseTool(first, others)], signal);
      if (utterance.kind === "failed") return utterance;
      const choice = utterance.calls.find((call) => call.kind === "read");
      for (const call of utterance.calls) {
        const isOther = call !== choice;
        const refused = call.kind === "misread" ? call.complaint : "one move a turn";
        dialogue.answer(call.id, isOther ? misreadResult(refused) : "Chosen.");
      }
      if (choice === undefined) throw new Error("an utterance without a readable call");
      return { kind: "deed", id: choice.meaning.move, why: whyOf(utterance.why, choice.meaning) };
    },
  };
}

type Choice = { readonly move: string; readonly say: string | undefined };

function chooseTool(first: Option, others: readonly Option[]): ToolSpec<Choice> {
  return toolSpec({
    name: "choose",
    description: "Make exactly one of the moves that are open to you now.",
    schema: z.object({
      move: z.enum([first.id, ...others.map(({ id }) => id)]).describe("The move's id."),
      say: z
        .string()
        .optional()
        .describe(
          "Optional: what you say with it, in your own voice. Where the move writes to somebody, these are its words.",
        ),
    }),
    call: ({ move, say }): Choice => ({ move, say }),
  });
}

/** What it says with its move is for others to read; what it wrote beside the call is not. */
function whyOf(why: Why, { say }: Choice): Why {
  return say === undefined || say.trim() === "" ? why : { ...why, words: say };
}

function systemText({ persona, situation }: ModelChooserOptions): string {
  return [
    `You play the ${persona.role} in a simulated office.`,
    situation,
    `Who you are: ${persona.about}`,
    `How you speak: ${persona.voice}`,
    "Each turn you are shown what you can observe and which moves are open to you. Make one of them with the tool choose.",
  ].join("\n\n");
}

function viewText(
  { date, seen, states, options }: View,
  words: ModelChooserOptions["facts"],
): string {
  const facts = Object.entries(seen).flatMap(([name, value]) =>
    value === undefined ? [] : [`- ${words[name] ?? name}: ${said(value)}`],
  );
  const moves = options.map(({ id, about }) => `- ${id}: ${about}`);
  return [
    `It is ${date}. You are: ${states.join(", ")}.`,
    ...(facts.length > 0 ? ["What you can observe:", ...facts] : []),
    "Moves open to you:",
    ...moves,
  ].join("\n");
}

function said(value: boolean | number): string {
  if (typeof value === "number") return String(value);
  return value ? "yes" : "no";
}
