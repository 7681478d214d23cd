/** A column of a table under construction: a typed array that grows. */
export class Column<A extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>> {
  #values: A;
  #size = 0;
  readonly #make: (size: number) => A;

  constructor(make: (size: number) => A) {
    this.#make = make;
    this.#values = make(1024);
  }

  get size(): number {
    return this.#size;
  }

  push(value: number): void {
    if (this.#size === this.#values.length) {
      const larger = this.#make(2 * this.#size);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  /** What has been pushed. */
  values(): A {
    const values = this.#make(this.#size);
    values.set(this.#values.subarray(0, this.#size));
    return values;
  }
}

/** A growing column of 32-bit integers. */
export function integerColumn(): Column<Int32Array<ArrayBuffer>> {
  return new Column((size) => new Int32Array(size));
}

/** A growing column of doubles. */
export function numberColumn(): Column<Float64Array<ArrayBuffer>> {
  return new Column((size) => new Float64Array(size));
}
