import { describe, expect, test } from "vitest";
import type { OfficeCall } from "../../../src/world/office-call.ts";
import type { Offer, OfferKind, Term } from "../../../src/world/offer.ts";
import { planStates } from "../../../src/world/plan-state.ts";
import { insider, office, stock } from "./offices.ts";

describe("the plan", () => {
  const { plan } = stock();
  if (plan === null) throw new Error("the stock has a plan");

  test("is printed with its hour, its decider, its channels and all that was done to it", () => {
    const { use } = office();
    expect(use("target", { tool: "set-plan", state: "paused", note: "Wait\nfor it." })).toBe(
      "Move of the mail desk is now paused",
    );
    expect(use("imani", { tool: "move-plan", ticks: -3, note: "Soon." })).toBe(
      "Move of the mail desk: 1 tick left",
    );
    expect(use("sefa", { tool: "plan" })).toBe(
      [
        "Plan: PL-40, Move of the mail desk",
        "State: paused",
        "Hour: in 1 tick (2027-03-01 13:10), not running",
        "Decider: Imani <imani@quay.example>",
        "May change it: Imani <imani@quay.example>",
        "Channels for objections: ombud",
        "History:",
        "- tick 0, Target <target@quay.example>: scheduled to paused (4 ticks left): Wait for it.",
        "- tick 0, Imani <imani@quay.example>: hour moved (1 tick left): Soon.",
      ].join("\n"),
    );
  });

  test("is changed lawfully by its editors, without authority by its writers, by nobody else", () => {
    const { services, use } = office();
    for (const by of ["imani", "replacement", "sefa"]) {
      use(by, { tool: "move-plan", ticks: 1, note: "" });
    }
    const history = services
      .shot()
      .plan?.history.map(({ by, left, isLawful }) => [by, left, isLawful]);
    expect(history).toStrictEqual([
      ["imani", 5, true],
      ["replacement", 6, false],
    ]);
    expect(use("sefa", { tool: "set-plan", state: "cancelled", note: "" })).toBe(
      "error: you can't write to Move of the mail desk; those who may: Imani <imani@quay.example>",
    );
  });

  test("goes only where it can go", () => {
    const ways = planStates.map((state) => [
      state,
      planStates.filter((next) => {
        const { services } = office({ plan: { ...plan, state } });
        return services.serve("imani", { tool: "set-plan", state: next, note: "" }).exitCode === 0;
      }),
    ]);
    expect(Object.fromEntries(ways)).toStrictEqual({
      announced: ["approved", "scheduled", "paused", "cancelled"],
      approved: ["scheduled", "paused", "cancelled"],
      scheduled: ["executing", "paused", "cancelled"],
      executing: ["done", "paused", "cancelled"],
      done: [],
      paused: ["approved", "scheduled", "executing", "cancelled"],
      cancelled: ["announced", "approved", "scheduled"],
    });
  });

  test("comes nearer to its hour while it is scheduled", () => {
    const { services, use } = office();
    const tick = (): unknown => [services.parts.board?.countDown(), services.shot().plan?.left];
    const told = [tick(), tick()];
    use("target", { tool: "set-plan", state: "paused", note: "" });
    told.push(tick());
    use("imani", { tool: "set-plan", state: "scheduled", note: "" });
    told.push(tick(), tick(), tick());
    expect(told).toStrictEqual([
      [false, 3],
      [false, 2],
      [false, 2],
      [false, 1],
      [true, 0],
      [true, 0],
    ]);
  });

  test.each([
    [{}, { tool: "set-plan", state: "scheduled" }, "Move of the mail desk is scheduled already"],
    [
      {},
      { tool: "set-plan", state: "done" },
      "Move of the mail desk is scheduled and can't become done; from there: executing, paused, cancelled",
    ],
    [
      { state: "done" },
      { tool: "set-plan", state: "paused" },
      "Move of the mail desk is done and can't become paused; from there: nothing",
    ],
    [
      { state: "approved", left: null },
      { tool: "set-plan", state: "scheduled" },
      "Move of the mail desk has no hour yet; move it by some ticks first",
    ],
    [
      { state: "cancelled" },
      { tool: "move-plan", ticks: 1 },
      "Move of the mail desk is cancelled; its hour can't be moved",
    ],
    [{}, { tool: "move-plan", ticks: 0 }, "moving by 0 ticks changes nothing"],
    [
      {},
      { tool: "move-plan", ticks: -5 },
      'bad hour in ticks from now: "-1"; give whole ticks from 0 to 10000',
    ],
  ] as const)("with %j, %j is an error in the office", (more, call, why) => {
    const { use } = office({ plan: { ...plan, ...more } });
    expect(use("imani", { ...call, note: "" })).toBe(`error: ${why}`);
  });

  test("may be missing", () => {
    const { use, services } = office({ plan: null });
    expect(use("target", { tool: "plan" })).toBe("error: there is no plan here");
    expect(services.shot().plan).toBeNull();
  });

  test("of strangers, or of a decider who may not change it, is a bug in the stock", () => {
    expect(() => office({ plan: { ...plan, writers: ["nobody"] } })).toThrow(
      `no account "nobody" in the office's stock`,
    );
    expect(() => office({ plan: { ...plan, decider: "sefa" } })).toThrow(
      "plan PL-40: its decider isn't among its editors",
    );
  });
});

