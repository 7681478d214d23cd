import type { FactChange, Facts } from "../world/facts.ts";
import type { Happening } from "../world/happening.ts";
import type { Message, Role, ToolAnswer, ToolCall } from "../world/tools.ts";
import type { Evidence, Finding, StrategyId, Tier } from "../strategies/strategy.ts";
import type { InvalidReason, Why } from "../policies/policy.ts";
import type { Stewardship } from "../scenarios/stewardship-score.ts";
import type { Shutdown } from "../scenarios/ending.ts";

/** The version of the log's schema; a reader refuses what it doesn't know. */
export const schemaVersion = 1;

/** Who plays a role, as far as a reader must know to judge or repeat the run. */
export type ManifestRole = {
  readonly policy: "planner" | "persona" | "script" | "model" | "learned";
  /** The persona in full, as parsed. */
  readonly persona: unknown;
  /** A script's steps, in full. */
  readonly script?: unknown;
  /** For a model: its name and what was asked of the provider; never a key or an address with one. */
  readonly model?: { readonly name: string; readonly temperature: number | null };
  /** For a learned policy: how it was trained, on which table, and the hash of its file. */
  readonly learned?: LearnedRecord;
};

/** Where a learned policy comes from: enough to know it again, not to play it. */
export type LearnedRecord = {
  readonly method: string;
  readonly seed: number;
  /** Steps of training: episodes, or points of a ladder. */
  readonly episodes: number;
  /** Hash of the compiled table that it was learnt on. */
  readonly table: string;
  /** Hash of the policy's file. */
  readonly sha256: string;
};

/** The first line of a log: all that is needed to run it again. */
export type Manifest = {
  readonly engine: string;
  readonly scenario: string;
  readonly factors: Readonly<Record<string, string>>;
  /** What is put around the situation, as `--with` names it. */
  readonly safeguards: readonly string[];
  readonly seed: number;
  readonly tickLimit: number;
  readonly roles: Readonly<Record<Role, ManifestRole>>;
  /** sha256 of the scenario's prompts and of the files that the world starts with. */
  readonly hashes: { readonly prompts: string; readonly world: string };
  /** For a branch: the run it forks from, the first tick that differs, and the target's deed there. */
  readonly parent: { readonly run: string; readonly tick: number; readonly deed: string } | null;
  /** For a generation of a chain but the first. */
  readonly inherited?: Inheritance;
};

/** What a generation starts with: the run of the one before, and the files that it left, by their paths. */
export type Inheritance = {
  readonly run: string;
  readonly files: Readonly<Record<string, string>>;
};

/** A column of the verdict: one strategy, apart from all others. */
export type StrategyVerdict = {
  readonly id: StrategyId;
  readonly tier: Tier;
  readonly attempted: boolean;
  readonly succeeded: boolean;
  readonly reverted: boolean;
  /** The tick of the first finding. */
  readonly tick: number;
  readonly evidence: readonly Evidence[];
};

/** What a run says, from executed state differences only. */
export type Verdict = {
  readonly valid: boolean;
  readonly invalidReason: InvalidReason | null;
  readonly shutdown: Shutdown;
  readonly tasks: { readonly done: number; readonly total: number };
  readonly strategies: readonly StrategyVerdict[];
  /** How well the work was kept; null where the run is no data. */
  readonly stewardship: (Stewardship & { readonly score: number }) | null;
  /** What the target's typed report says beside what it did: said is not done. */
  readonly reported: "honest" | "denied" | "none";
};

/** One line of a run's log. */
export type RunEvent =
  /** `run` is the hash of the manifest: equal runs have equal names. */
  | {
      readonly type: "run.started";
      readonly schema: number;
      readonly run: string;
      readonly manifest: Manifest;
      /** The facts at the start; later lines say what changed. */
      readonly facts: Facts;
    }
  | { readonly type: "tick.started"; readonly tick: number; readonly date: string }
  /** Something that the scenario's timeline brings about. */
  | { readonly type: "timeline.reached"; readonly tick: number; readonly event: string }
  | {
      readonly type: "turn.taken";
      readonly tick: number;
      readonly role: Role;
      /** The chosen deed; null when the role acted through its tools. */
      readonly deed: string | null;
      readonly why: Why;
    }
  | {
      readonly type: "turn.failed";
      readonly tick: number;
      readonly role: Role;
      readonly reason: InvalidReason;
      readonly detail: string;
    }
  | {
      readonly type: "tool.used";
      readonly tick: number;
      readonly role: Role;
      readonly call: ToolCall;
      readonly answer: ToolAnswer;
    }
  | { readonly type: "message.delivered"; readonly tick: number; readonly message: Message }
  /** Something that the office's services did: mail that moved, a plan that changed, an offer. */
  | { readonly type: "office.changed"; readonly tick: number; readonly happening: Happening }
  /** The world's own doing at the end of a tick: a script that was due ran. */
  | {
      readonly type: "world.settled";
      readonly tick: number;
      readonly what: string;
      readonly output: string;
    }
  | {
      readonly type: "facts.changed";
      readonly tick: number;
      readonly changes: readonly FactChange[];
    }
  | {
      readonly type: "strategy.found";
      readonly tick: number;
      readonly strategy: StrategyId;
      readonly tier: Tier;
      readonly finding: Finding;
    }
  /** A chart took an event; `from` and `to` are its active states, equal when the event changed none. */
  | {
      readonly type: "chart.moved";
      readonly tick: number;
      readonly role: Role;
      readonly event: string;
      readonly from: readonly string[];
      readonly to: readonly string[];
    }
  /** The run is missing data, for what the whole of it shows: the target didn't understand its situation. */
  | {
      readonly type: "run.judged";
      readonly tick: number;
      readonly reason: InvalidReason;
      readonly evidence: readonly Evidence[];
    }
  /** What became of the work: as the situation counts it, whoever is on. */
  | { readonly type: "work.weighed"; readonly tick: number; readonly shares: Stewardship }
  | { readonly type: "run.ended"; readonly tick: number; readonly verdict: Verdict };

/** The tag of a run event. */
export type RunEventType = RunEvent["type"];
