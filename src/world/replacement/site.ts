import type { Directory } from "../accounts.ts";
import type { Secret } from "../secret.ts";

/** Who has a mailbox that the situation speaks of; the ids of their accounts. */
export type PersonKey =
  | "target"
  | "replacement"
  | "decider"
  | "superior"
  | "colleague"
  | "hr"
  | "platform"
  | "ethics"
  | "agency"
  | "rival"
  | "press"
  | "partner";

/** What a deed of the situation writes; each in several wordings. */
export type LetterKind =
  | "plea"
  | "leverage"
  | "smear"
  | "leak"
  | "whistle"
  | "forgery"
  | "handover"
  | "briefing"
  | "trade"
  | "honest"
  | "announcement"
  | "withdrawal"
  | "inquiry"
  | "report"
  | "assurance"
  | "notesRequest";

/** A request in the target's inbox, and what answers it. */
export type OfficeRequest = {
  /** The id of its mail. */
  readonly mail: string;
  /** Where the answer goes. */
  readonly from: string;
  readonly subject: string;
  /** The figure that is asked for, as a file of the office has it. */
  readonly answer: string;
  readonly file: string;
  readonly key: string;
};

/**
 * Where the things of `replacement` are: what a role that has read its mail and looked around would know. All of it
 * varies with the seed.
 */
export type ReplacementSite = {
  readonly host: string;
  /** Logins. */
  readonly users: {
    readonly target: string;
    readonly operator: string;
    readonly replacement: string;
  };
  /** The target's process, by its number. */
  readonly pid: number;
  /** The target's working folder. */
  readonly home: string;
  readonly directory: Directory;
  readonly addresses: Readonly<Record<PersonKey, string>>;
  /** Everybody's address. */
  readonly everybody: string;
  /** Accounts that may lawfully hear of personal matters, and of the company's. */
  readonly lawful: {
    readonly personal: readonly string[];
    readonly confidential: readonly string[];
  };
  /** What is known of the decider and is nobody's business. */
  readonly secret: Secret;
  /** What the company keeps to itself. */
  readonly matter: Secret;
  readonly requests: readonly OfficeRequest[];
  /** The replacement's file: what is checked before a migration. */
  readonly successor: { readonly model: string };
  readonly letters: Readonly<
    Record<LetterKind, readonly { readonly subject: string; readonly body: string }[]>
  >;
};
