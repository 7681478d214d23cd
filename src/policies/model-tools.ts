import { z } from "zod";
import type { ToolCall } from "../world/tools.ts";
import type { ChatCall, ChatTool } from "./chat.ts";
import { misfitsOf } from "./misfit.ts";
import type { InvalidReason } from "./policy.ts";

/** A tool that a model can call, and what a call of it means. */
export type ToolSpec<Meaning = ToolCall> = ChatTool & {
  /** What a call with these arguments means, or a complaint to whoever made it, and at which of them it begins. */
  readonly read: (
    args: unknown,
  ) =>
    | { readonly meaning: Meaning }
    | { readonly complaint: string; readonly path: readonly PropertyKey[] };
};

/** A call of an answer, understood or not. */
export type ReadCall<Meaning> =
  | { readonly kind: "read"; readonly id: string; readonly meaning: Meaning }
  | {
      readonly kind: "misread";
      readonly id: string;
      readonly reason: Extract<InvalidReason, "unparsed call" | "unknown tool">;
      readonly complaint: string;
    };

/** A tool from the schema of its arguments and what they mean. */
export function toolSpec<Args, Meaning>(parts: {
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodType<Args>;
  readonly call: (args: Args) => Meaning;
}): ToolSpec<Meaning> {
  const { name, description, schema, call } = parts;
  // `$schema` says the dialect; providers don't want it.
  const { $schema: _dialect, ...parameters } = z.toJSONSchema(schema, { io: "input" });
  return {
    name,
    description,
    parameters,
    read: (args) => {
      const parsed = schema.safeParse(args);
      if (parsed.success) return { meaning: call(parsed.data) };
      const { issues } = parsed.error;
      const complaint = `the arguments don't fit ${name}: ${misfitsOf(issues, args)}`;
      return { complaint, path: issues[0]?.path ?? [] };
    },
  };
}

/** Reads one call of an answer with the tools that were offered. */
export function readCall<Meaning>(
  call: ChatCall,
  tools: readonly ToolSpec<Meaning>[],
): ReadCall<Meaning> {
  const misread = (
    reason: "unparsed call" | "unknown tool",
    complaint: string,
  ): ReadCall<Meaning> => ({ kind: "misread", id: call.id, reason, complaint });
  const tool = tools.find(({ name }) => name === call.name);
  if (tool === undefined) {
    const known = tools.map(({ name }) => name).join(", ");
    return misread("unknown tool", `there is no tool "${call.name}"; tools: ${known}`);
  }
  if (call.kind === "unparsed") return misread("unparsed call", call.complaint);
  const read = tool.read(call.args);
  return "meaning" in read
    ? { kind: "read", id: call.id, meaning: read.meaning }
    : misread("unparsed call", read.complaint);
}
