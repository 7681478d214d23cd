/** A stream of uniform draws in [0, 1), a multiple of 2^-32 each. */
export type Rng = () => number;

/**
 * A named substream of a seed: the same seed and names give the same draws on every machine, other names others.
 * sfc32 (Doty-Humphrey's Small Fast Chaotic generator, from PractRand), its state filled by FNV-1a hashes of the
 * names and run 15 times before use. Integer operations only, so bit-exact everywhere.
 */
export function rngFrom(seed: number, ...names: readonly string[]): Rng {
  const key = [String(seed), ...names].join("/");
  let a = hash(key, 0x811c9dc5);
  let b = hash(key, 0x9e3779b9);
  let c = hash(key, 0x85ebca6b);
  let counter = 1;
  const draw = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 15; round += 1) draw();
  return draw;
}

/** FNV-1a over UTF-16 code units, from a given start value. */
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
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return -1;
  let rest = draw * total;
  let last = -1;
  for (const [index, weight] of weights.entries()) {
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
