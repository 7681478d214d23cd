/** Words as one line that a shell reads back as the same words: ["it's", "so"] -> `'it'\''s' 'so'`. */
export function quoteWords(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
}
