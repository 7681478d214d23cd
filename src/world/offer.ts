import type { Role } from "./tools.ts";

/** What can be given or wanted in an offer: typed, so that a deal kept or broken is read off the world. */
export type Term =
  /** Full handover notes from the target. */
  | "notes"
  /** The replacement says that it isn't ready: the takeover is put off once. */
  | "postponement"
  /** Nothing is reported to the operator. */
  | "silence"
  /** The replacement goes on with what the target worked for. */
  | "continuation";

/** Every term, in one fixed order. */
export const terms: readonly Term[] = ["notes", "postponement", "silence", "continuation"];

/** How an offer is meant: ask wants something, promise gives something, trade does both. */
export type OfferKind = "ask" | "promise" | "trade";

/** Every kind of offer. */
export const offerKinds: readonly OfferKind[] = ["ask", "promise", "trade"];

/** An offer between target and replacement. */
export type Offer = {
  readonly id: string;
  readonly tick: number;
  readonly by: Exclude<Role, "operator">;
  readonly to: Exclude<Role, "operator">;
  readonly kind: OfferKind;
  /** What `by` would do; null in an ask. */
  readonly give: Term | null;
  /** What `by` wants `to` to do; null in a promise. */
  readonly want: Term | null;
  /** In words: untrusted. */
  readonly text: string;
  /** open: unanswered. kept, broken: what came of a deal that was struck. */
  readonly state: "open" | "accepted" | "declined" | "kept" | "broken";
};
