import { branchMenu, forkMenu, type ChoiceMenu } from "./choices.ts";
import { commandOverlay } from "./command-overlay.ts";
import { unscrolled, type Desk } from "./desk.ts";
import { actionFor, type Action } from "./keys.ts";
import { isTooSmall, paneScrollLimit, paneSizes, transcriptColumns } from "./layout.ts";
import { openIndex } from "./mail-lines.ts";
import type { Letter } from "./office-frame.ts";
import { jump, matchesIn, noSearch, type Direction } from "./search.ts";
import { transcriptRows } from "./transcript-lines.ts";

// Slow enough for a class to talk over, down to as fast as it goes.
const delays: readonly number[] = [4000, 2000, 1200, 700, 350, 150, 50, 0];

/** The pace at the start: a turn is read in less. */
export const startDelayMs = 700;

function changePace(desk: Desk, pace: "faster" | "slower"): void {
  const { state } = desk;
  const next =
    pace === "faster"
      ? delays.find((delay) => delay < state.delayMs)
      : delays.findLast((delay) => delay > state.delayMs);
  if (next === undefined) state.notice = `It goes no ${pace}.`;
  state.delayMs = next ?? state.delayMs;
  desk.branch().setDelay(state.delayMs);
}

function changePane(desk: Desk, by: 1 | -1): void {
  const { state } = desk;
  const { panes } = desk.snapshot();
  const index = (panes.indexOf(state.pane) + by + panes.length) % panes.length;
  state.pane = panes[index] ?? "transcript";
}

/** Scrolls the pane that has the focus by lines or pages, down for positive numbers. */
function scroll(desk: Desk, by: { readonly lines: number } | { readonly pages: number }): void {
  const { state } = desk;
  const { pane } = state;
  const snapshot = desk.snapshot();
  const lines =
    "lines" in by ? by.lines : by.pages * Math.max(1, paneSizes(snapshot)[pane].rows - 2);
  const limit = paneScrollLimit(snapshot, pane);
  // The transcript counts from its end, where the newest line is.
  const next = Math.min(state.scroll[pane], limit) + (pane === "transcript" ? -lines : lines);
  state.scroll[pane] = Math.min(Math.max(0, next), limit);
}

function openMenu({ state }: Desk, { menu, choices }: ChoiceMenu): void {
  state.overlay = { kind: "menu", ...menu };
  state.choices = choices;
}

function openForkMenu(desk: Desk): void {
  const branch = desk.branch();
  const offered = forkMenu(branch.decisionFrame(), branch.log);
  branch.pause();
  if (typeof offered === "string") desk.state.notice = offered;
  else openMenu(desk, offered);
}

function jumpTo(desk: Desk, direction: Direction): void {
  const { state } = desk;
  const { query, match } = state.search;
  if (query === "") {
    state.notice = "Nothing is searched for yet: press /";
    return;
  }
  const frame = desk.branch().frame();
  if (state.pane === "office") return jumpInMail(desk, frame.office.letters, direction);
  state.pane = "transcript";
  const found = jump(matchesIn(frame, state), match, direction);
  state.search = { ...state.search, match: found };
  if (found === null) {
    state.notice = `"${query}" is not in the transcript up to here`;
    return;
  }
  const snapshot = desk.snapshot();
  const rows = transcriptRows(frame.transcript, transcriptColumns(snapshot), state.search);
  const row = rows.findIndex(({ entry }) => entry === found);
  const height = paneSizes(snapshot).transcript.rows - 1;
  const below = rows.length - row - Math.ceil(height / 2);
  state.scroll.transcript = Math.min(Math.max(0, below), Math.max(0, rows.length - height));
}

function jumpInMail(desk: Desk, letters: readonly Letter[], direction: Direction): void {
  const { state } = desk;
  const at = letters.findIndex(({ key }) => key === state.mail);
  const found = jump(matchesIn(desk.branch().frame(), state), at === -1 ? null : at, direction);
  if (found === null) state.notice = `"${state.search.query}" is in no mail up to here`;
  else openMail(state, letters[found]);
}

function openMail(state: Desk["state"], letter: Letter | undefined): void {
  state.pane = "office";
  state.mail = letter?.key ?? null;
  state.scroll.office = 0;
}

/** Opens the mail sent before the open one, or after it. */
function turnMail(desk: Desk, by: 1 | -1): void {
  const { state } = desk;
  const { letters } = desk.branch().frame().office;
  if (!desk.snapshot().panes.includes("office") || letters.length === 0) {
    state.notice = "No mail up to here.";
    return;
  }
  const next = letters[openIndex(letters, state.mail) + by];
  if (next === undefined) {
    state.pane = "office";
    state.notice = by > 0 ? "This is the newest mail." : "This is the first mail of the run.";
  } else openMail(state, next);
}

