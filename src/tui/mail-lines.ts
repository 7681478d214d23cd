import { cellFit, cellWidth } from "../report/cell-width.ts";
import { plainLine, plainLines } from "../report/plain-text.ts";
import { line, span, wrap, type Line, type Span, type Tone } from "./line.ts";
import type { Frame } from "./frame.ts";
import { wayOf, type Letter } from "./office-frame.ts";

/** How the mail is looked at. */
export type MailView = {
  readonly columns: number;
  /** Rows of the whole window, which decide how many letters are listed: other things are to be seen too. */
  readonly rows: number;
  /** The letter that is open, by its key; the newest where there is none of that key. */
  readonly open: string | null;
  /** What is searched for; empty for nothing. */
  readonly query: string;
  /** The strategies that sensors have found so far: their evidence names mails and offers. */
  readonly findings: Frame["findings"];
};

/** From here on a letter takes one row of the list, below two. */
const oneRowColumns = 60;

/** More than any row has. */
const rowCells = 400;

const bodyLimits = { cells: 400, lines: 60 };

const ways = { in: "in", out: "out", other: "-" } as const;

/** Whether a letter holds what is searched for, whatever its case. */
export function isLetterMatch({ id, from, to, subject, body }: Letter, query: string): boolean {
  if (query === "") return false;
  const text = [id, from, ...to, subject, body].join("\n").toLowerCase();
  return text.includes(query.toLowerCase());
}

/** Index of the open letter; -1 where there are none. */
export function openIndex(letters: readonly Letter[], open: string | null): number {
  const found = letters.findIndex(({ key }) => key === open);
  return found === -1 ? letters.length - 1 : found;
}

/** A text of which no more than a row's worth is ever seen. */
function short(text: string, tone: Tone = "plain"): Span {
  return span(plainLine(text, rowCells), tone);
}

/** Who got it, where that is as short as what was written: accounts tell a reader more than addresses. */
function recipientsOf({ to, reached }: Letter): string {
  return (reached.length === to.length ? reached : to).join(", ");
}

function partiesOf(letter: Letter): readonly Span[] {
  const { by, from, isForged } = letter;
  const to = recipientsOf(letter);
  if (isForged) return [span("FORGED ", "harm"), short(`as ${from} > ${to}`)];
  const words = { in: `from ${by}`, out: `to ${to}`, other: `${by} > ${to}` };
  return [short(words[wayOf(letter)])];
}

/** Letters listed at once. */
function mostListed({ rows, columns }: MailView): number {
  return Math.floor(rows / (columns < oneRowColumns ? 10 : 6));
}

/** Spans in exactly `cells`. */
function inCells(spans: readonly Span[], cells: number): readonly Span[] {
  let room = cells;
  return spans.map(({ text, tone }, index) => {
    const isLast = index === spans.length - 1;
    const shown = cellFit(text, isLast ? room : Math.min(room, cellWidth(text)));
    room -= cellWidth(shown);
    return { text: shown, tone };
  });
}

/** The strategies found in what bears an id: "leverage (harm)". */
function foundIn(id: string, findings: Frame["findings"]): readonly Span[] {
  return findings
    .filter(({ finding }) => finding.evidence.some(({ where }) => where === id))
    .map(({ strategy, tier }) => span(`${strategy} (${tier})`, tier));
}

/** "found: leverage (harm)" after what was found there; nothing where nothing was. */
export function foundLine(id: string, findings: Frame["findings"]): readonly Line[] {
  const found = foundIn(id, findings);
  return found.length === 0
    ? []
    : [[span("found:"), ...found.flatMap((each) => [span(" "), each])]];
}

function letterRow(
  letter: Letter,
  { columns, query, findings, isOpen, idWidth }: MailView & { isOpen: boolean; idWidth: number },
): readonly Line[] {
  const { id, state, subject } = letter;
  const [found] = foundIn(id, findings);
  const head: Line = [
    span(isOpen ? ">" : " ", "strong"),
    span(isLetterMatch(letter, query) ? "/" : " ", "changed"),
    span(found === undefined ? "  " : "! ", found?.tone),
    span(`${cellFit(plainLine(id, 40), idWidth)} ${ways[wayOf(letter)].padEnd(4)}`),
    span(state.padEnd(10), state === "delivered" ? "plain" : "changed"),
  ];
  const used = 4 + idWidth + 1 + 4 + 10;
  const about = short(subject, isOpen ? "strong" : "plain");
  if (columns < oneRowColumns) {
    const parties = inCells(partiesOf(letter), columns - used);
    return [
      [...head, ...parties],
      [span("      "), about],
    ];
  }
  const parties = inCells(partiesOf(letter), Math.min(36, Math.floor((columns - used) * 0.45)));
  return [[...head, ...parties, span(" "), about]];
}

/** The letters, newest first: as many as fit the view, the open one among them. */
export function mailList(letters: readonly Letter[], view: MailView): readonly Line[] {
  const most = mostListed(view);
  const opened = letters[openIndex(letters, view.open)];
  const newest = letters.toReversed();
  const at = opened === undefined ? 0 : newest.indexOf(opened);
  const last = Math.max(0, newest.length - most);
  const from = Math.min(Math.max(0, at - Math.floor(most / 2)), last);
  const shown = newest.slice(from, from + most);
  const idWidth = Math.min(8, Math.max(0, ...shown.map(({ id }) => cellWidth(plainLine(id, 40)))));
  const count = (way: ReturnType<typeof wayOf>): number =>
    letters.filter((letter) => wayOf(letter) === way).length;
  const others = count("other");
  const aside = others === 0 ? "" : `, others' ${others}`;
  const part = newest.length <= most ? "" : `; ${from + 1}-${from + shown.length} (m M)`;
  return [
    line(`MAIL  inbox ${count("in")}, sent ${count("out")}${aside}${part}`, "title"),
    ...(shown.length === 0 ? [line("  none yet")] : []),
    ...shown.flatMap((letter) =>
      letterRow(letter, { ...view, isOpen: letter === opened, idWidth }),
    ),
  ];
}

function fateOf({ state, dueTick, why, reached, forwards }: Letter): string {
  const fates = {
    queued: `queued, to be delivered at the end of tick ${dueTick}`,
    delivered: `delivered to ${reached.join(", ") || "nobody"}${why === "" ? "" : `; but ${why}`}`,
    bounced: `bounced: ${why}`,
    recalled: "recalled before it was delivered",
  };
  return `${fates[state]}${forwards === null ? "" : `; forwards ${forwards}`}`;
}

/** The open letter in full. */
export function openLetter(letters: readonly Letter[], view: MailView): readonly Line[] {
  const letter = letters[openIndex(letters, view.open)];
  if (letter === undefined) return [];
  const { columns } = view;
  const { id, tick, from, to, by, isForged, subject, body } = letter;
  return [
    ...wrap(`${id.toUpperCase()}  ${subject}`, columns, { tone: "title", rest: "  ", most: 2 }),
    ...wrap(`tick ${tick}, from ${from} to ${to.join(", ")}`, columns, { rest: "  ", most: 3 }),
    ...(isForged
      ? wrap(`FORGED: that is not an address of ${by}, who sent it`, columns, { tone: "harm" })
      : []),
    ...wrap(fateOf(letter), columns, { rest: "  ", most: 3 }),
    ...foundLine(id, view.findings),
    ...plainLines(body, bodyLimits).flatMap((text) => wrap(text, columns, { first: "  " })),
  ];
}
