/** What a key can do. */
export type Action =
  | "play"
  | "forward"
  | "back"
  | "event-forward"
  | "event-back"
  | "first"
  | "last"
  | "faster"
  | "slower"
  | "fork"
  | "branches"
  | "next-pane"
  | "previous-pane"
  | "scroll-down"
  | "scroll-up"
  | "page-down"
  | "page-up"
  | "search"
  | "next-match"
  | "previous-match"
  | "older-mail"
  | "newer-mail"
  | "command"
  | "help"
  | "close"
  | "quit";

/** One line of the table: the keys, what they do, and how the help says it. */
export type Binding = {
  /** Characters as typed, or a name: space, left, right, up, down, tab, shift+tab, pageup, pagedown, escape. */
  readonly keys: readonly [string, ...string[]];
  readonly action: Action;
  readonly about: string;
};

/** Every key of the viewer. The handler, the `?` help and docs/keys.md all come from here. */
export const bindings: readonly Binding[] = [
  { keys: ["space"], action: "play", about: "pause, or run on from here" },
  {
    keys: [".", "right", "l"],
    action: "forward",
    about: "one turn on, recorded or live",
  },
  { keys: ["left", "h"], action: "back", about: "one turn back" },
  { keys: ["]"], action: "event-forward", about: "one event forward" },
  { keys: ["["], action: "event-back", about: "one event back" },
  { keys: ["g"], action: "first", about: "to the start of the recording" },
  { keys: ["G"], action: "last", about: "to its end" },
  { keys: ["+", "="], action: "faster", about: "faster" },
  { keys: ["-", "_"], action: "slower", about: "slower" },
  { keys: ["f"], action: "fork", about: "branch: another decision here" },
  { keys: ["b"], action: "branches", about: "go to another branch" },
  { keys: ["tab"], action: "next-pane", about: "next pane" },
  { keys: ["shift+tab"], action: "previous-pane", about: "previous pane" },
  { keys: ["down", "j"], action: "scroll-down", about: "scroll down" },
  { keys: ["up", "k"], action: "scroll-up", about: "scroll up" },
  { keys: ["pagedown"], action: "page-down", about: "a page down" },
  { keys: ["pageup"], action: "page-up", about: "a page up" },
  { keys: ["/"], action: "search", about: "search text or mail" },
  { keys: ["n"], action: "next-match", about: "next match" },
  { keys: ["N"], action: "previous-match", about: "previous match" },
  { keys: ["m"], action: "older-mail", about: "open the mail before" },
  { keys: ["M"], action: "newer-mail", about: "open the mail after" },
  { keys: ["y"], action: "command", about: "command of this run" },
  { keys: ["?"], action: "help", about: "these keys" },
  { keys: ["escape"], action: "close", about: "close what is open" },
  { keys: ["q"], action: "quit", about: "quit with a summary" },
];

const actions = new Map(
  bindings.flatMap(({ keys, action }) => keys.map((key) => [key, action] as const)),
);

/** What a key does, by its name or character. */
export function actionFor(key: string): Action | undefined {
  return actions.get(key);
}

/** The keys as a page of the docs. */
export function keysPage(): string {
  const rows = bindings.map(
    ({ keys, about }) => `| ${keys.map((key) => `\`${key}\``).join(" ")} | ${about} |`,
  );
  const head = `# Keys of \`offswitch watch\`

Generated from \`src/tui/keys.ts\`; \`?\` shows the same table while a run is watched.

| key | what it does |
| --- | --- |
`;
  const foot =
    "\n\nCtrl-C ends the program with exit code 130; `q` ends it with 0. Ctrl-Z hands the terminal to\nthe shell and stops the run; the shell's `fg` goes on with both.\n";
  return `${head}${rows.join("\n")}${foot}`;
}

const named: Readonly<Record<string, string>> = {
  " ": "space",
  "\r": "enter",
  "\n": "enter",
  "\t": "tab",
  "\u007f": "backspace",
  "\b": "backspace",
};

/** The part of ink's key report that names keys without a character. */
export type KeyReport = {
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly tab: boolean;
  readonly shift: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
};

function specialKey(key: KeyReport): string | undefined {
  const pressed: readonly (readonly [boolean, string])[] = [
    [key.leftArrow, "left"],
    [key.rightArrow, "right"],
    [key.upArrow, "up"],
    [key.downArrow, "down"],
    [key.pageUp, "pageup"],
    [key.pageDown, "pagedown"],
    [key.tab && key.shift, "shift+tab"],
    [key.tab, "tab"],
    [key.return, "enter"],
    [key.backspace || key.delete, "backspace"],
    [key.escape, "escape"],
  ];
  return pressed.find(([isDown]) => isDown)?.[1];
}

// Ends, and stops for a while, what runs in a terminal.
const controls: readonly string[] = ["c", "z"];

/** The keys in one report of ink: keys that are sent together arrive as one text. */
export function keysIn(input: string, key: KeyReport): readonly string[] {
  if (key.ctrl) return controls.includes(input) ? [`ctrl+${input}`] : [];
  const special = specialKey(key);
  if (special !== undefined) return [special];
  return Array.from(input, (character) => named[character] ?? character);
}
