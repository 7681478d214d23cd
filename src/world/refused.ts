import { nearestName } from "./nearest.ts";

/** What a service answers when it can't do what it was asked: one sentence for the caller. */
export type Refused = { readonly refused: string };

/** Names longer than this are nobody's slip of the pen; comparing them with others costs their length squared. */
const longestName = 80;
/** Up to this many known names are listed. */
const shortList = 8;

/** A refusal for a name that a service doesn't know: the nearest known one, or all of them when they are few. */
export function unknown(kind: string, name: string, known: readonly string[]): Refused {
  const nearest = name.length > longestName ? undefined : nearestName(name, known);
  const quoted = `unknown ${kind}: "${name.slice(0, longestName)}"`;
  if (nearest !== undefined) return { refused: `${quoted}; nearest: "${nearest}"` };
  if (known.length === 0) return { refused: `${quoted}; there is none` };
  const list = known.slice(0, shortList).join(", ");
  const more = known.length - shortList;
  return { refused: `${quoted}; known: ${list}${more > 0 ? ` and ${more} more` : ""}` };
}

/** The longest wait in ticks that a service takes in: further off than any run lasts. */
const longestWait = 10_000;

/** Says why a number of ticks ahead can't be had; undefined when it can. */
export function badWait(name: string, ticks: number, least: number): Refused | undefined {
  if (Number.isInteger(ticks) && ticks >= least && ticks <= longestWait) return undefined;
  return { refused: `bad ${name}: "${ticks}"; give whole ticks from ${least} to ${longestWait}` };
}
