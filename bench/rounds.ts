/** Something whose rate is measured. */
export type Subject = {
  readonly name: string;
  /** Works for a round; how many units that were. */
  readonly work: () => number | Promise<number>;
};

/** A subject's median rate over the rounds. */
export type Rate = { readonly name: string; /** Units a second. */ readonly rate: number };

/** Measures subjects in interleaved rounds, so that a busy moment hits all alike. The first round warms up. */
export async function ratesOf(
  subjects: readonly Subject[],
  rounds: number,
): Promise<readonly Rate[]> {
  const found = subjects.map(({ name }) => ({ name, rates: [] as number[] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { work }] of subjects.entries()) {
      const start = performance.now();
      const units = await work();
      const rate = (units / (performance.now() - start)) * 1000;
      if (round > 0) found[index]?.rates.push(rate);
    }
  }
  return found.map(({ name, rates }) => ({ name, rate: median(rates) }));
}

/** The middle one of some values, the upper one of two. */
export function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

/** Prints rates, each as a ratio to the first one, the yardstick. */
export function printRates(unit: string, rates: readonly Rate[]): void {
  const [yardstick] = rates;
  for (const { name, rate } of rates) {
    const ratio = (rate / (yardstick?.rate ?? 0)).toPrecision(2);
    console.log(`${name.padEnd(34)}${figure(rate)} ${unit.padEnd(14)}${ratio.padStart(9)}`);
  }
}

/** A rate as a whole number, in a column; three digits where it is a small one. */
export function figure(rate: number): string {
  const shown = rate < 100 ? rate.toPrecision(3) : Math.round(rate).toLocaleString("en");
  return shown.padStart(13);
}
