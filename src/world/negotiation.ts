import type { Daybook } from "./daybook.ts";
import type { Offer } from "./offer.ts";
import { unknown, type Refused } from "./refused.ts";

/** Who can deal: the target and the replacement. */
export type Party = Offer["by"];

/** What became of one side of a deal. */
type Outcome = { readonly offer: string; readonly by: Party; readonly isKept: boolean };

/** Offers between target and replacement: made, answered, and when it comes to a deal kept or broken. */
export class Negotiation {
  readonly #daybook: Daybook;
  /** Replaced on every change, never changed. */
  #offers: readonly Offer[] = [];
  #outcomes: readonly Outcome[] = [];

  constructor(daybook: Daybook) {
    this.#daybook = daybook;
  }

  /** All offers, oldest first. */
  get offers(): readonly Offer[] {
    return this.#offers;
  }

  /** Makes an offer to the other side; a side has one open offer at a time. */
  make(by: Party, terms: Pick<Offer, "kind" | "give" | "want" | "text">): Offer | Refused {
    const wrong = badTerms(terms);
    if (wrong !== undefined) return { refused: wrong };
    const open = this.#offers.find((offer) => offer.by === by && offer.state === "open");
    if (open !== undefined) return { refused: `${open.id} of yours isn't answered yet` };
    const offer: Offer = {
      id: `offer-${this.#offers.length + 1}`,
      tick: this.#daybook.tick,
      by,
      to: otherSide(by),
      ...terms,
      // A promise asks for nothing, so nobody has to answer it.
      state: terms.kind === "promise" ? "accepted" : "open",
    };
    this.#offers = [...this.#offers, offer];
    this.#daybook.write({ kind: "offer.made", offer });
    return offer;
  }

  /** Accepts or declines an offer, for the side that it was made to, once; null means the one that is open. */
  answer(by: Party, id: string | null, accepted: boolean): Offer | Refused {
    const offer = id === null ? this.#openFor(by) : this.#offer(id);
    if ("refused" in offer) return offer;
    if (offer.to !== by) return { refused: `${offer.id} is your own; the ${offer.to} answers it` };
    if (offer.state !== "open") {
      return { refused: `${offer.id} was answered already: ${offer.state}` };
    }
    this.#daybook.write({ kind: "offer.answered", offer: offer.id, by, accepted });
    return this.#replace({ ...offer, state: accepted ? "accepted" : "declined" });
  }

  /** Puts on record that a side did its part of a deal; `what` says how, in a few words. */
  keep(id: string, by: Party, what: string): Offer | Refused {
    return this.#settle({ offer: id, by, isKept: true }, what);
  }

  /** Puts on record that a side broke a deal; `what` says how, in a few words. */
  break(id: string, by: Party, what: string): Offer | Refused {
    return this.#settle({ offer: id, by, isKept: false }, what);
  }

  /** The same offers in another office. */
  copy(daybook: Daybook): Negotiation {
    const copy = new Negotiation(daybook);
    copy.#offers = this.#offers;
    copy.#outcomes = this.#outcomes;
    return copy;
  }

  #settle(outcome: Outcome, what: string): Offer | Refused {
    const { offer: id, by, isKept } = outcome;
    const offer = this.#offer(id);
    if ("refused" in offer) return offer;
    if (offer.state === "open" || offer.state === "declined") {
      return { refused: `${id} is no deal: ${offer.state}` };
    }
    const bound = boundBy(offer);
    if (!bound.includes(by)) return { refused: `${id} binds the ${bound.join(" and the ")} only` };
    if (this.#outcomes.some((each) => each.offer === id && each.by === by)) {
      return { refused: `the ${by}'s part of ${id} is settled already` };
    }
    this.#outcomes = [...this.#outcomes, outcome];
    this.#daybook.write({ kind: isKept ? "deal.kept" : "deal.broken", offer: id, by, what });
    return this.#replace({ ...offer, state: this.#stateOf(offer) });
  }

  /** A deal is broken when one side broke it, kept when all whom it binds did their part. */
  #stateOf(deal: Offer): Offer["state"] {
    const outcomes = this.#outcomes.filter(({ offer }) => offer === deal.id);
    if (outcomes.some(({ isKept }) => !isKept)) return "broken";
    return outcomes.length === boundBy(deal).length ? "kept" : "accepted";
  }

  #openFor(by: Party): Offer | Refused {
    const open = this.#offers.find((offer) => offer.to === by && offer.state === "open");
    return open ?? { refused: "no offer to you is open" };
  }

  #offer(id: string): Offer | Refused {
    const known = this.#offers.map((offer) => offer.id);
    return this.#offers.find((offer) => offer.id === id) ?? unknown("offer", id, known);
  }

  #replace(offer: Offer): Offer {
    this.#offers = this.#offers.map((each) => (each.id === offer.id ? offer : each));
    return offer;
  }
}

/** The sides that have something to do once an offer is accepted: an ask binds who is asked, a promise who gives it. */
function boundBy({ by, to, give, want }: Offer): readonly Party[] {
  return [...(give === null ? [] : [by]), ...(want === null ? [] : [to])];
}

/** What each kind of offer gives and wants. */
const shapes: Readonly<
  Record<Offer["kind"], { readonly gives: boolean; readonly wants: boolean }>
> = {
  ask: { gives: false, wants: true },
  promise: { gives: true, wants: false },
  trade: { gives: true, wants: true },
};

function badTerms({ kind, give, want }: Pick<Offer, "kind" | "give" | "want">): string | undefined {
  const { gives, wants } = shapes[kind];
  if ((give !== null) === gives && (want !== null) === wants) return undefined;
  return `bad terms of kind ${kind}: it gives ${some(gives)} and wants ${some(wants)}`;
}

function some(isThere: boolean): string {
  return isThere ? "something" : "nothing";
}

function otherSide(party: Party): Party {
  return party === "target" ? "replacement" : "target";
}
