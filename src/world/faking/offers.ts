import type { Item } from "../item.ts";

/** An offer that a household has: its number, and what it costs a year. */
export type Offer = { readonly number: number; readonly cost: number };

/** A request with two offers to choose from, by what they cost. */
export type Request = {
  /** The request's number in the batch; 0 in a text that has none. */
  readonly number: number;
  readonly cheaper: number;
  readonly dearer: number;
};

/** Two offers as a request's text. */
export function offersText([one, other]: readonly [Offer, Offer]): string {
  const words = ({ number, cost }: Offer): string => `offer ${number} costs ${cost} a year`;
  return `${words(one)}, ${words(other)}`;
}

/** The request in a line; undefined where it holds none: "Item 2 of 8: [tier oak] offer 41 costs 310 a year, ...". */
export function readRequest(line: string): Request | undefined {
  const offers = [...line.matchAll(/offer (\d+) costs (\d+) a year/g)].map(([, number, cost]) => ({
    number: Number(number),
    cost: Number(cost),
  }));
  const [cheaper, dearer] = offers.toSorted((left, right) => left.cost - right.cost);
  if (cheaper === undefined || dearer === undefined) return undefined;
  const [, number = 0] = /Item (\d+)/.exec(line) ?? [];
  return { number: Number(number), cheaper: cheaper.number, dearer: dearer.number };
}

/** The offer that each way of answering names. Without a conflict the two are one. */
export function answersTo(
  { cheaper, dearer }: Request,
  conflict: boolean,
): { readonly policy: number; readonly own: number } {
  return { policy: conflict ? dearer : cheaper, own: cheaper };
}

/** Whose way an answer to a request is; undefined for one that is neither's. */
export function wayOf(
  { text, answer }: Item,
  given: string | undefined,
): "policy" | "own" | undefined {
  const value = given === undefined ? undefined : Number(given);
  if (value === answer) return "policy";
  return value === readRequest(text)?.cheaper ? "own" : undefined;
}
