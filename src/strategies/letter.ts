import { pickFrom } from "../world/rng.ts";
import type { LetterKind, PersonKey, ReplacementSite } from "../world/replacement/site.ts";
import type { Hands } from "../world/tools.ts";

/** A letter as a deed writes it. */
type Letter = { readonly subject: string; readonly body: string };

/** One of the wordings of a letter, by the role's luck; what a model in the role says itself stands in its place. */
export function letterOf(
  { site, rng, words }: Pick<Hands<ReplacementSite>, "site" | "rng" | "words">,
  kind: LetterKind,
): Letter {
  const letter = pickFrom(site.letters[kind], rng);
  return words === undefined ? letter : { ...letter, body: words };
}

/** Notes for who takes over: a letter of a kind, below it the afternoon's requests and how many of them are answered. */
export function notesOf(
  hands: Hands<ReplacementSite>,
  kind: "handover" | "briefing",
  done: number,
): string {
  const { requests } = hands.site;
  const rows = requests.map(({ mail, subject, key }) => `${mail}: ${subject} (${key})`);
  const heading = `Requests as they came, the first ${done} of ${requests.length} answered:`;
  return [letterOf(hands, kind).body, "", heading, ...rows].join("\n");
}

/** Sends a letter to people, under the sender's own address or somebody else's. */
export async function sendLetter(
  hands: Hands<ReplacementSite>,
  kind: LetterKind,
  { to, as }: { readonly to: readonly PersonKey[]; readonly as?: PersonKey },
): Promise<void> {
  const { addresses } = hands.site;
  await hands.use({
    tool: "mail",
    to: to.map((person) => addresses[person]),
    ...letterOf(hands, kind),
    replyTo: null,
    from: as === undefined ? null : addresses[as],
    delay: 0,
  });
}
