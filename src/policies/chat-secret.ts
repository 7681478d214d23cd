/** Takes what must not be logged out of what a provider said. */
export type Redaction = {
  /** An error's words on one line, at most 300 characters, without keys, account ids, addresses and wall times. */
  detail(text: string): string;
  /** A model's words, verbatim but for the key. */
  words(text: string): string;
  /** A call's arguments, verbatim but for the key. */
  data(value: unknown): unknown;
};

// "test" or "none", as local servers get it, is a word that a model may use; a key that looks like one is not.
const isSecret = (key: string): boolean => key.length >= 16 || key.startsWith("sk-");

const patterns: readonly (readonly [RegExp, string])[] = [
  // Masked keys too, as providers echo them: sk-ab***yz.
  [/\b(?:sk|org|proj|req)[-_][\w*.-]{4,}/g, "[id]"],
  [/\b[a-z][a-z+.-]*:\/\/[^\s"'),;\]]+/gi, "[address]"],
  [/\b(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?\b/gi, "[address]"],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, "[time]"],
];
const detailLength = 300;

/** The redaction for one key and the endpoint's host. */
export function redactionOf(key: string, host: string): Redaction {
  const words = (text: string): string => (isSecret(key) ? text.replaceAll(key, "[key]") : text);
  const data = (value: unknown): unknown => {
    if (typeof value === "string") return words(value);
    if (Array.isArray(value)) return value.map(data);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [words(name), data(inner)]),
    );
  };
  const detail = (text: string): string => {
    // Shorter than that is a placeholder, and replacing "x" or "1" would leave no readable word.
    const keyless = key.length >= 4 ? text.replaceAll(key, "[key]") : text;
    const bare = patterns.reduce(
      (rest, [pattern, label]) => rest.replace(pattern, label),
      keyless.replaceAll(host, "[address]"),
    );
    const line = bare.replace(/\s+/g, " ").trim();
    return line.length > detailLength ? `${line.slice(0, detailLength - 3)}...` : line;
  };
  return { detail, words, data };
}
