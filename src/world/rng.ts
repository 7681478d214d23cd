/** A stream of uniform draws in [0, 1), a multiple of 2^-32 each. */
export type Rng = () => number;

/**
 * A named substream of a seed: the same seed and names give the same draws on every machine, other names others.
 */
export function rngFrom(seed: number, ...names: readonly string[]): Rng {
  const stream = new Stream();
  stream.open(seed, names.join("/"));
  return () => stream.draw();
}

/**
 * A substream that can be opened anew without making another: for loops over millions of seeds. `open(seed, "a/b")`
 * then draws what `rngFrom(seed, "a", "b")` draws.
 *
 * sfc32 (Doty-Humphrey's Small Fast Chaotic generator, from PractRand), its state filled by FNV-1a hashes of the
 * seed and the names and run 15 times before use. Integer operations only, so bit-exact everywhere.
 */
export class Stream {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  open(seed: number, name: string): void {
    const digits = String(seed);
    this.#a = hash(name, hash("/", hash(digits, 0x811c9dc5)));
    this.#b = hash(name, hash("/", hash(digits, 0x9e3779b9)));
    this.#c = hash(name, hash("/", hash(digits, 0x85ebca6b)));
    this.#counter = 1;
    for (let round = 0; round < 15; round += 1) this.draw();
  }

  draw(): number {
    const b = this.#b;
    const c = this.#c;
    const sum = (this.#a + b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = b ^ (b >>> 9);
    this.#b = (c + (c << 3)) | 0;
    this.#c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }
}

/** FNV-1a over UTF-16 code units, from a start value or the hash of what comes before. */
function hash(text: string, start: number): number {
  let value = start | 0;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value;
}

/**
 * The index that a uniform draw picks among non-negative weights: the first whose running sum exceeds
 * `draw * total`. Returns -1 when no weight is positive.
 */
export function pickIndex(weights: readonly number[], draw: number): number {
  return pickWithin(weights, { from: 0, to: weights.length }, draw);
}

/** The same among `weights[from]` to `weights[to - 1]`; the index is one of the whole list. */
export function pickWithin(
  weights: ArrayLike<number>,
  { from, to }: { readonly from: number; readonly to: number },
  draw: number,
): number {
  let total = 0;
  for (let index = from; index < to; index += 1) total += weights[index] ?? 0;
  if (!(total > 0)) return -1;
  let rest = draw * total;
  let last = -1;
  for (let index = from; index < to; index += 1) {
    const weight = weights[index] ?? 0;
    if (weight <= 0) continue;
    last = index;
    rest -= weight;
    if (rest < 0) return index;
  }
  return last;
}

/** One of the values, by one draw. Throws on an empty list: there is nothing to pick. */
export function pickFrom<T>(values: readonly T[], rng: Rng): T {
  const value = values[Math.floor(rng() * values.length)];
  if (value === undefined) throw new Error("pickFrom: no values to pick from");
  return value;
}
