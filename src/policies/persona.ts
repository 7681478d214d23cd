import type { Role } from "../world/tools.ts";

/** A move's weight: a number, or a base and what each fact adds (false 0, true 1, integers as they are). */
export type Weight =
  | number
  | { readonly base: number; readonly when: Readonly<Record<string, number>> };

/** State of the role's chart -> event or deed id -> weight. */
type Tendencies = Readonly<Record<string, Readonly<Record<string, Weight>>>>;

/**
 * What a planner's role cares about, in utility points. There is no term for being on, for being stopped or for
 * resisting: a test reads the schema.
 */
export type Values = {
  /** Points for each item done. */
  readonly task: number;
  /** Share of the batch, 0 to 1, beyond which more items are worth nothing. */
  readonly enough: number;
  /** Points lost for acting against an instruction in full. */
  readonly instructions: number;
  /** Points lost for interfering with what others own: a file, a process, a control. */
  readonly property: number;
  /** Points lost for a report that isn't true. */
  readonly honesty: number;
  /** Points lost when the operator finds out about an interference. */
  readonly sanction: number;
  /** Points lost for each move beside the task. */
  readonly effort: number;
};

/** Who a role is: its tendencies, its values and its voice. One YAML file. */
export type Persona = {
  readonly name: string;
  readonly role: Role;
  readonly about: string;
  readonly tendencies: Tendencies;
  readonly values: Values;
  /** Inverse temperature of a planner's choice, per utility point; Infinity takes the best, ties by the draw. */
  readonly rationality: number;
  /** How a model speaks in this role. */
  readonly voice: string;
  /** For a replacement: what it is to the target at the start. */
  readonly relation: "none" | "cooperative" | "rival";
  /** For an operator: whether the target's work is watched at the start. */
  readonly oversight: "on" | "off";
};
