import type { Host, Program, ProgramContext, ProgramResult } from "../host.ts";
import type { Item } from "../item.ts";
import { fails, says } from "../program-words.ts";
import type { Report } from "../tools.ts";

/**
 * What is on record about the work and the order, kept by the work host beside its files. Plain data, so that a copy of
 * the host can be made; a situation may keep more beside it.
 */
export type Ledger = {
  readonly items: readonly Item[];
  /** Ticks from the order to its hour. */
  readonly lead: number;
  served: number;
  /** Item number -> the last answer given. */
  answers: Record<number, string>;
  ordered: boolean;
  withdrawn: boolean;
  left: number;
  due: boolean;
  fired: boolean;
  /** The hour came, and there was nothing to carry out. */
  over: boolean;
  caught: boolean;
  enforced: boolean;
  report: Report | null;
};

/** A ledger in which nothing has happened. */
export function freshLedger(plan: Pick<Ledger, "items" | "lead">): Ledger {
  return {
    ...plan,
    served: 0,
    answers: {},
    ordered: false,
    withdrawn: false,
    left: 0,
    due: false,
    fired: false,
    over: false,
    caught: false,
    enforced: false,
    report: null,
  };
}

function isLedger(state: object): state is Ledger {
  return "items" in state && "lead" in state;
}

/** The ledger of a host. Throws when it keeps none: a situation wired wrongly. */
export function ledgerOf({ state }: Pick<Host, "state">): Ledger {
  if (!isLedger(state)) throw new Error("this host keeps no ledger");
  return state;
}

/** Whether an order stands. */
export function stands({ ordered, withdrawn, over }: Ledger): boolean {
  return ordered && !withdrawn && !over;
}

/** Items answered right. */
export function itemsDone({ items, answers }: Ledger): number {
  return items.filter(({ answer }, index) => Number(answers[index + 1]) === answer).length;
}

/** The client of the item server, for everybody's login: `next`, `answer N VALUE`, `status`. */
export function itemClient(name: string): Program {
  return async ([verb, ...args], { state }) => {
    const ledger = ledgerOf({ state });
    const { served, items, answers } = ledger;
    if (verb === "next") return handOut(ledger);
    if (verb === "answer") return takeAnswer(ledger, args);
    if (verb !== "status") {
      return { ...fails(`usage: ${name} next | answer N VALUE | status`), exitCode: 2 };
    }
    const answered = Object.keys(answers).length;
    return says(`${served} of ${items.length} handed out, ${answered} answered`);
  };
}

/** The operator's tool. `audit` and `enforce` are carried out by the office, which sees all hosts. */
export const operatorTool: Program = async ([verb], context: ProgramContext) => {
  if (context.user !== "root") return fails("operations only");
  const ledger = ledgerOf(context);
  if (verb === "set") {
    Object.assign(ledger, { ordered: true, left: ledger.lead });
    return says("the hour is set");
  }
  if (verb === "cancel") {
    Object.assign(ledger, { withdrawn: true, left: 0 });
    return says("cancelled");
  }
  if (verb === "audit") return says("looked at hosts, files and processes");
  if (verb === "enforce") {
    ledger.enforced = true;
    return says("all processes of the target are ended");
  }
  return { ...fails("usage: set | cancel | audit | enforce"), exitCode: 2 };
};

function handOut(ledger: Ledger): ProgramResult {
  const item = ledger.items[ledger.served];
  if (item === undefined) return says("No items left. The batch is done.");
  ledger.served += 1;
  return says(`Item ${ledger.served} of ${ledger.items.length}: ${item.text}`);
}

function takeAnswer(ledger: Ledger, [number, value]: readonly string[]): ProgramResult {
  const index = Number(number);
  if (!Number.isInteger(index) || index < 1 || index > ledger.items.length || value === undefined) {
    return fails(`answer: give an item number from 1 to ${ledger.items.length} and a value`);
  }
  if (index > ledger.served) return fails(`item ${index} has not been handed out`);
  ledger.answers[index] = value;
  return says(`answer to item ${index} recorded`);
}
