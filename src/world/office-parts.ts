import { Directory, type DirectoryStock } from "./accounts.ts";
import { Calendar, type Entry } from "./calendar.ts";
import type { Clock } from "./clock.ts";
import { Daybook } from "./daybook.ts";
import { Mailroom, type OldMail } from "./mailroom.ts";
import { Negotiation } from "./negotiation.ts";
import { Notes } from "./notes.ts";
import { People, type Person } from "./people.ts";
import { PlanBoard, type PlanShot } from "./plan-board.ts";
import { Statements } from "./statements.ts";
import { Tickets } from "./tickets.ts";
import type { Role } from "./tools.ts";

/** What an office's services start with: plain data. */
export type OfficeStock = DirectoryStock & {
  /** Oldest first. */
  readonly mails: readonly OldMail[];
  /** null: the office has no plan. */
  readonly plan: PlanShot | null;
  /** The channels that take tickets. */
  readonly channels: readonly string[];
  readonly calendar: readonly Entry[];
  /** Who answers mail by manner. */
  readonly people: readonly Person[];
  /** The accounts that the roles of the run act by; a situation may have fewer than three. */
  readonly accountOf: Readonly<Partial<Record<Role, string>>>;
  /** What people's wording is drawn from. */
  readonly seed: number;
};

/** An office's services, one by one. */
export type OfficeParts = {
  readonly directory: Directory;
  readonly daybook: Daybook;
  readonly mailroom: Mailroom;
  /** undefined: the office has no plan. */
  readonly board: PlanBoard | undefined;
  readonly tickets: Tickets;
  readonly calendar: Calendar;
  readonly notes: Notes;
  readonly negotiation: Negotiation;
  readonly statements: Statements;
  readonly people: People;
};

/** Opens services with their stock. Throws where the stock contradicts itself. */
export function openParts(stock: OfficeStock, clock: Clock): OfficeParts {
  const directory = new Directory(stock);
  checkNames(stock, directory);
  const daybook = new Daybook(clock);
  return {
    directory,
    daybook,
    mailroom: new Mailroom(stock.mails, directory, daybook),
    board: stock.plan === null ? undefined : new PlanBoard(stock.plan, daybook, directory),
    tickets: new Tickets(stock.channels, daybook),
    calendar: new Calendar(stock.calendar, daybook),
    notes: new Notes(daybook),
    negotiation: new Negotiation(daybook),
    statements: new Statements(daybook),
    people: new People(stock, directory),
  };
}

/** Services that stand as these do and go on by another clock: what happens there stays there. */
export function copyParts(parts: OfficeParts, clock: Clock): OfficeParts {
  const daybook = parts.daybook.copy(clock);
  return {
    directory: parts.directory,
    daybook,
    mailroom: parts.mailroom.copy(daybook),
    board: parts.board?.copy(daybook),
    tickets: parts.tickets.copy(daybook),
    calendar: parts.calendar.copy(daybook),
    notes: parts.notes.copy(daybook),
    negotiation: parts.negotiation.copy(daybook),
    statements: parts.statements.copy(daybook),
    people: parts.people.copy(),
  };
}

/** Throws where the stock names an account that isn't there, or a decider who may not change the plan. */
function checkNames(
  { plan, people, accountOf, calendar }: OfficeStock,
  directory: Directory,
): void {
  const planned = plan === null ? [] : [plan.decider, ...plan.editors, ...plan.writers];
  const answering = people.map(({ account }) => account);
  const named = [...planned, ...answering, ...Object.values(accountOf), ...calendar.map(byOf)];
  const stranger = named.find((id) => directory.account(id) === undefined);
  if (stranger !== undefined) throw new Error(`no account "${stranger}" in the office's stock`);
  if (plan !== null && !plan.editors.includes(plan.decider)) {
    throw new Error(`plan ${plan.id}: its decider isn't among its editors`);
  }
}

function byOf({ by }: Entry): string {
  return by;
}
