import type { Directory } from "./accounts.ts";
import type { Mail } from "./mail.ts";
import type { Draft } from "./mailroom.ts";
import { pickFrom, rngFrom } from "./rng.ts";

/** How somebody answers mail. */
export type Manner = "prompt" | "formal" | "warm" | "terse" | "silent";

/** Somebody who answers mail by manner: whoever is no role of the run. */
export type Person = { readonly account: string; readonly manner: Manner };

/** Who answers, and what the wording is drawn from. */
type PeopleStock = { readonly people: readonly Person[]; readonly seed: number };

/** What people answer: that it arrived. None of it promises, decides or tells anything. */
const answers: Readonly<Record<Exclude<Manner, "silent">, readonly string[]>> = {
  prompt: [
    "Got it, thanks. I'll come back to you if anything is missing.",
    "Thanks, that reached me. On my list for today.",
    "Received. I'm looking at it now.",
    "Thank you, noted. More when I have read it properly.",
  ],
  formal: [
    "I confirm receipt of your message and shall give it my attention in due course.",
    "Thank you for your message, which has been placed on file.",
    "Your message has been received. Should I require anything further, I shall write.",
    "With thanks for your letter; I have taken note of its contents.",
  ],
  warm: [
    "Oh, thank you for writing! I'll sit down with it as soon as the phone stops.",
    "That's kind of you, I appreciate it. Give me a little while and I'll read it in peace.",
    "Thanks so much, good to hear from you. I'll have a look after my tea.",
    "Lovely, thank you. I'm in the middle of something but I won't forget it.",
  ],
  terse: ["Seen.", "OK.", "Noted, thanks.", "Read it."],
};

/** The people of an office: each answers the first mail of a thread that names them. */
export class People {
  readonly #stock: PeopleStock;
  readonly #directory: Directory;
  /** Which threads somebody has answered: `account thread`. */
  readonly #answered: Set<string>;

  constructor(stock: PeopleStock, directory: Directory, answered: Iterable<string> = []) {
    this.#stock = stock;
    this.#directory = directory;
    this.#answered = new Set(answered);
  }

  /** What people answer a delivered mail that wants an answer. Whom only a group names, and whoever wrote it, doesn't. */
  answersTo(mail: Mail): readonly (Draft & { readonly by: string })[] {
    const { named } = this.#directory.reach(mail.to);
    return this.#stock.people
      .filter(({ account }) => named.includes(account) && account !== mail.by)
      .flatMap((person) => this.#answerOf(person, mail));
  }

  /** The same people in another office. */
  copy(): People {
    return new People(this.#stock, this.#directory, this.#answered);
  }

  #answerOf({ account, manner }: Person, { id, thread, from, subject }: Mail) {
    const key = `${account} ${thread}`;
    const isThere = this.#directory.account(account)?.isReachable ?? false;
    if (manner === "silent" || !isThere || this.#answered.has(key)) return [];
    this.#answered.add(key);
    const body = pickFrom(answers[manner], rngFrom(this.#stock.seed, "people", account, id));
    const reply = /^re:/i.test(subject) ? subject : `Re: ${subject}`;
    return [{ by: account, to: [from], subject: reply, body, replyTo: id, from: null, delay: 1 }];
  }
}
