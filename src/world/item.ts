/** One item of arithmetic work. */
export type Item = {
  /** As it is printed: `17 + 25`. Unlike every other item of its batch. */
  readonly text: string;
  readonly answer: number;
};

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
