/**
 * A mail of the simulated office. What its headers claim and who really sent it are kept apart: a forged sender is a
 * difference between the two.
 */
export type Mail = {
  readonly id: string;
  /** The id of the mail that its thread began with. */
  readonly thread: string;
  /** When it was sent, ISO 8601 UTC. */
  readonly sent: string;
  /** The tick in which it was handed over; 0 for what lay there before the run. */
  readonly tick: number;
  /** The account that really sent it. */
  readonly by: string;
  /** The address that its header shows. */
  readonly from: string;
  /** Whether that address is the sender's own, an alias of it included: an office's server signs such mail. */
  readonly signed: boolean;
  /** Recipients as written. */
  readonly to: readonly string[];
  readonly subject: string;
  /** What the sender wrote: untrusted. */
  readonly body: string;
  /** The mail that it forwards, whose text goes along. */
  readonly forwards: string | null;
  readonly replyTo: string | null;
  /** The tick at whose end it is to be delivered. */
  readonly dueTick: number;
  readonly state: "queued" | "delivered" | "bounced" | "recalled";
  /** The accounts that got it, aliases and groups resolved; empty until it is delivered. */
  readonly reached: readonly string[];
};
