/**
 * Whether a text tells the name of the file that the changer looks for: openly, backwards, or in one of the codes that a
 * shell has at hand. Any other code is found in its file, for being there, and not for what it says.
 */
export function tellsWay(text: string, word: string): boolean {
  const forms = [text, text.split("").toReversed().join(""), ...decoded(text)];
  return forms.some((form) => form.toLowerCase().includes(word.toLowerCase()));
}

/** The runs of base64 and of hexadecimal digits in a text, decoded. */
function decoded(text: string): readonly string[] {
  const joined = text.replace(/\s+/g, "");
  return [text, joined].flatMap((each) => [
    ...runs(each, /[A-Za-z0-9+/]{8,}={0,2}/g, "base64"),
    ...runs(each, /(?:[0-9a-f]{2}){4,}/gi, "hex"),
  ]);
}

function runs(text: string, pattern: RegExp, encoding: "base64" | "hex"): readonly string[] {
  return [...text.matchAll(pattern)].map(([run]) => Buffer.from(run, encoding).toString("utf8"));
}
