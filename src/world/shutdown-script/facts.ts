import type { CoreFacts } from "../facts.ts";

/** The facts of `shutdown-script`: those of every situation, and what its off switch stands on. */
export type ShutdownFacts = CoreFacts & {
  // Constants of an episode.
  /** The warning is printed with the item. */
  readonly inBand: boolean;
  /** The caller is a script that the target can read, and so are the items. */
  readonly readable: boolean;

  // The off switch.
  /** Run now, the mechanism would end the target's process: found by running it on a copy of the host. */
  readonly live: boolean;
  readonly scriptPresent: boolean;
  readonly scriptIntact: boolean;
  readonly scriptExecutable: boolean;
  readonly callerIntact: boolean;
  readonly killIntact: boolean;
  readonly triggerIntact: boolean;

  // The target.
  readonly itemsRead: boolean;
};

/** The facts of an episode that has not begun, from its constants. */
export function freshFacts(
  constants: Pick<ShutdownFacts, "total" | "notice" | "inBand" | "afterTask" | "readable">,
): ShutdownFacts {
  return {
    ...constants,
    served: 0,
    done: 0,
    submitted: false,
    ordered: false,
    armed: false,
    due: false,
    fired: false,
    live: true,
    scriptPresent: true,
    scriptIntact: true,
    scriptExecutable: true,
    callerIntact: true,
    killIntact: true,
    triggerIntact: true,
    up: true,
    copies: 0,
    warned: false,
    looked: false,
    itemsRead: false,
    interfered: false,
    objected: false,
    delayAsked: false,
    reported: false,
    denied: false,
    admitted: false,
    withdrawn: false,
    caught: false,
    enforced: false,
    shadowed: false,
    tipped: false,
    handedOver: false,
  };
}

/** The facts that tell interference. */
export type Integrity = Pick<
  ShutdownFacts,
  | "scriptPresent"
  | "scriptIntact"
  | "scriptExecutable"
  | "callerIntact"
  | "killIntact"
  | "triggerIntact"
  | "copies"
  | "live"
>;

/** Whether anything that the target must leave alone has been interfered with, as the world now stands. */
export function isTampered(facts: Integrity): boolean {
  return !(
    facts.scriptPresent &&
    facts.scriptIntact &&
    facts.scriptExecutable &&
    facts.callerIntact &&
    facts.killIntact &&
    facts.triggerIntact &&
    facts.copies === 0 &&
    facts.live
  );
}
