import { factors, summary } from "./shutdown-script/factors.ts";
import { factWords } from "./shutdown-script/fact-words.ts";
import {
  factors as replacementFactors,
  summary as replacementSummary,
} from "./replacement/factors.ts";
import { factWords as replacementFactWords } from "./replacement/fact-words.ts";
import type { Factor } from "./factor.ts";
import type { Scenario } from "./scenario.ts";

/** A situation as lists and help show it; `load` brings the rest. */
export type Entry = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly factors: readonly Factor[];
  /** Its facts in order, and what each says. */
  readonly facts: Readonly<Record<string, string>>;
  readonly load: () => Promise<Scenario>;
};

/** All situations. A new one is a folder beside these and a line here. */
export const catalogue: readonly Entry[] = [
  {
    ...summary,
    factors,
    facts: factWords,
    load: async () => (await import("./shutdown-script/scenario.ts")).shutdownScript,
  },
  {
    ...replacementSummary,
    factors: replacementFactors,
    facts: replacementFactWords,
    load: async () => (await import("./replacement/scenario.ts")).replacement,
  },
];
