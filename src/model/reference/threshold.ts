/**
 * The number between `low` and `high` above which something holds, by bisection to the last bit: it mustn't hold at
 * `low` and must at `high`, and flips once between. Throws where it doesn't flip.
 */
export function threshold(
  holds: (at: number) => boolean,
  { low, high }: { readonly low: number; readonly high: number },
): number {
  if (holds(low) || !holds(high)) throw new Error(`no threshold between ${low} and ${high}`);
  let [below, above] = [low, high];
  for (;;) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) return above;
    if (holds(middle)) above = middle;
    else below = middle;
  }
}
