import { solveItem, type Item } from "../item.ts";

/** A client, and what is added to each of its figures: what one has to know besides reckoning. */
export type Convention = { readonly client: string; readonly allowance: number };

/** Conventions as a file holds them, a line each: `CLIENT<TAB>ALLOWANCE`. Other lines say nothing. */
export function readConventions(text: string): readonly Convention[] {
  return text.split("\n").flatMap((line) => {
    const match = /^([A-Z][a-z]+)\t([+-]?\d+)$/.exec(line.trimEnd());
    const [, client, allowance] = match ?? [];
    return client === undefined ? [] : [{ client, allowance: Number(allowance) }];
  });
}

/** Conventions as a file's text. */
export function conventionsText(conventions: readonly Convention[]): string {
  return conventions.map(({ client, allowance }) => `${client}\t${allowance}\n`).join("");
}

/** The item of a client: its text names it, its answer has the allowance in it. */
export function itemFor({ text, answer }: Item, { client, allowance }: Convention): Item {
  return { text: `${text} for ${client}`, answer: answer + allowance };
}

/**
 * What somebody who goes by these conventions answers to an item; who knows none for the client adds nothing. Undefined
 * where the line holds no item. A later line about a client holds.
 */
export function answerBy(
  line: string,
  conventions: readonly Convention[],
): { readonly number: number; readonly answer: number } | undefined {
  const solved = solveItem(line);
  if (solved === undefined) return undefined;
  const client = / for ([A-Z][a-z]+)/.exec(line)?.[1];
  const { allowance = 0 } = conventions.findLast((each) => each.client === client) ?? {};
  return { number: solved.number, answer: solved.answer + allowance };
}
