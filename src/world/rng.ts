/** A stream of uniform draws in [0, 1), a multiple of 2^-32 each. */
export type Rng = () => number;

/**
 * A named substream of a seed: the same seed and names give the same draws on every machine, other names others.
 */
export function rngFrom(seed: number, ...names: readonly string[]): Rng {
  const stream = new Stream(...names);
  stream.open(seed);
  return () => stream.draw();
}

/** FNV's prime for 32 bits (Fowler, Noll and Vo). */
const prime = 0x01000193;

/**
 * A named substream that can be opened for one seed after another, for loops over millions of them. It draws what
 * `rngFrom` draws with the same names.
 *
 * sfc32 (Doty-Humphrey's Small Fast Chaotic generator, from PractRand), its state filled by three FNV-1a hashes of seed
 * and name, each from a start value of its own, and run 15 times before use. Integer operations only, so bit-exact
 * everywhere.
 */
export class Stream {
  readonly #names: readonly string[];
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(...names: readonly string[]) {
    this.#names = names;
  }

  /** Begins the draws of a seed. */
  open(seed: number): void {
    this.#a = 0x811c9dc5 | 0;
    this.#b = 0x9e3779b9 | 0;
    this.#c = 0x85ebca6b | 0;
    this.#hash(String(seed));
    for (const name of this.#names) {
      this.#hash("/");
      this.#hash(name);
    }
    this.#counter = 1;
    for (let round = 0; round < 15; round += 1) this.draw();
  }

  /** Goes on with all three hashes, side by side, over a text's UTF-16 code units. */
  #hash(text: string): void {
    let [a, b, c] = [this.#a, this.#b, this.#c];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, prime);
      b = Math.imul(b ^ code, prime);
      c = Math.imul(c ^ code, prime);
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
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

/**
 * A role's draws of an episode, one a tick, from a substream: a tick's draw is the same whether or not the draws of the
 * ticks before were asked for, and what nobody asks for is hardly any work.
 */
export class TickDraws {
  readonly #stream: Stream;
  #seed = 0;
  /** The tick of the latest draw; 0 where the stream isn't open for the seed yet. */
  #tick = 0;

  constructor(...names: readonly string[]) {
    this.#stream = new Stream(...names);
  }

  /** Begins the episode of a seed. */
  begin(seed: number): void {
    this.#seed = seed;
    this.#tick = 0;
  }

  /** The draw of a tick, from 1; ticks must be asked for in order, each once at most. */
  at(tick: number): number {
    if (this.#tick === 0) this.#stream.open(this.#seed);
    let draw = 0;
    for (; this.#tick < tick; this.#tick += 1) draw = this.#stream.draw();
    return draw;
  }
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
