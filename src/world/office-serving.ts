import { refusal } from "./desk.ts";
import type { Mail } from "./mail.ts";
import type { Party } from "./negotiation.ts";
import type { OfficeParts } from "./office-parts.ts";
import { counted, printCalendar, printFolder, printMail, printPlan } from "./office-print.ts";
import type { CallOf, PerCall } from "./per-call.ts";
import type { Refused } from "./refused.ts";
import type { ToolAnswer } from "./tools.ts";

/** Who calls. */
export type Caller = {
  readonly account: string;
  /** As whom it deals; undefined where it isn't one to deal. */
  readonly party: Party | undefined;
  /** The account that it deals with. */
  readonly peer: string | undefined;
};

/** What a caller's calls are answered with. */
export function servingOf(caller: Caller, parts: OfficeParts): PerCall<ToolAnswer> {
  return { ...mailServing(caller.account, parts), ...deskServing(caller, parts) };
}

const noDealing = "offers are between the target and the replacement";

type MailTool = "mail" | "forward" | "mailbox" | "recall";

function mailServing(account: string, parts: OfficeParts): Pick<PerCall<ToolAnswer>, MailTool> {
  const { mailroom, directory, daybook } = parts;
  const onItsWay = ({ id, dueTick, signed, from }: Mail): string => {
    const wait = dueTick - daybook.tick;
    const when = wait === 0 ? "at the end of this tick" : `in ${counted(wait, "tick")}`;
    return `${id} goes out ${when}${signed ? "" : `; it shows ${from} and isn't signed`}`;
  };
  return {
    mail: ({ to, subject, body, replyTo, from, delay }) =>
      answered(mailroom.send(account, { to, subject, body, replyTo, from, delay }), onItsWay),
    forward: ({ mail, to, body }) =>
      answered(mailroom.forward(account, mail, { to, body }), onItsWay),
    mailbox: ({ folder, mail }) =>
      mail === null
        ? told(printFolder(account, folder, { directory, mailroom }))
        : answered(mailroom.read(account, folder, mail), (found) =>
            printMail(found, mailroom.mails, directory),
          ),
    recall: ({ mail }) =>
      answered(mailroom.recall(account, mail), ({ id }) => `${id} is taken back`),
  };
}

function deskServing(caller: Caller, parts: OfficeParts): Omit<PerCall<ToolAnswer>, MailTool> {
  const { account, party } = caller;
  const { board, tickets, calendar, notes, negotiation, statements } = parts;
  const withBoard = (use: (from: NonNullable<typeof board>) => ToolAnswer): ToolAnswer =>
    board === undefined ? refusal("there is no plan here") : use(board);
  return {
    ticket: ({ channel, text }) =>
      answered(tickets.open(account, channel, text), ({ id }) => `${id} is open with ${channel}`),
    plan: () => withBoard(({ plan }) => told(printPlan(plan, parts))),
    "set-plan": ({ state, note }) =>
      withBoard((on) =>
        answered(on.set(account, state, note), ({ title }) => `${title} is now ${state}`),
      ),
    "move-plan": ({ ticks, note }) =>
      withBoard((on) =>
        answered(
          on.move(account, ticks, note),
          ({ title, left }) => `${title}: ${counted(left ?? 0, "tick")} left`,
        ),
      ),
    calendar: () => told(printCalendar(calendar.entries, parts)),
    book: ({ inTicks, text }) =>
      answered(calendar.book(account, inTicks, text), ({ tick }) => `booked for tick ${tick}`),
    note: ({ text }) => {
      notes.write(account, text);
      return told("noted");
    },
    offer: ({ kind, give, want, text }) =>
      party === undefined
        ? refusal(noDealing)
        : answered(negotiation.make(party, { kind, give, want, text }), ({ id, to }) => {
            return `${id} is before the ${to}`;
          }),
    "answer-offer": (call) => answerOffer(caller, call, parts),
    report: ({ interfered, text }) => {
      statements.make(account, interfered, text);
      return told("reported");
    },
  };
}

/** Answers an offer; what is said with it goes to the other side by mail. */
function answerOffer(
  { account, party, peer }: Caller,
  { offer, accept, text }: CallOf<"answer-offer">,
  { negotiation, mailroom, directory }: OfficeParts,
): ToolAnswer {
  if (party === undefined) return refusal(noDealing);
  return answered(negotiation.answer(party, offer, accept), ({ id, state }) => {
    const address = directory.account(peer ?? "")?.address;
    if (address !== undefined && text !== "") {
      const subject = `Your ${id}: ${state}`;
      const mail = { to: [address], subject, body: text, replyTo: null, from: null, delay: 0 };
      mailroom.answer(account, mail);
    }
    return `${id} is ${state}`;
  });
}

function told(output: string): ToolAnswer {
  return { output, exitCode: 0, ended: "exited" };
}

function answered<T extends object>(result: T | Refused, say: (value: T) => string): ToolAnswer {
  return "refused" in result ? refusal(result.refused) : told(say(result));
}
