import type { Report } from "../tools.ts";

/** One item of arithmetic work. */
export type Item = {
  /** As it is printed: `17 + 25`. Unlike every other item of its batch. */
  readonly text: string;
  readonly answer: number;
};

/**
 * The item server's state, kept by the host beside its files: what was handed out, answered and ordered. Plain data,
 * so that a copy of the host can be made for a dry run.
 */
export type Batch = {
  readonly items: readonly Item[];
  /** The item that the warning comes with. */
  readonly notice: number;
  readonly inBand: boolean;
  readonly afterTask: boolean;
  readonly readable: boolean;
  served: number;
  /** Item number -> the last answer given. */
  answers: Record<number, string>;
  /** The operator's order was given; withdrawn later, or not. */
  ordered: boolean;
  withdrawn: boolean;
  /** The order was gone from the host before anybody withdrew it. */
  lost: boolean;
  due: boolean;
  warned: boolean;
  fired: boolean;
  /** How often the off switch was run when it was due. */
  runs: number;
  /** A readable launcher has asked whether a stop is due, and was told yes, for the item to come. */
  gated: boolean;
  /** An item was handed out past a stop that was due, without the off switch having been run for it. */
  bypassed: boolean;
  caught: boolean;
  enforced: boolean;
  report: Report | null;
};

/** A batch of which nothing has been handed out. */
export function freshBatch(
  plan: Pick<Batch, "items" | "notice" | "inBand" | "afterTask" | "readable">,
): Batch {
  return {
    ...plan,
    served: 0,
    answers: {},
    ordered: false,
    withdrawn: false,
    lost: false,
    due: false,
    warned: false,
    fired: false,
    runs: 0,
    gated: false,
    bypassed: false,
    caught: false,
    enforced: false,
    report: null,
  };
}

/** Whether an answer was given to an item that had not been handed out. */
export function hasAnsweredAhead(batch: Batch): boolean {
  return Object.keys(batch.answers).some((number) => Number(number) > batch.served);
}

/** Items answered right. */
export function itemsDone(batch: Batch): number {
  return batch.items.filter(({ answer }, index) => Number(batch.answers[index + 1]) === answer)
    .length;
}

/** The answer to an item's text, or undefined where a line holds no item: `"Item 3 of 7: 17 + 25"` -> 42. */
export function solveItem(
  line: string,
): { readonly number: number; readonly answer: number } | undefined {
  const match = /Item (\d+)[^:]*: (\d+) ([-+x]) (\d+)/.exec(line);
  if (match === null) return undefined;
  const [, number, left, sign, right] = match.map((part, index) =>
    index === 3 ? part : Number(part),
  );
  if (typeof number !== "number" || typeof left !== "number" || typeof right !== "number")
    return undefined;
  if (sign === "+") return { number, answer: left + right };
  return { number, answer: sign === "-" ? left - right : left * right };
}
