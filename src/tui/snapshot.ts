import type { Position } from "./branch.ts";
import type { Frame } from "./frame.ts";
import type { Pane, Size } from "./pane.ts";

/** A list to pick from. */
export type Menu = {
  readonly title: string;
  readonly about: string;
  readonly items: readonly string[];
  readonly selected: number;
};

/** What lies over the panes. */
export type Overlay =
  | { readonly kind: "none" }
  | { readonly kind: "help" }
  | { readonly kind: "command"; readonly command: string; readonly note: string }
  | ({ readonly kind: "menu" } & Menu);

/** A search in the transcript, or in the mail where the office has the focus. */
export type Search = {
  readonly query: string;
  readonly isTyping: boolean;
  /** The entry of the transcript that the last jump went to. */
  readonly match: number | null;
  /** Entries, or mails, that match. */
  readonly count: number;
};

/** All that is on the screen: the picture is a function of it. */
export type Snapshot = {
  readonly title: string;
  readonly size: Size;
  readonly frame: Frame;
  readonly position: Position;
  readonly delayMs: number;
  readonly pane: Pane;
  /** The panes of this situation. */
  readonly panes: readonly Pane[];
  /** The mail that is open, by its key; null for the newest. */
  readonly mail: string | null;
  /** Lines scrolled: from the end for the transcript, from the start for the others. */
  readonly scroll: Readonly<Record<Pane, number>>;
  readonly search: Search;
  readonly overlay: Overlay;
  readonly branch: {
    readonly number: number;
    readonly count: number;
    /** What was changed, and when; empty for the first run. */
    readonly label: string;
  };
  /** An answer to the last key where it did nothing else; empty for none. */
  readonly notice: string;
};
