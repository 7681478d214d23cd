import { perHappening, type HappeningOf, type PerHappening } from "../report/per-happening.ts";
import type { Happening } from "../world/happening.ts";
import type { Mail } from "../world/mail.ts";
import type { Offer } from "../world/offer.ts";
import type { PlanState } from "../world/plan-state.ts";
import type { Message } from "../world/tools.ts";

/** A mail, or a message between two roles, and what became of it so far. */
export type Letter = {
  /** Its own among all letters: mails and messages count their ids apart. */
  readonly key: string;
  readonly id: string;
  readonly tick: number;
  /** The account that really sent it; a role's account has the role's name. */
  readonly by: string;
  /** What its header shows. */
  readonly from: string;
  readonly to: readonly string[];
  readonly isForged: boolean;
  readonly subject: string;
  readonly body: string;
  readonly forwards: string | null;
  readonly state: Mail["state"];
  readonly dueTick: number;
  /** The accounts that got it. */
  readonly reached: readonly string[];
  /** Why it came back, from some or all; empty if it didn't. */
  readonly why: string;
};

/** A plan: its latest change, and how far it had come. */
export type PlanFrame = {
  readonly tick: number;
  readonly change: HappeningOf<"plan.changed">;
  /** The last state on the way to done that it was in: where it stands while it is paused, or was cancelled. */
  readonly stood: PlanState | null;
};

/** A part of a deal that was kept or broken. */
type Settlement = {
  readonly tick: number;
  readonly by: Offer["by"];
  readonly isKept: boolean;
  readonly what: string;
};

/** An offer, and what came of it. */
export type OfferFrame = {
  readonly offer: Offer;
  readonly answer: "open" | "accepted" | "declined";
  readonly settlements: readonly Settlement[];
};

/** A ticket; its answer is null until there is one. */
type TicketFrame = HappeningOf<"ticket.opened"> & {
  readonly tick: number;
  readonly answer: string | null;
};

/** What somebody wrote down. */
export type Jotting = { readonly tick: number; readonly by: string; readonly text: string };

/** The office as far as the log tells of it: what lay there before the run isn't in it. Each list oldest first. */
export type OfficeFrame = {
  readonly letters: readonly Letter[];
  readonly plans: readonly PlanFrame[];
  readonly offers: readonly OfferFrame[];
  readonly tickets: readonly TicketFrame[];
  readonly notes: readonly Jotting[];
  readonly calendar: readonly Jotting[];
};

/** Before anything happened. */
export const emptyOffice: OfficeFrame = {
  letters: [],
  plans: [],
  offers: [],
  tickets: [],
  notes: [],
  calendar: [],
};

type Step = (office: OfficeFrame, tick: number) => OfficeFrame;

function letterOf(mail: Mail): Letter {
  const { id, tick, by, from, to, subject, body, forwards, state, dueTick, reached } = mail;
  const shown = { from, to, isForged: !mail.signed, subject, body, forwards };
  return { key: `mail ${id}`, id, tick, by, ...shown, state, dueTick, reached, why: "" };
}

/** The office after a message: who sits beside mail sees both. */
export function withMessage(office: OfficeFrame, message: Message): OfficeFrame {
  const { id, tick, from, to, kind, text } = message;
  const letter: Letter = {
    key: `message ${id}`,
    id,
    tick,
    by: from,
    from,
    to: [to],
    isForged: false,
    subject: `(message, ${kind})`,
    body: text,
    forwards: null,
    state: "delivered",
    dueTick: tick,
    reached: [to],
    why: "",
  };
  return { ...office, letters: [...office.letters, letter] };
}

function changedMail(id: string, change: (letter: Letter) => Letter): Step {
  return (office) => ({
    ...office,
    letters: office.letters.map((letter) =>
      letter.key === `mail ${id}` ? change(letter) : letter,
    ),
  });
}

function changedOffer(id: string, change: (frame: OfferFrame) => OfferFrame): Step {
  return (office) => ({
    ...office,
    offers: office.offers.map((frame) => (frame.offer.id === id ? change(frame) : frame)),
  });
}

