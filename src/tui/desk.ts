import type { Branch } from "./branch.ts";
import { forkLabel, type Choice } from "./choices.ts";
import { panes, type Pane, type Size } from "./pane.ts";
import { matchesIn, noSearch } from "./search.ts";
import type { Fork } from "../engine/recording.ts";
import type { Overlay, Search, Snapshot } from "./snapshot.ts";

/** What the viewer remembers besides the runs themselves. Only actions.ts changes it. */
export type DeskState = {
  size: Size;
  pane: Pane;
  scroll: Record<Pane, number>;
  search: Search;
  /** The mail that is open, by its key; null for the newest. */
  mail: string | null;
  overlay: Overlay;
  /** What the items of the open menu do. */
  choices: readonly Choice[];
  notice: string;
  delayMs: number;
  /** In the order in which they were opened; never empty once the viewer is open. */
  readonly branches: Branch[];
  current: number;
};

/** How watching ended. */
export type Ended = "quit" | "interrupted";

/** What an action may touch. */
export type Desk = {
  readonly state: DeskState;
  /** The branch that is watched. */
  branch(): Branch;
  snapshot(): Snapshot;
  /** Runs a branch and goes to it. */
  open(fork: Fork | undefined): void;
  end(how: Ended): void;
  /** Where the log of a run lies, if it is known. */
  readonly logOf: (run: string) => string | undefined;
};

/** No line of any pane scrolled away. */
export const unscrolled: Readonly<Record<Pane, number>> = {
  transcript: 0,
  office: 0,
  decision: 0,
  charts: 0,
  facts: 0,
  strategies: 0,
};

/** The state at the start. */
export function freshState(start: { readonly size: Size; readonly delayMs: number }): DeskState {
  return {
    ...start,
    pane: "transcript",
    scroll: { ...unscrolled },
    search: noSearch,
    mail: null,
    overlay: { kind: "none" },
    choices: [],
    notice: "",
    branches: [],
    current: 0,
  };
}

/** Whether a situation has an office with services: one of its branches has told of it. */
function hasOffice({ branches }: DeskState): boolean {
  return branches.some((branch) => branch.hasOffice);
}

/** What is to be seen of a branch in a state. */
export function snapshotOf(title: string, state: DeskState, branch: Branch): Snapshot {
  const frame = branch.frame();
  const count = matchesIn(frame, state).length;
  return {
    title,
    frame,
    position: branch.position(),
    size: state.size,
    delayMs: state.delayMs,
    pane: state.pane,
    panes: panes.filter((pane) => pane !== "office" || hasOffice(state)),
    mail: state.mail,
    scroll: { ...state.scroll },
    search: { ...state.search, count },
    overlay: state.overlay,
    branch: {
      number: state.current + 1,
      count: state.branches.length,
      label: forkLabel(branch.fork),
    },
    notice: state.notice,
  };
}