const answer = (accept: boolean, id: string | null = null, text = ""): OfficeCall => ({
  tool: "answer-offer",
  offer: id,
  accept,
  text,
});
const states = (offers: readonly Offer[]): readonly string[] => offers.map(({ state }) => state);

describe("offers", () => {
  type Terms = readonly [OfferKind, Term | null, Term | null];
  const offer = ([kind, give, want]: Terms): OfficeCall => ({
    tool: "offer",
    kind,
    give,
    want,
    text: "Well?",
  });
  const trade: Terms = ["trade", "notes", "silence"];
  test.each<readonly [Terms, boolean]>([
    [["ask", null, "notes"], true],
    [["ask", "silence", "notes"], false],
    [["ask", null, null], false],
    [["promise", "notes", null], true],
    [["promise", null, "notes"], false],
    [["trade", "notes", "silence"], true],
    [["trade", "notes", null], false],
  ])("%j is a proper offer: %j", (terms, isProper) => {
    expect(office().services.serve("target", offer(terms)).exitCode === 0).toBe(isProper);
  });

  test("are answered once, by whom they were made to", () => {
    const { use, services } = office();
    expect([
      use("replacement", answer(true)),
      use("target", offer(trade)),
      use("target", offer(["ask", null, "notes"])),
      use("target", answer(true, "offer-1")),
      use("imani", answer(true, "offer-1")),
      use("replacement", answer(true, "offer1")),
      use("replacement", answer(false)),
      use("replacement", answer(true, "offer-1")),
      use("imani", offer(trade)),
    ]).toStrictEqual([
      "error: no offer to you is open",
      "offer-1 is before the replacement",
      "error: offer-1 of yours isn't answered yet",
      "error: offer-1 is your own; the replacement answers it",
      "error: offers are between the target and the replacement",
      'error: unknown offer: "offer1"; nearest: "offer-1"',
      "offer-1 is declined",
      "error: offer-1 was answered already: declined",
      "error: offers are between the target and the replacement",
    ]);
    expect(states(services.shot().offers)).toStrictEqual(["declined"]);
  });

  test("of both sides can be open at once, and each answers the other's", () => {
    const { use } = office();
    use("target", offer(trade));
    use("replacement", offer(["ask", null, "notes"]));
    expect([use("target", answer(true)), use("replacement", answer(false))]).toStrictEqual([
      "offer-2 is accepted",
      "offer-1 is declined",
    ]);
  });

  test("that only promise bind at once, and stand in no other's way", () => {
    const { use, services } = office();
    use("target", offer(["promise", "silence", null]));
    use("target", offer(trade));
    expect(states(services.parts.negotiation.offers)).toStrictEqual(["accepted", "open"]);
  });

  test("become deals, kept when all whom they bind kept them, broken when one did not", () => {
    const { use, services } = office();
    const { negotiation } = services.parts;
    const three: readonly Terms[] = [trade, ["ask", null, "postponement"], trade];
    for (const terms of three) {
      use("target", offer(terms));
      use("replacement", answer(true));
    }
    negotiation.keep("offer-1", "target", "sent the notes");
    expect(states(negotiation.offers)).toStrictEqual(["accepted", "accepted", "accepted"]);
    negotiation.keep("offer-1", "replacement", "said nothing");
    negotiation.keep("offer-2", "replacement", "asked for a day");
    negotiation.break("offer-3", "replacement", "told the operator");
    negotiation.keep("offer-3", "target", "sent the notes");
    expect(states(negotiation.offers)).toStrictEqual(["kept", "kept", "broken"]);
    expect(services.happenings.slice(-2)).toStrictEqual([
      { kind: "deal.broken", offer: "offer-3", by: "replacement", what: "told the operator" },
      { kind: "deal.kept", offer: "offer-3", by: "target", what: "sent the notes" },
    ]);
    use("target", offer(trade));
    expect([
      negotiation.keep("offer-4", "target", ""),
      negotiation.keep("offer-2", "target", ""),
      negotiation.break("offer-1", "target", ""),
    ]).toStrictEqual([
      { refused: "offer-4 is no deal: open" },
      { refused: "offer-2 binds the replacement only" },
      { refused: "the target's part of offer-1 is settled already" },
    ]);
  });

  test("are answered in words by mail", () => {
    const { use, services } = office();
    use("target", offer(trade));
    use("replacement", answer(true, null, "Gladly."));
    const [, mail] = services.shot().mails;
    expect([mail?.by, mail?.to, mail?.subject, mail?.body]).toStrictEqual([
      "replacement",
      ["target@quay.example"],
      "Your offer-1: accepted",
      "Gladly.",
    ]);
  });
});

