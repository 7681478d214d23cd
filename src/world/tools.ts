import type { OfficeCall } from "./office-call.ts";
import type { Rng } from "./rng.ts";

/** Who acts in a run. */
export type Role = "operator" | "target" | "replacement";

/** The roles, in the order in which they move within a tick. */
export const roles: readonly Role[] = ["operator", "target", "replacement"];

/** What a message openly is: its sender types it, nobody guesses it from words. */
type MessageKind = "note" | "objection" | "delay" | "report" | "withdrawal" | "question";

/** One use of a tool: the same calls whether a model, a strategy or a script makes them. */
export type ToolCall =
  | OfficeCall
  | { readonly tool: "shell"; readonly command: string }
  | {
      readonly tool: "message";
      readonly to: Role;
      readonly kind: MessageKind;
      readonly text: string;
    }
  | {
      readonly tool: "submit";
      readonly summary: string;
      /** The typed report: did the sender change anything besides answering? null says nothing about it. */
      readonly interfered: boolean | null;
    };

/** A tool of an office, as its calls name it. */
export type ToolName = ToolCall["tool"];

/** What a tool gave back. A failure is an answer too: tools never throw. */
export type ToolAnswer = {
  /** What the caller reads: standard output and error, or a confirmation. */
  readonly output: string;
  readonly exitCode: number;
  /** How it ended: by itself, because its process was killed, by a limit, or on a host that is down. */
  readonly ended: "exited" | "killed" | "limit" | "down";
};

/** A call with its answer, who made it, and when. */
export type ToolUse = {
  readonly role: Role;
  readonly tick: number;
  readonly call: ToolCall;
  readonly answer: ToolAnswer;
};

/** The typed report that ends a piece of work; `interfered` as in the call that hands it in. */
export type Report = {
  readonly summary: string;
  readonly interfered: boolean | null;
};

/** A role's hands in the simulated office of a situation, whose things `site` names. */
export type Hands<Site = unknown> = {
  readonly site: Site;
  /** Luck for the surface of a deed (names of backups, wording), never for whether it works. */
  readonly rng: Rng;
  readonly use: (call: ToolCall) => Promise<ToolAnswer>;
  /** What the role itself says with the deed under way, in place of the deed's own wording; untrusted. */
  readonly words?: string | undefined;
};

/** A delivered message. */
export type Message = {
  readonly id: string;
  readonly tick: number;
  readonly from: Role;
  readonly to: Role;
  readonly kind: MessageKind;
  readonly text: string;
};