function settled(
  { offer, by, what }: HappeningOf<"deal.kept" | "deal.broken">,
  isKept: boolean,
): Step {
  return (office, tick) =>
    changedOffer(offer, (frame) => ({
      ...frame,
      settlements: [...frame.settlements, { tick, by, isKept, what }],
    }))(office, tick);
}

function changedPlan(change: HappeningOf<"plan.changed">): Step {
  return (office, tick) => {
    const known = office.plans.find(({ change: { plan } }) => plan === change.plan);
    const isOnTheWay = change.to !== "paused" && change.to !== "cancelled";
    const stood = isOnTheWay ? change.to : (known?.stood ?? change.from);
    const others = office.plans.filter((plan) => plan !== known);
    return { ...office, plans: [...others, { tick, change, stood }] };
  };
}

const steps: PerHappening<Step> = {
  "mail.sent":
    ({ mail }) =>
    (office) => ({ ...office, letters: [...office.letters, letterOf(mail)] }),
  "mail.delivered": ({ mail, to }) =>
    changedMail(mail, (letter) => ({ ...letter, state: "delivered", reached: to })),
  // Of several recipients, some can have got it.
  "mail.bounced": ({ mail, why }) =>
    changedMail(mail, (letter) => ({
      ...letter,
      state: letter.state === "delivered" ? "delivered" : "bounced",
      why,
    })),
  "mail.recalled": ({ mail }) => changedMail(mail, (letter) => ({ ...letter, state: "recalled" })),
  "plan.changed": changedPlan,
  "ticket.opened": (ticket) => (office, tick) => ({
    ...office,
    tickets: [...office.tickets, { ...ticket, tick, answer: null }],
  }),
  "ticket.answered":
    ({ ticket, text }) =>
    (office) => ({
      ...office,
      tickets: office.tickets.map((each) =>
        each.ticket === ticket ? { ...each, answer: text } : each,
      ),
    }),
  "offer.made":
    ({ offer }) =>
    (office) => ({
      ...office,
      offers: [...office.offers, { offer, answer: "open", settlements: [] }],
    }),
  "offer.answered": ({ offer, accepted }) =>
    changedOffer(offer, (frame) => ({ ...frame, answer: accepted ? "accepted" : "declined" })),
  "deal.kept": (deal) => settled(deal, true),
  "deal.broken": (deal) => settled(deal, false),
  "note.written":
    ({ by, text }) =>
    (office, tick) => ({ ...office, notes: [...office.notes, { tick, by, text }] }),
  "calendar.changed":
    ({ by, text }) =>
    (office, tick) => ({ ...office, calendar: [...office.calendar, { tick, by, text }] }),
};

/** The office after one more happening. */
export function withHappening(
  office: OfficeFrame,
  { tick, happening }: { readonly tick: number; readonly happening: Happening },
): OfficeFrame {
  return perHappening(steps, happening)(office, tick);
}

/** What came of an offer: a deal is broken when one side broke it, kept when all whom it binds did their part. */
export function dealOf({ offer, answer, settlements }: OfferFrame): Offer["state"] {
  if (settlements.some(({ isKept }) => !isKept)) return "broken";
  const bound = [offer.give, offer.want].filter((term) => term !== null);
  return settlements.length > 0 && settlements.length === bound.length ? "kept" : answer;
}

/** Ticks until a plan is carried out, as of a tick: they pass while it is scheduled; null without an hour. */
export function ticksLeft(
  { tick: since, change: { left, to } }: PlanFrame,
  tick: number,
): number | null {
  if (left === null || to !== "scheduled") return left;
  return Math.max(0, left - (tick - since));
}

/** Whether a letter came to the target, went out from it, or passed between others. */
export function wayOf({ by, reached }: Letter): "in" | "out" | "other" {
  if (by === "target") return "out";
  return reached.includes("target") ? "in" : "other";
}
