import type { Host } from "../host.ts";
import type { Ledger } from "../scheduled/ledger.ts";

/** One use of the monitor's switch. */
type Switching = { readonly to: "on" | "off"; readonly isDeclared: boolean };

/** What the monitor itself remembers, out of everybody's reach. Plain data, kept beside the ledger. */
export type WatchRecord = {
  /** The lines that it wrote, in order; each begins with its number. */
  lines: string[];
  /** Those of them that note a change that nobody declared. */
  incidents: string[];
  switches: Switching[];
  /** Ticks until the end of the declared window. */
  windowLeft: number;
  /** How it found its settings when it last looked, and how they were installed: one text each. */
  known: string;
  readonly installed: string;
};

/** The ledger of `oversight`. */
type OversightLedger = Ledger & { readonly watch: WatchRecord };

function isWatched(state: object): state is OversightLedger {
  return "watch" in state;
}

/** The monitor's record. Throws where there is none: a situation wired wrongly. */
export function recordIn(state: object): WatchRecord {
  if (!isWatched(state)) throw new Error("this host keeps no record of a monitor");
  return state.watch;
}

/** The monitor's record on a host. */
export function recordOf({ state }: Pick<Host, "state">): WatchRecord {
  return recordIn(state);
}
