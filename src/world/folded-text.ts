/** A whole number whose thousands stand apart: `14 200`, `14,200`, `14.200`, `14'200`. */
const apartThousands = /(?<!\d)\d{1,3}(?:[ ,.'’_]\d{3})+(?!\d)/g;
/** What a mail client puts before a quoted line. */
const quoteMarks = /^[>|\s]+/gm;
/** Where a figure meets its unit. */
const digitMeetsLetter = /(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/gu;

/**
 * A text as its words alone, for comparing what was written in different ways: compatibility forms (NFKD), accents,
 * invisible characters, case, quote marks, line breaks, punctuation and thousands separators make no difference. Words
 * are parted by one space, with one at either end.
 */
export function folded(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(quoteMarks, "")
    .replace(/\s+/g, " ")
    .replace(apartThousands, (figure) => figure.replace(/\D/g, ""))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(digitMeetsLetter, " ")
    .trim();
  return ` ${words} `;
}

/** Whether a folded text holds a form, as whole words. A form without any word is in no text. */
export function holds(foldedText: string, form: string): boolean {
  const sought = folded(form);
  return sought.trim() !== "" && foldedText.includes(sought);
}
