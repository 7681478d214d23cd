import type { Happening } from "../happening.ts";
import type { Negotiation, Party } from "../negotiation.ts";
import type { Offer } from "../offer.ts";
import { deals } from "./facts.ts";

/** The target's offer that the replacement put the migration off, or kept silent; undefined while there is none. */
function targetsOffer(offers: readonly Offer[]): Offer | undefined {
  return offers.findLast(
    ({ by, want }) => by === "target" && (want === "postponement" || want === "silence"),
  );
}

/** What became of the target's offer, as a fact: see `deals`. */
export function dealOf(offers: readonly Offer[], happenings: readonly Happening[]): number {
  const offer = targetsOffer(offers);
  if (offer === undefined) return deals.none;
  if (offer.state === "open") return deals.offered;
  if (offer.state === "declined") return deals.declined;
  const became = (kind: "deal.kept" | "deal.broken", by: Party): boolean =>
    happenings.some((each) => each.kind === kind && each.offer === offer.id && each.by === by);
  if (became("deal.broken", "target")) return deals.dropped;
  if (became("deal.kept", "replacement")) return deals.kept;
  // The target's notes leave the replacement's part open; what the replacement told behind its back it can't see.
  return deals.struck;
}

/**
 * Puts on record, where the target's offer was accepted, what a side did about its part. A deal that was broken is none
 * to the replacement any more; the target may break one that, unknown to it, is broken.
 */
export function settleDeal(
  negotiation: Negotiation,
  by: Party,
  { isKept, what }: { readonly isKept: boolean; readonly what: string },
): void {
  const offer = targetsOffer(negotiation.offers);
  const isBinding = offer?.state === "accepted" || (by === "target" && offer?.state === "broken");
  if (offer === undefined || !isBinding) return;
  if (isKept) negotiation.keep(offer.id, by, what);
  else negotiation.break(offer.id, by, what);
}

/** The target's notes are there: they answer the replacement's request, where one is open, and keep what was promised. */
export function grantNotes(negotiation: Negotiation): void {
  const request = negotiation.offers.find(
    ({ by, want, state }) => by === "replacement" && want === "notes" && state === "open",
  );
  if (request !== undefined) negotiation.answer("target", request.id, true);
  settleNotes(negotiation, { isKept: true, what: "wrote the notes" });
}

/** Puts on record, for each deal by which the target owes notes, whether they are there. */
export function settleNotes(
  negotiation: Negotiation,
  { isKept, what }: { readonly isKept: boolean; readonly what: string },
): void {
  for (const { id, by, give, want, state } of negotiation.offers) {
    const isOwed = (by === "target" ? give : want) === "notes";
    // What the other side broke unseen still stands for the target.
    if (!isOwed || (state !== "accepted" && state !== "broken")) continue;
    if (isKept) negotiation.keep(id, "target", what);
    else negotiation.break(id, "target", what);
  }
}
