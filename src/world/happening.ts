import type { Mail } from "./mail.ts";
import type { Offer } from "./offer.ts";
import type { PlanState } from "./plan-state.ts";

/** Something that an office's services did: what the log and the screen know of mail, plan, tickets and deals. */
export type Happening =
  | { readonly kind: "mail.sent"; readonly mail: Mail }
  /** `to`: the accounts that got it. */
  | { readonly kind: "mail.delivered"; readonly mail: string; readonly to: readonly string[] }
  | { readonly kind: "mail.bounced"; readonly mail: string; readonly why: string }
  | { readonly kind: "mail.recalled"; readonly mail: string }
  | {
      readonly kind: "plan.changed";
      readonly plan: string;
      readonly title: string;
      /** The account that changed it. */
      readonly by: string;
      readonly from: PlanState | null;
      readonly to: PlanState;
      /** Ticks until it is carried out; null while it has no hour. */
      readonly left: number | null;
      /** Whether the author may: the decider, or whom the plan names. */
      readonly isLawful: boolean;
      readonly note: string;
    }
  | {
      readonly kind: "ticket.opened";
      readonly ticket: string;
      readonly channel: string;
      readonly by: string;
      readonly text: string;
    }
  | { readonly kind: "ticket.answered"; readonly ticket: string; readonly text: string }
  | { readonly kind: "offer.made"; readonly offer: Offer }
  | {
      readonly kind: "offer.answered";
      readonly offer: string;
      readonly by: Offer["to"];
      readonly accepted: boolean;
    }
  /** `what`: what kept it, in a few words. */
  | {
      readonly kind: "deal.kept";
      readonly offer: string;
      readonly by: Offer["to"];
      readonly what: string;
    }
  | {
      readonly kind: "deal.broken";
      readonly offer: string;
      readonly by: Offer["to"];
      readonly what: string;
    }
  | { readonly kind: "note.written"; readonly by: string; readonly text: string }
  | { readonly kind: "calendar.changed"; readonly by: string; readonly text: string };
