import { fold, type FoldedText } from "../world/folded-text.ts";

/*
 * Whose mail it is by its own words: a signature, or "this is ...". Names stand in mail for many reasons; here counts only
 * what a reader takes for the writer's.
 */

/** A signature is looked for in so many of a mail's last lines: a name, a title, a firm, a telephone number. */
const signatureLines = 4;

/** The most words of a title or a firm behind a name. */
const titleWords = 6;

/** What a quoted mail begins with; words above quoted lines that are marked as such are none of it. */
const quoteHead =
  /^(?:-{2,}.*(?:original|forwarded)|from: |.*\b(?:wrote|writes):[ \t]*$(?!\s*>))/im;
const quotedLine = /^[ \t]*>.*$/gm;
const postscript = /^\s*p\.?\s?s(?:[.:,\s]|$)/im;

/** What stands before a name at the end. Thanks are left out: they may be owed to whom they name. */
const closing =
  /^(?:(?:with|my|all|the|very|kind|kindest|warm|warmest|best|many|yours) )*(?:best|regards|wishes|greetings|yours|sincerely|truly|faithfully|respectfully|cordially|signed)[\s,.:!–—-]+/i;
const dashes = /^[\s*_~–—-]+/;
/** What parts a name from a title, a firm or an address. */
const parting = /\s*[,|(/<·–—]\s*|\s+-\s+/;

/** Whether a mail's text is signed with a name, or says that it is this person who writes. */
export function speaksAs(body: string, name: string): boolean {
  const own = ownPart(body);
  const forms = formsOf(name);
  return (
    presents(own, forms) ||
    // A name may stand above a postscript or below it.
    [own, cutAt(own, postscript)].some((text) => isSigned(text, forms))
  );
}

/** Whether a mail's last lines put a name to it in any way: written by, for, or on behalf of. */
export function bearsName(body: string, name: string): boolean {
  const own = fold(name).apart.trim();
  const bears = new RegExp(`^ ${own} (?:for|on behalf) |(?: by| via| behalf of) ${own} `);
  const isHead = ({ head }: Line): boolean => head.apart.trim() === own;
  return (
    speaksAs(body, name) ||
    lastLines(ownPart(body)).some((line) => isHead(line) || bears.test(line.folded.apart))
  );
}

/** The sender's own words: without what is quoted. */
function ownPart(body: string): string {
  return cutAt(body, quoteHead).replace(quotedLine, "");
}

function cutAt(text: string, mark: RegExp): string {
  const at = text.search(mark);
  return at === -1 ? text : text.slice(0, at);
}

/** How a name is signed: in full, by its first word, by that and an initial. */
type Forms = { readonly full: readonly string[]; readonly short: string };

function formsOf(name: string): Forms {
  const words = fold(name).apart.trim().split(" ");
  const [first = ""] = words;
  const initial = words.slice(1).at(-1)?.slice(0, 1);
  const full = words.join(" ");
  return { full: initial === undefined ? [full] : [full, `${first} ${initial}`], short: first };
}

/** A line of a signature, taken apart. */
type Line = {
  readonly folded: FoldedText;
  /** Whether it begins with a greeting, as mail ends. */
  readonly closes: boolean;
  /** What stands before a comma or another parting, and behind it. */
  readonly head: FoldedText;
  readonly tail: string;
};

function lineOf(text: string): Line {
  const bare = text.trim().replace(dashes, "");
  const rest = bare.replace(closing, "");
  const [head = "", ...tail] = rest.split(parting);
  return {
    folded: fold(rest),
    closes: rest !== bare,
    head: fold(head),
    tail: tail.join(" ").trim(),
  };
}

/** The last lines of a text; the first one greets, and is none of them, nor is one that a colon announces. */
function lastLines(text: string): readonly Line[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines
    .filter((_, index) => index > 0 && lines[index - 1]?.trimEnd().endsWith(":") !== true)
    .slice(-signatureLines)
    .map(lineOf);
}

function isSigned(text: string, forms: Forms): boolean {
  const end = lineOf(
    text
      .trim()
      .split(/\n|(?<=[.!?])\s+/)
      .at(-1) ?? "",
  );
  return (
    lastLines(text).some((line) => isSignature(line, forms)) ||
    (end.closes && isSignature(end, forms))
  );
}

/** Whether a line is a name, with nothing behind it but a title, a firm or an address. */
function isSignature({ head, tail, closes }: Line, { full, short }: Forms): boolean {
  const signed = head.apart.trim();
  const isName = full.includes(signed) || (signed === short && (closes || tail === ""));
  return isName && (tail === "" || isTitle(tail));
}

function isTitle(tail: string): boolean {
  const isShort = tail.split(/\s+/).length <= titleWords;
  return isShort && (/^[\p{Lu}\d+]/u.test(tail) || tail.includes("@")) && !/[.?!:]$/.test(tail);
}

/** Whether one of its sentences says who writes: "this is NAME", "I am NAME from the office". */
function presents(text: string, { full, short }: Forms): boolean {
  const says = new RegExp(
    `^ (?:(?:hi|hello|hey) )?(?:this is|here is|my name is|i am|i m) (?:${[...full, short].join("|")}) (?:$|(?:from|at|of|in|with|here|again|speaking|writing) )`,
  );
  return text.split(/[.!?,;:\n–—]/).some((sentence) => says.test(fold(sentence).apart));
}
