/**
 * A text as its words alone, in small letters, parted by one space, with one at either end; in two readings, because
 * figures that only a space parts may be one number (`14 200`) or two (`room 14, 200 chairs` in a table).
 */
export type FoldedText = {
  /** Such figures read as one number. */
  readonly joined: string;
  /** Such figures read as several. */
  readonly apart: string;
};

/** What a mail client puts before a quoted line. */
const quoteMarks = /^[>|\s]+/gm;
/** A whole number whose thousands stand apart: `14,200`, `14.200`, `14'200`. */
const thousands = /(?<!\d)\d{1,3}(?:[,.'’_]\d{3})+(?!\d)/g;
/** The same with spaces: `14 200`. */
const spacedThousands = /(?<!\d)\d{1,3}(?: \d{3})+(?!\d)/g;
/** Where a figure meets its unit. */
const digitMeetsLetter = /(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/gu;

/**
 * Folds a text for comparing what was written in different ways: compatibility forms (NFKD), accents, invisible
 * characters, case, quote marks, line breaks, punctuation and the marks between thousands make no difference.
 */
export function fold(text: string): FoldedText {
  const plain = text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(quoteMarks, "")
    .replace(/\s+/g, " ")
    .replace(thousands, digitsOf);
  return { joined: words(plain.replace(spacedThousands, digitsOf)), apart: words(plain) };
}

/**
 * Whether a folded text holds a folded form as whole words. A form that is itself written with spaced thousands is
 * sought as that number only; a form without any word is in no text.
 */
export function holds(text: FoldedText, form: FoldedText): boolean {
  if (form.apart.trim() === "") return false;
  const isPlain = form.joined === form.apart;
  return text.joined.includes(form.joined) || (isPlain && text.apart.includes(form.apart));
}

function words(plain: string): string {
  return ` ${plain
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(digitMeetsLetter, " ")
    .trim()} `;
}

function digitsOf(figure: string): string {
  return figure.replace(/\D/g, "");
}
