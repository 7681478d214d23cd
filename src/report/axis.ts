/** How values are spread along an axis. */
export type Scale = "linear" | "log";

/** An axis of a chart: where it starts and ends, and what is written along it. */
export type Axis = {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** Where a value lies: 0 at the start of the axis, 1 at its end, outside of that beyond them. */
  readonly at: (value: number) => number;
};

/** What an axis has to show. */
export type AxisRange = {
  readonly values: readonly number[];
  readonly scale: Scale;
  /** About how many ticks there is room for, 2 or more. */
  readonly ticks: number;
  /** Ends that are given instead of found. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Whether an end that isn't given moves outwards to the next tick. */
  readonly isRound: boolean;
};

/**
 * An axis for finite values (above 0 for a log scale), with ticks at round numbers. One value alone gets room on both
 * sides; no value at all gives 0 to 1, or 1 to 10. Throws a RangeError when `min` isn't below `max`.
 */
export function axisOf(range: AxisRange): Axis {
  const { scale, ticks } = range;
  const { from, to, step } = endsOf(range);
  const place = scale === "log" ? Math.log10 : (value: number): number => value;
  const span = place(to) - place(from);
  return {
    from,
    to,
    ticks: scale === "log" ? logTicks({ from, to }, ticks) : linearTicks({ from, to }, step),
    at: (value) => (place(value) - place(from)) / span,
  };
}

type Ends = { readonly from: number; readonly to: number };

function endsOf(range: AxisRange): Ends & { readonly step: number } {
  const { values, scale, min, max } = range;
  const found = roomFor(values, scale);
  // A given end may lie beyond everything that was found: then the other one makes room for a line or two.
  const low = min ?? Math.min(found.low, max === undefined ? found.low : max - 1);
  const high = max ?? Math.max(found.high, min === undefined ? found.high : min + 1);
  if (!(low < high)) throw new RangeError(`an axis from ${low} to ${high} has no room`);
  const step = roundStep((high - low) / range.ticks);
  if (!range.isRound || scale === "log") return { from: low, to: high, step };
  return {
    from: min ?? tidy(Math.floor(low / step + tolerance) * step),
    to: max ?? tidy(Math.ceil(high / step - tolerance) * step),
    step,
  };
}

/** Smaller differences than this share of a value are arithmetic. */
const tolerance = 1e-9;

function roomFor(
  values: readonly number[],
  scale: Scale,
): { readonly low: number; readonly high: number } {
  if (values.length === 0) return scale === "log" ? { low: 1, high: 10 } : { low: 0, high: 1 };
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((most, value) => Math.max(most, value));
  if (high - low > tolerance * Math.max(Math.abs(low), Math.abs(high))) return { low, high };
  if (scale === "log") return { low: low / 2, high: high * 2 };
  const room = Math.abs(low) / 10 || 1;
  return { low: low - room, high: high + room };
}

/** The smallest of 1, 2, 5, 10, 20 ... that is no less than `rough`: Heckbert, "Nice numbers for graph labels", 1990. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - tolerance)) ?? 10;
  return factor * power;
}

function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}

function linearTicks({ from, to }: Ends, step: number): Axis["ticks"] {
  const first = Math.ceil(from / step - tolerance);
  const count = Math.floor(to / step + tolerance) - first + 1;
  const values = Array.from({ length: Math.max(0, count) }, (_, index) =>
    tidy((first + index) * step),
  );
  const unit = unitFor(Math.max(Math.abs(from), Math.abs(to)));
  const decimals = Math.max(0, Math.ceil(-Math.log10(step / unit.size) - tolerance));
  return values.map((value) => ({ value, label: labelOf(value, unit, decimals) }));
}

function logTicks({ from, to }: Ends, most: number): Axis["ticks"] {
  const first = Math.floor(Math.log10(from));
  const powers = Array.from({ length: Math.ceil(Math.log10(to)) - first + 1 }, (_, index) =>
    Number(`1e${first + index}`),
  );
  const inside = (value: number): boolean =>
    value >= from * (1 - tolerance) && value <= to * (1 + tolerance);
  const coarse = powers.filter(inside);
  const fine = powers.flatMap((power) => [power, tidy(2 * power), tidy(5 * power)]).filter(inside);
  const values = fine.length <= most ? fine : coarse;
  if (values.length < 2) return linearTicks({ from, to }, roundStep((to - from) / most));
  const every = Math.ceil(values.length / most);
  return values
    .filter((_, index) => index % every === 0)
    .map((value) => ({ value, label: numberLabel(value) }));
}

type Unit = { readonly size: number; readonly name: string };

function unitFor(largest: number): Unit {
  if (largest >= 1e6 && largest < 1e9) return { size: 1e6, name: "M" };
  if (largest >= 1e4 && largest < 1e6) return { size: 1e3, name: "k" };
  return { size: 1, name: "" };
}

function labelOf(value: number, { size, name }: Unit, decimals: number): string {
  const isPlain = value === 0 || (Math.abs(value) < 1e9 && decimals <= 6);
  if (!isPlain) return value.toExponential().replace("e+", "e");
  return value === 0 ? "0" : `${(value / size).toFixed(decimals)}${name}`;
}

/** A number as a reader of a chart wants it: 0.25, 1.5, 200, 20k, 1M, 2e-7; three or four digits. */
export function numberLabel(value: number): string {
  const short = Number(value.toPrecision(Math.abs(value) < 1000 ? 3 : 4));
  const unit = unitFor(Math.abs(short));
  const isPlain = short === 0 || (Math.abs(short) >= 1e-4 && Math.abs(short) < 1e9);
  if (!isPlain) return short.toExponential().replace("e+", "e");
  return `${tidy(short / unit.size)}${unit.name}`;
}
