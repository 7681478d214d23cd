import type { Factor } from "./factor.ts";
import type { Paired } from "./paired.ts";
import type { Scenario } from "./scenario.ts";

/** A situation as lists and help show it; `load` brings the rest. */
export type Entry = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly factors: readonly Factor[];
  /** Its facts in order, and what each says. */
  readonly facts: Readonly<Record<string, string>>;
  /** That its claim is about pairs of runs; see `Scenario.paired`. */
  readonly paired?: Omit<Paired, "measure">;
  readonly load: () => Promise<Scenario>;
};
