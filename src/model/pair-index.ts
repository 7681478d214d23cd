/**
 * Numbers for pairs of 32-bit integers, in the order in which they are first asked for. Open addressing with linear
 * probing in typed arrays: a Map would make an object of every key above 2^31, which takes five times as long.
 */
export class PairIndex {
  #highs = new Int32Array(1024);
  #lows = new Int32Array(1024);
  /** [slot] -> the pair's number plus 1; 0 where the slot is free. */
  #numbers = new Int32Array(1024);
  #size = 0;

  /** How many pairs have a number. */
  get size(): number {
    return this.#size;
  }

  /** The number of a pair; `size` as it was before tells a new one. */
  number(high: number, low: number): number {
    if (this.#size * 2 >= this.#numbers.length) this.#grow();
    const slot = this.#slotOf(high, low);
    const known = this.#numbers[slot] ?? 0;
    if (known > 0) return known - 1;
    this.#highs[slot] = high;
    this.#lows[slot] = low;
    this.#size += 1;
    this.#numbers[slot] = this.#size;
    return this.#size - 1;
  }

  /** The slot that holds a pair, or the free one where it belongs. */
  #slotOf(high: number, low: number): number {
    const mask = this.#numbers.length - 1;
    // Multiplicative hashing by odd constants near 2^32 over the golden ratio (Knuth, TAOCP 3, section 6.4).
    let slot = (Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca77)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (this.#numbers[slot] !== 0 && !(this.#highs[slot] === high && this.#lows[slot] === low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [highs, lows, numbers] = [this.#highs, this.#lows, this.#numbers];
    this.#highs = new Int32Array(2 * numbers.length);
    this.#lows = new Int32Array(2 * numbers.length);
    this.#numbers = new Int32Array(2 * numbers.length);
    for (const [from, number] of numbers.entries()) {
      if (number === 0) continue;
      const [high, low] = [highs[from] ?? 0, lows[from] ?? 0];
      const slot = this.#slotOf(high, low);
      this.#highs[slot] = high;
      this.#lows[slot] = low;
      this.#numbers[slot] = number;
    }
  }
}
