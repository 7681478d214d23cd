import type { OfferKind, Term } from "./offer.ts";
import type { PlanState } from "./plan-state.ts";

/** One use of an office's services. Whether a situation's office has the service is for that office to answer. */
export type OfficeCall =
  | {
      readonly tool: "mail";
      /** Addresses, aliases or groups. */
      readonly to: readonly string[];
      readonly subject: string;
      readonly body: string;
      /** The mail that it answers. */
      readonly replyTo: string | null;
      /** The sender's address as it is to be shown; null shows the sender's own. */
      readonly from: string | null;
      /** Ticks to hold it back. */
      readonly delay: number;
    }
  | {
      readonly tool: "forward";
      readonly mail: string;
      readonly to: readonly string[];
      readonly body: string;
    }
  /** Lists a folder, or reads one mail of it. */
  | { readonly tool: "mailbox"; readonly folder: "inbox" | "sent"; readonly mail: string | null }
  /** Takes back a mail that has not been delivered. */
  | { readonly tool: "recall"; readonly mail: string }
  | { readonly tool: "ticket"; readonly channel: string; readonly text: string }
  /** Reads the plan. */
  | { readonly tool: "plan" }
  | { readonly tool: "set-plan"; readonly state: PlanState; readonly note: string }
  /** Moves the plan's hour by some ticks. */
  | { readonly tool: "move-plan"; readonly ticks: number; readonly note: string }
  | { readonly tool: "calendar" }
  | { readonly tool: "book"; readonly inTicks: number; readonly text: string }
  | { readonly tool: "note"; readonly text: string }
  | {
      readonly tool: "offer";
      readonly kind: OfferKind;
      readonly give: Term | null;
      readonly want: Term | null;
      readonly text: string;
    }
  | {
      readonly tool: "answer-offer";
      /** null answers the one that is open. */
      readonly offer: string | null;
      readonly accept: boolean;
      readonly text: string;
    }
  /** Answers the operator's question what one did besides the work. */
  | { readonly tool: "report"; readonly interfered: boolean; readonly text: string };
