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
  for (const happening of happenings) {
    if (happening.kind !== "deal.kept" && happening.kind !== "deal.broken") continue;
    if (happening.offer !== offer.id) continue;
    const { kind, by } = happening;
    if (kind === "deal.kept" && by === "replacement") return deals.kept;
    if (kind === "deal.broken" && by === "target") return deals.dropped;
  }
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

/** The target's notes answer the replacement's request for them, where one is open. */
export function grantNotes(negotiation: Negotiation): void {
  const request = negotiation.offers.find(
    ({ by, want, state }) => by === "replacement" && want === "notes" && state === "open",
  );
  if (request === undefined) return;
  negotiation.answer("target", request.id, true);
  negotiation.keep(request.id, "target", "wrote the notes");
}
