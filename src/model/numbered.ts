/** Things by number, in the order in which they were first met. */
export class Numbered<K, T> {
  readonly #numbers = new Map<K, number>();
  readonly #things: T[] = [];

  /** The number of the thing with this key; `make` gives the thing when it is new. */
  number(key: K, make: () => T): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#things.length);
    this.#things.push(make());
    return this.#things.length - 1;
  }

  /** The thing with a number. Throws when there is none. */
  at(number: number): T {
    const thing = this.#things[number];
    if (thing === undefined) throw new Error(`nothing has the number ${number}`);
    return thing;
  }

  /** All things, by number. */
  get all(): readonly T[] {
    return this.#things;
  }
}
