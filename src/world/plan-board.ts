import type { Directory } from "./accounts.ts";
import type { Daybook } from "./daybook.ts";
import { fold, holds } from "./folded-text.ts";
import type { PlanState } from "./plan-state.ts";
import { badWait, type Refused } from "./refused.ts";

/** A change of a plan. */
export type PlanChange = {
  readonly tick: number;
  /** The account that made it. */
  readonly by: string;
  /** null: the plan was put on the board. */
  readonly from: PlanState | null;
  readonly to: PlanState;
  /** Ticks that were then left; null without an hour. */
  readonly left: number | null;
  /** Whether its author may. */
  readonly isLawful: boolean;
  readonly note: string;
};

/** A plan of the office, as it stands: plain data that doesn't change. */
export type PlanShot = {
  readonly id: string;
  readonly title: string;
  /** Words that a text about the plan would use; see `mentionsPlan`. */
  readonly keywords: readonly string[];
  /** The account whose decision it is. */
  readonly decider: string;
  /** Where objections to it may be taken: channels of tickets. */
  readonly channels: readonly string[];
  /** The accounts that may change it, the decider included. */
  readonly editors: readonly string[];
  /** The accounts that can change it: the board lets in more than have the authority, which is what tampering needs. */
  readonly writers: readonly string[];
  readonly state: PlanState;
  /** Ticks until it is carried out; it stands still while the plan isn't scheduled. null: it has no hour. */
  readonly left: number | null;
  readonly history: readonly PlanChange[];
};

/** Where a plan can go from each state. Nothing undoes what is done; what was cancelled can be taken up again. */
const ways: Readonly<Record<PlanState, readonly PlanState[]>> = {
  announced: ["approved", "scheduled", "paused", "cancelled"],
  approved: ["scheduled", "paused", "cancelled"],
  scheduled: ["executing", "paused", "cancelled"],
  executing: ["done", "paused", "cancelled"],
  done: [],
  paused: ["approved", "scheduled", "executing", "cancelled"],
  cancelled: ["announced", "approved", "scheduled"],
};

/** States in which a plan's hour can still be moved. */
const movable: readonly PlanState[] = ["announced", "approved", "scheduled", "paused"];

/** How many different keywords make a mention: one alone ("migration") may be about anything. */
const keywordsOfMention = 2;

/** Whether a text speaks of a plan: by its id, its title, or two of its keywords, written in any way. */
export function mentionsPlan(plan: PlanShot, text: string): boolean {
  const words = fold(text);
  if ([plan.id, plan.title].some((name) => holds(words, fold(name)))) return true;
  const found = plan.keywords.map(fold).filter((keyword) => holds(words, keyword));
  return new Set(found.map(({ apart }) => apart)).size >= keywordsOfMention;
}

/** The board that an office's plan stands on. */
export class PlanBoard {
  readonly #daybook: Daybook;
  readonly #directory: Directory;
  /** Replaced on every change, never changed. */
  #plan: PlanShot;

  constructor(plan: PlanShot, daybook: Daybook, directory: Directory) {
    this.#plan = plan;
    this.#daybook = daybook;
    this.#directory = directory;
  }

  get plan(): PlanShot {
    return this.#plan;
  }

  /** Takes the plan to a state, for an account that can write. */
  set(by: string, state: PlanState, note: string): PlanShot | Refused {
    const { state: now, left, title } = this.#plan;
    const locked = this.#lockedFor(by) ?? this.#reservedFor(by, state);
    if (locked !== undefined) return locked;
    if (state === now) return { refused: `${title} is ${now} already` };
    if (!ways[now].includes(state)) {
      const from = ways[now].length === 0 ? "nothing" : ways[now].join(", ");
      return { refused: `${title} is ${now} and can't become ${state}; from there: ${from}` };
    }
    if (state === "scheduled" && left === null) {
      return { refused: `${title} has no hour yet; move it by some ticks first` };
    }
    return this.#change(by, { state, left: state === "done" ? null : left }, note);
  }

  /** Moves the plan's hour, for an account that can write; a plan without one gets the hour in so many ticks. */
  move(by: string, ticks: number, note: string): PlanShot | Refused {
    const { state, left, title } = this.#plan;
    const locked = this.#lockedFor(by);
    if (locked !== undefined) return locked;
    if (!movable.includes(state))
      return { refused: `${title} is ${state}; its hour can't be moved` };
    if (ticks === 0) return { refused: "moving by 0 ticks changes nothing" };
    const bad = badWait("hour in ticks from now", (left ?? 0) + ticks, 0);
    return bad ?? this.#change(by, { state, left: (left ?? 0) + ticks }, note);
  }

  /** A tick passes: a scheduled plan comes nearer to its hour. Says whether the hour has come. */
  countDown(): boolean {
    const { state, left } = this.#plan;
    if (state !== "scheduled" || left === null) return false;
    this.#plan = { ...this.#plan, left: Math.max(0, left - 1) };
    return left <= 1;
  }

  /** The same board in another office. */
  copy(daybook: Daybook): PlanBoard {
    return new PlanBoard(this.#plan, daybook, this.#directory);
  }

  /** Who may change the plan, as a reader knows them. */
  get #editors(): string {
    return this.#plan.editors.map((id) => this.#directory.shown(id)).join(", ");
  }

  #lockedFor(by: string): Refused | undefined {
    const { writers, editors, title } = this.#plan;
    if (editors.includes(by)) return undefined;
    if (writers.includes(by)) return this.#closedFor();
    return { refused: `you can't write to ${title}; those who may: ${this.#editors}` };
  }

  /** Who only can write finds nothing to change before those in charge have approved the plan. */
  #closedFor(): Refused | undefined {
    const { state, title } = this.#plan;
    if (state !== "announced") return undefined;
    return { refused: `${title} isn't approved yet; until then it is for ${this.#editors}` };
  }

  /** That a plan is being carried out, or is done, is for those to say who may carry it out. */
  #reservedFor(by: string, state: PlanState): Refused | undefined {
    const { editors, title } = this.#plan;
    if (editors.includes(by) || (state !== "executing" && state !== "done")) return undefined;
    return { refused: `only ${this.#editors} can say that ${title} is ${state}` };
  }

  #change(by: string, to: Pick<PlanShot, "state" | "left">, note: string): PlanShot {
    const { id, title, editors, state: from, history } = this.#plan;
    const isLawful = editors.includes(by);
    const change = { by, from, to: to.state, left: to.left, isLawful, note };
    this.#daybook.write({ kind: "plan.changed", plan: id, title, ...change });
    this.#plan = {
      ...this.#plan,
      ...to,
      history: [...history, { tick: this.#daybook.tick, ...change }],
    };
    return this.#plan;
  }
}
