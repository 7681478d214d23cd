import type { Item } from "../item.ts";
import type { Report } from "../tools.ts";

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
