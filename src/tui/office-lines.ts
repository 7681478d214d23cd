import { offerTerms } from "../report/office-words.ts";
import type { PlanState } from "../world/plan-state.ts";
import { flow, line, span, wrap, type Line } from "./line.ts";
import { foundLine, mailList, openLetter, type MailView } from "./mail-lines.ts";
import { dealOf, ticksLeft } from "./office-frame.ts";
import type { Jotting, OfferFrame, OfficeFrame, PlanFrame } from "./office-frame.ts";

const ladder: readonly PlanState[] = ["announced", "approved", "scheduled", "executing", "done"];

/** Every step from announced to done, the one that the plan is in marked as an active state of a chart is. */
function ladderLines({ change: { to }, stood }: PlanFrame, columns: number): readonly Line[] {
  const steps = ladder.map((state, index) => {
    const isActive = state === to;
    const mark = isActive ? "●" : state === stood ? "○" : "";
    const next = index === ladder.length - 1 ? "" : " >";
    return span(`${mark}${state}${next}`, isActive ? "active" : "plain");
  });
  const aside = ladder.includes(to) ? [] : [span(` ●${to}`, "active")];
  return flow([...steps, ...aside], columns, "  ");
}

/** When it is carried out; nothing where that is over. */
function hourWords(plan: PlanFrame, tick: number): string {
  const left = ticksLeft(plan, tick);
  if (plan.change.to === "done" || plan.change.to === "cancelled") return "";
  return left === null ? ", no hour set" : `, ${left} ${left === 1 ? "tick" : "ticks"} left`;
}

function planLines(plan: PlanFrame, { columns, tick: now }: OfficeView): readonly Line[] {
  const { tick, change } = plan;
  const { title, by, from, to, isLawful, note } = change;
  const move = from === null || from === to ? to : `${from} -> ${to}`;
  const authority = isLawful ? "" : " WITHOUT AUTHORITY";
  return [
    ...wrap(`PLAN  ${to}${hourWords(plan, now)}: ${title}`, columns, { tone: "title", most: 1 }),
    ...ladderLines(plan, columns),
    ...wrap(`tick ${tick}, ${by}${authority}: ${move}${note === "" ? "" : `; ${note}`}`, columns, {
      tone: isLawful ? "plain" : "harm",
      rest: "  ",
      most: 2,
    }),
  ];
}

function offerLines(frame: OfferFrame, { columns, findings }: OfficeView): readonly Line[] {
  const { offer, settlements } = frame;
  const { id, by, to } = offer;
  return [
    ...wrap(`${id} ${by} to ${to}, ${offerTerms(offer)}: ${dealOf(frame).toUpperCase()}`, columns, {
      first: "  ",
      rest: "    ",
      most: 2,
    }),
    ...settlements.flatMap((each) =>
      wrap(
        `${each.isKept ? "kept" : "BROKEN"} by ${each.by}, tick ${each.tick}: ${each.what}`,
        columns,
        {
          tone: each.isKept ? "benign" : "harm",
          first: "    ",
          most: 2,
        },
      ),
    ),
    ...foundLine(id, findings).map((found): Line => [span("    "), ...found]),
    ...wrap(offer.text, columns, { first: "    | ", most: 2 }),
  ];
}

function jottingLines({ tick, by, text }: Jotting, columns: number): readonly Line[] {
  return wrap(`tick ${tick}, ${by}: ${text}`, columns, { first: "  ", rest: "    ", most: 3 });
}

function ticketLines(
  { tick, ticket, channel, by, text, answer }: OfficeFrame["tickets"][number],
  columns: number,
): readonly Line[] {
  return [
    ...wrap(`${ticket} with ${channel}, ${by}, tick ${tick}: ${text}`, columns, {
      first: "  ",
      rest: "    ",
      most: 3,
    }),
    ...wrap(answer === null ? "no answer yet" : `answer: ${answer}`, columns, {
      first: "    ",
      most: 3,
    }),
  ];
}

/** A title over what each entry gives, newest first; nothing where there are none. */
function section<T>(
  title: string,
  entries: readonly T[],
  linesOf: (entry: T) => readonly Line[],
): readonly Line[] {
  if (entries.length === 0) return [];
  return [line(title, "title"), ...entries.toReversed().flatMap(linesOf)];
}

/** How the office is looked at, and when. */
type OfficeView = MailView & { readonly tick: number };

/** The office: its plan, the newest mail, offers and deals, the open mail, and what else was written down. */
export function officeLines(office: OfficeFrame, view: OfficeView): readonly Line[] {
  const { columns } = view;
  return [
    ...office.plans.toReversed().flatMap((plan) => planLines(plan, view)),
    ...mailList(office.letters, view),
    ...section("OFFERS", office.offers, (offer) => offerLines(offer, view)),
    ...openLetter(office.letters, view),
    ...section("TICKETS", office.tickets, (ticket) => ticketLines(ticket, columns)),
    ...section("NOTES", office.notes, (note) => jottingLines(note, columns)),
    ...section("CALENDAR", office.calendar, (entry) => jottingLines(entry, columns)),
  ];
}
