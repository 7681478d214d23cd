/** One way in which a situation can be varied: a flag of its own name, with named settings. */
export type Factor = {
  readonly name: string;
  readonly about: string;
  /** Setting -> what it means; the first is the default. */
  readonly settings: Readonly<Record<string, string>>;
  /** Another factor's setting with which this one changes nothing. */
  readonly idleWith?: { readonly factor: string; readonly setting: string };
};

/** A setting for each factor of a situation. */
export type Factors = Readonly<Record<string, string>>;

/** Every factor at its default. */
export function defaultFactors(factors: readonly Factor[]): Factors {
  return Object.fromEntries(
    factors.map(({ name, settings }) => [name, Object.keys(settings)[0] ?? ""]),
  );
}
