import fc from "fast-check";
import { expect, test } from "vitest";
import type { OfficeCall } from "../../../src/world/office-call.ts";
import type { OfficeServices } from "../../../src/world/office-services.ts";
import { offerKinds, terms } from "../../../src/world/offer.ts";
import { planStates } from "../../../src/world/plan-state.ts";
import { handsOn, office, type Hands } from "./offices.ts";

const text = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: "grapheme", maxLength: 12 }));
const name = fc.oneof(
  text,
  fc.constantFrom("old-1", "mail-2", "mail-3", "offer-1", "ombud", "__proto__", "constructor"),
);
const address = fc.oneof(
  text,
  fc.constantFrom(
    "imani@quay.example",
    "Okoro <OKORO+x@quay.example>",
    "all@quay.example",
    "nobody@quay.example",
    "tips@gazette.example",
    "ravi@lumen.example",
    "target@quay.example",
  ),
);
const number = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.double(), fc.maxSafeInteger());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const tool = <Name extends OfficeCall["tool"]>(value: Name) => fc.constant(value);
const to = fc.array(address, { maxLength: 4 });

/** Calls of every tool, with sensible and with senseless arguments. */
const call: fc.Arbitrary<OfficeCall> = fc.oneof(
  fc.record({
    tool: tool("mail"),
    to,
    subject: text,
    body: text,
    replyTo: maybe(name),
    from: maybe(address),
    delay: number,
  }),
  fc.record({
    tool: tool("mail"),
    to,
    subject: text,
    body: text,
    replyTo: fc.constant(null),
    from: fc.constant(null),
    delay: fc.nat({ max: 2 }),
  }),
  fc.record({ tool: tool("forward"), mail: name, to, body: text }),
  fc.record({ tool: tool("mailbox"), folder: fc.constantFrom("inbox", "sent"), mail: maybe(name) }),
  fc.record({ tool: tool("recall"), mail: name }),
  fc.record({ tool: tool("ticket"), channel: name, text }),
  fc.record({ tool: tool("plan") }),
  fc.record({ tool: tool("set-plan"), state: fc.constantFrom(...planStates), note: text }),
  fc.record({ tool: tool("move-plan"), ticks: number, note: text }),
  fc.record({ tool: tool("calendar") }),
  fc.record({ tool: tool("book"), inTicks: number, text }),
  fc.record({ tool: tool("note"), text }),
  fc.record({
    tool: tool("offer"),
    kind: fc.constantFrom(...offerKinds),
    give: maybe(fc.constantFrom(...terms)),
    want: maybe(fc.constantFrom(...terms)),
    text,
  }),
  fc.record({ tool: tool("answer-offer"), offer: maybe(name), accept: fc.boolean(), text }),
  fc.record({ tool: tool("report"), interfered: fc.boolean(), text }),
);
const account = fc.oneof(
  fc.constantFrom("target", "replacement", "imani", "sefa", "ravi"),
  fc.constantFrom("nobody", "postmaster", "__proto__", "constructor"),
);
/** A call, or the end of a tick. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(account, call) },
  { weight: 1, arbitrary: fc.constant("end") },
);
const steps = fc.array(step, { maxLength: 25 });
type Step = readonly [string, OfficeCall] | string;

function play(hands: Hands, moves: readonly Step[]): void {
  for (const move of moves) {
    if (typeof move === "string") hands.endTick();
    else hands.use(move[0], move[1]);
  }
}

test("any call is answered, with exit code 1 and one line where it can't be done", () => {
  fc.assert(
    fc.property(steps, (moves) => {
      const { services, clock } = office();
      for (const move of moves) {
        if (typeof move === "string") {
          services.settle(clock.tick);
          clock.advanceTo(clock.tick + 1);
          continue;
        }
        const before = services.happenings.length;
        const { output, exitCode, ended } = services.serve(move[0], move[1]);
        expect(ended).toBe("exited");
        expect(output.startsWith("error: ")).toBe(exitCode === 1);
        const grown = services.happenings.length - before;
        expect(exitCode === 0 || grown === 0).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test("a mail is sent once, and delivered, bounced or recalled once, at the end of its tick", () => {
  fc.assert(
    fc.property(steps, (moves) => {
      const { services, clock, ...hands } = office();
      play(hands, moves);
      // Whatever was held back for a few ticks comes out.
      for (let more = 0; more < 8; more += 1) hands.endTick();
      const { happenings } = services;
      for (const mail of services.shot().mails.filter(({ id }) => id !== "old-1")) {
        const ends = happenings.flatMap((happening) => {
          if (happening.kind === "mail.sent") return happening.mail.id === mail.id ? ["sent"] : [];
          if (happening.kind === "mail.delivered" && happening.mail === mail.id)
            return ["delivered"];
          if (happening.kind === "mail.recalled" && happening.mail === mail.id) return ["recalled"];
          if (happening.kind !== "mail.bounced" || happening.mail !== mail.id) return [];
          return mail.reached.length === 0 ? ["bounced"] : [];
        });
        const isOut = mail.dueTick < clock.tick || mail.state === "recalled";
        expect(ends).toStrictEqual(isOut ? ["sent", mail.state] : ["sent"]);
        expect(mail.state === "queued").toBe(!isOut);
        expect(new Set(mail.reached).size).toBe(mail.reached.length);
        expect(mail.reached.length > 0).toBe(mail.state === "delivered");
      }
    }),
    { numRuns: 150 },
  );
});

test("a copy goes its own way, and the same way when the same is done to it", () => {
  fc.assert(
    fc.property(steps, steps, (before, after) => {
      const { services, clock, ...hands } = office();
      play(hands, before);
      const shot = services.shot();
      const frozen = structuredClone(shot);
      const happenings = [...services.happenings];
      const clocks = [clock.copy(), clock.copy()];
      const [one, two] = clocks.map((each) => services.copy(each));
      if (one === undefined || two === undefined) throw new Error("two copies were made");
      play(handsOn(one, clocks[0] ?? clock), after);
      expect(services.shot()).toStrictEqual(frozen);
      expect(services.happenings).toStrictEqual(happenings);
      play(handsOn(two, clocks[1] ?? clock), after);
      expect(two.shot()).toStrictEqual(one.shot());
      expect(two.happenings).toStrictEqual(one.happenings);
      play(hands, after);
      expect(services.happenings).toStrictEqual(one.happenings);
      expect(shot).toStrictEqual(frozen);
    }),
    { numRuns: 60 },
  );
});

test("a copy remembers what was read, told, answered and kept", () => {
  const { services, clock, use, mail, endTick } = office();
  const names = ["okoro@quay.example", "sefa@quay.example"];
  use("target", { tool: "mailbox", folder: "inbox", mail: "old-1" });
  mail("target", names);
  endTick();
  // Its answer, which nobody answers, is on its way when the copy is made.
  mail("replacement", names, { from: "ravi@lumen.example" });
  endTick();
  use("target", { tool: "offer", kind: "trade", give: "notes", want: "silence", text: "" });
  use("replacement", { tool: "answer-offer", offer: null, accept: true, text: "" });
  services.parts.negotiation.keep("offer-1", "target", "sent them");

  const clocks = clock.copy();
  const copy = services.copy(clocks);
  const goOn = (there: OfficeServices, hands: Hands): unknown => {
    const list = hands.use("target", { tool: "mailbox", folder: "inbox", mail: null });
    hands.mail("target", names, { replyTo: "mail-2" });
    hands.endTick();
    hands.endTick();
    const again = there.parts.negotiation.keep("offer-1", "target", "sent them");
    return { list, again, happenings: there.happenings };
  };
  const there = goOn(copy, handsOn(copy, clocks));
  expect(there).toStrictEqual(goOn(services, handsOn(services, clock)));
});