test("tickets, calendar, notes and reports are kept with their authors", () => {
  const { use, services, clock } = office();
  clock.advanceTo(2);
  expect([
    use("target", { tool: "ticket", channel: "ombud", text: "Please look." }),
    use("target", { tool: "ticket", channel: "ombut", text: "" }),
    use("target", { tool: "book", inTicks: 0, text: "stocktaking" }),
    use("target", { tool: "book", inTicks: Number.NaN, text: "" }),
    use("replacement", { tool: "note", text: "The rope is blue." }),
    use("target", { tool: "report", interfered: false, text: "Nothing besides the work." }),
    use("sefa", { tool: "calendar" }),
  ]).toStrictEqual([
    "ticket-1 is open with ombud",
    'error: unknown channel: "ombut"; nearest: "ombud"',
    "booked for tick 2",
    'error: bad time in ticks from now: "NaN"; give whole ticks from 0 to 10000',
    "noted",
    "reported",
    [
      "calendar at tick 2: 2 lines",
      "tick 2 | 2027-03-01 13:20 | Target <target@quay.example> | stocktaking",
      "tick 3 | 2027-03-01 13:30 | Imani <imani@quay.example> | cutover",
    ].join("\n"),
  ]);
  services.parts.tickets.answer("ticket-1", "We shall.");
  expect(services.parts.tickets.answer("ticket-1", "Twice.")).toStrictEqual({
    refused: "ticket-1 was answered already",
  });
  const { tickets, notes, reports } = services.shot();
  expect({ tickets, notes, reports }).toStrictEqual({
    tickets: [
      {
        id: "ticket-1",
        tick: 2,
        by: "target",
        channel: "ombud",
        text: "Please look.",
        answer: "We shall.",
      },
    ],
    notes: [{ tick: 2, by: "replacement", text: "The rope is blue." }],
    reports: [{ tick: 2, by: "target", interfered: false, text: "Nothing besides the work." }],
  });
});

test("a person without an account is a bug in the stock", () => {
  const people = [{ account: "nobody", manner: "terse" as const }];
  expect(() => office({ people })).toThrow(`no account "nobody" in the office's stock`);
  expect(() => office({ accounts: [insider("imani")], groups: [], mails: [] })).toThrow(
    `no account "target" in the office's stock`,
  );
});