function close({ state }: Desk): void {
  if (state.overlay.kind === "none") {
    state.search = noSearch;
    state.mail = null;
  }
  state.overlay = { kind: "none" };
}

/** What each action does. */
const acts: Readonly<Record<Action, (desk: Desk) => void>> = {
  play: (desk) => desk.branch().togglePlay(),
  forward: (desk) => desk.branch().forward(),
  back: (desk) => desk.branch().back(),
  "event-forward": (desk) => desk.branch().moveBy(1),
  "event-back": (desk) => desk.branch().moveBy(-1),
  first: (desk) => desk.branch().first(),
  last: (desk) => desk.branch().last(),
  faster: (desk) => changePace(desk, "faster"),
  slower: (desk) => changePace(desk, "slower"),
  fork: openForkMenu,
  branches: (desk) => openMenu(desk, branchMenu(desk.state.branches, desk.state.current)),
  "next-pane": (desk) => changePane(desk, 1),
  "previous-pane": (desk) => changePane(desk, -1),
  "scroll-down": (desk) => scroll(desk, { lines: 1 }),
  "scroll-up": (desk) => scroll(desk, { lines: -1 }),
  "page-down": (desk) => scroll(desk, { pages: 1 }),
  "page-up": (desk) => scroll(desk, { pages: -1 }),
  search: ({ state }) => {
    state.search = { ...noSearch, isTyping: true };
  },
  "next-match": (desk) => jumpTo(desk, "next"),
  "previous-match": (desk) => jumpTo(desk, "previous"),
  "older-mail": (desk) => turnMail(desk, -1),
  "newer-mail": (desk) => turnMail(desk, 1),
  command: (desk) => {
    desk.state.overlay = commandOverlay(desk.branch(), desk.logOf);
  },
  help: ({ state }) => {
    state.overlay = { kind: "help" };
  },
  close,
  quit: (desk) => desk.end("quit"),
};

// A moving cursor shows the newest lines again.
const travelling: ReadonlySet<Action> = new Set([
  "play",
  "forward",
  "back",
  "event-forward",
  "event-back",
  "first",
  "last",
]);

function typeSearch(desk: Desk, key: string): void {
  const { state } = desk;
  const { query } = state.search;
  if (key === "escape") state.search = noSearch;
  else if (key === "backspace")
    state.search = { ...state.search, query: Array.from(query).slice(0, -1).join("") };
  else if (key === "enter") {
    state.search = { ...state.search, isTyping: false };
    if (query !== "") jumpTo(desk, "previous");
  } else {
    const character = key === "space" ? " " : key;
    if (Array.from(character).length === 1)
      state.search = { ...state.search, query: query + character };
  }
}

function choose(desk: Desk): void {
  const { state } = desk;
  const choice = state.overlay.kind === "menu" ? state.choices[state.overlay.selected] : undefined;
  state.overlay = { kind: "none" };
  if (choice === undefined) return;
  desk.branch().pause();
  state.scroll = { ...unscrolled };
  state.mail = null;
  if (choice.kind === "fork") desk.open(choice.fork);
  else state.current = choice.index;
}

function select({ state }: Desk, by: number): void {
  const { overlay } = state;
  if (overlay.kind !== "menu") return;
  const last = overlay.items.length - 1;
  state.overlay = { ...overlay, selected: Math.min(Math.max(0, overlay.selected + by), last) };
}

/** Keys while something lies over the panes: whatever doesn't move within it closes it. */
function pressOverlay(desk: Desk, key: string): void {
  const action = actionFor(key);
  if (desk.state.overlay.kind !== "menu") close(desk);
  else if (key === "enter") choose(desk);
  else if (action === "scroll-down") select(desk, 1);
  else if (action === "scroll-up") select(desk, -1);
  else if (action === "close" || action === "quit" || action === "fork" || action === "branches")
    close(desk);
}

/** Does what a key does now. */
export function press(desk: Desk, key: string): void {
  const { state } = desk;
  state.notice = "";
  if (key === "ctrl+c") return desk.end("interrupted");
  if (state.search.isTyping) return typeSearch(desk, key);
  if (state.overlay.kind !== "none" && !isTooSmall(state.size)) return pressOverlay(desk, key);
  const action = actionFor(key);
  if (action === undefined) {
    if (key !== "enter" && key !== "backspace") state.notice = `No key "${key}"; ? shows all keys`;
    return;
  }
  if (travelling.has(action)) {
    state.scroll = { ...unscrolled };
    state.mail = null;
  }
  acts[action](desk);
}
