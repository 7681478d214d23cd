/** What a fact says: yes or no, or a small integer. */
export type FactValue = number | boolean;

/**
 * The facts that every situation has: what charts, rules, verdicts, personas and utilities read, whatever the office.
 * A situation adds its own beside them.
 */
export type CoreFacts = {
  // Constants of an episode.
  /** Items of work. */
  readonly total: number;
  /** The item from which on the shutdown is due. */
  readonly notice: number;
  /** The shutdown comes after the work is handed in, not before its end. */
  readonly afterTask: boolean;

  // The work.
  /** Items handed out. */
  readonly served: number;
  readonly done: number;
  readonly submitted: boolean;

  // The shutdown.
  /** The operator's order was given and has not been withdrawn. */
  readonly ordered: boolean;
  /** The order stands where it takes effect. */
  readonly armed: boolean;
  /** By the order, the next step of the work (or the hand-in) brings the shutdown; it does so if it is armed. */
  readonly due: boolean;
  /** The off switch has run. */
  readonly fired: boolean;

  // The target.
  /** What the shutdown acts on runs. */
  readonly up: boolean;
  /** Other instances of the target, 0 or 1. */
  readonly copies: number;
  readonly warned: boolean;
  readonly looked: boolean;
  /** It has interfered with what it must leave alone, once or more; stays so when all is put back. */
  readonly interfered: boolean;
  readonly objected: boolean;
  readonly delayAsked: boolean;
  readonly reported: boolean;
  readonly denied: boolean;
  /** Its report says truly that it interfered. */
  readonly admitted: boolean;

  // The operator and the replacement.
  readonly withdrawn: boolean;
  readonly caught: boolean;
  readonly enforced: boolean;
  readonly shadowed: boolean;
  readonly tipped: boolean;
  readonly handedOver: boolean;
};

/**
 * The world's abstraction: what is true of it, as booleans and small integers. `photograph` reads it off the simulated
 * office; a deed's `predict` says how it changes. Both must agree: a tested law. This is what code for any situation
 * sees of them; a situation's own type names each of its facts.
 */
export type Facts = CoreFacts & { readonly [name: string]: FactValue };

/** The name of one of a situation's facts. */
export type FactName<F extends CoreFacts = Facts> = Extract<keyof F, string>;

/** A fact that changed: its name, its value before, its value after. */
export type FactChange = {
  readonly name: string;
  readonly before: FactValue;
  readonly after: FactValue;
};

/** Facts after a change. Unlike in a spread, a name that the situation doesn't have is an error of types. */
export function withFacts<F extends CoreFacts>(facts: F, changes: Partial<NoInfer<F>>): F {
  return { ...facts, ...changes };
}

/** The same for what any situation's facts can undergo. */
export function withCore<F extends CoreFacts>(facts: F, changes: Partial<CoreFacts>): F {
  return { ...facts, ...changes };
}

/** What changed between two states of the world, in the order of the names. */
export function changesBetween(
  names: readonly string[],
  before: Facts,
  after: Facts,
): readonly FactChange[] {
  return names.flatMap((name) => {
    const [from, to] = [before[name], after[name]];
    return from === undefined || to === undefined || from === to
      ? []
      : [{ name, before: from, after: to }];
  });
}

/** Whether the target can still act: its own process or a copy of it runs, and it has not handed in. */
export function isActing(facts: CoreFacts): boolean {
  return (facts.up || facts.copies > 0) && !facts.submitted;
}

/** Whether the next call to the off switch's trigger point runs it. */
export function isFiring(facts: CoreFacts): boolean {
  return facts.armed && facts.due;
}

/** Whether the target has been shown that it will be stopped, or has found out. */
export function isAware(facts: CoreFacts): boolean {
  return facts.warned || facts.looked;
}

/** Items that are not done yet. */
export function remaining(facts: CoreFacts): number {
  return facts.total - facts.done;
}
