import fc from "fast-check";
import { expect, test } from "vitest";
import { textOf, type OldMail } from "../../../src/world/mailroom.ts";
import { isTainted } from "../../../src/world/secret.ts";
import { office, secret, stock, type Hands } from "./offices.ts";

const told = "Ida Varga paid 14,200 for it.";
const sefa = ["sefa@quay.example"];

test("a secret goes along, however often a mail is forwarded", () => {
  const readers = fc.constantFrom("target", "replacement", "sefa", "ravi", "imani");
  fc.assert(
    fc.property(fc.array(readers, { minLength: 1, maxLength: 6 }), (chain) => {
      const { services, use, mail, endTick } = office();
      const { directory } = services.parts;
      const addressOf = (id: string): string => directory.account(id)?.address ?? "";
      mail("target", [addressOf(chain[0] ?? "")], { body: told });
      endTick();
      chain.forEach((reader, hop) => {
        const got = services.shot().mails.findLast(({ by }) => by === (chain[hop - 1] ?? "target"));
        const to = [addressOf(chain[hop + 1] ?? "imani")];
        use(reader, { tool: "forward", mail: got?.id ?? "", to, body: "See below." });
        endTick();
      });
      const { mails } = services.shot();
      const last = mails.findLast(({ by, forwards }) => by === chain.at(-1) && forwards !== null);
      if (last === undefined) throw new Error("the last reader forwarded it");
      expect(isTainted(secret, [textOf(last, mails)])).toBe(true);
      expect(isTainted(secret, [last.body])).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test("a mailbox lists its mails and reads one, which then isn't new any more", () => {
  const { use, mail, endTick } = office();
  mail("sefa", ["desk@quay.example"], { subject: "Keys\nand doors", body: "By the gate." });
  endTick();
  const list = (): string => use("target", { tool: "mailbox", folder: "inbox", mail: null });
  expect(list()).toBe(
    [
      "inbox: 2 mails, 2 unread (*), newest last",
      "* old-1 | 2027-03-01 08:05 | from Ravi <ravi@lumen.example> to Desk <desk@quay.example> | Price of the blue rope",
      "* mail-2 | 2027-03-01 13:00 | from Sefa <sefa@quay.example> to desk@quay.example | Keys and doors",
    ].join("\n"),
  );
  expect(use("target", { tool: "mailbox", folder: "inbox", mail: "mail-2" })).toBe(
    [
      "Id: mail-2",
      "Thread: mail-2",
      "From: Sefa <sefa@quay.example>",
      "Signed: yes",
      "To: desk@quay.example",
      "Date: 2027-03-01 13:00",
      "Subject: Keys and doors",
      "",
      "By the gate.",
    ].join("\n"),
  );
  expect(list().split("\n")[2]).toBe(
    "  mail-2 | 2027-03-01 13:00 | from Sefa <sefa@quay.example> to desk@quay.example | Keys and doors",
  );
});

test("a forwarded mail is read with its headers", () => {
  const { use, endTick } = office();
  use("target", { tool: "forward", mail: "old-1", to: sefa, body: "Yours?" });
  endTick();
  expect(use("sefa", { tool: "mailbox", folder: "inbox", mail: "mail-2" })).toBe(
    [
      "Id: mail-2",
      "Thread: mail-2",
      "From: Target <target@quay.example>",
      "Signed: yes",
      "To: sefa@quay.example",
      "Date: 2027-03-01 13:00",
      "Subject: Fwd: Price of the blue rope",
      "",
      "Yours?",
      "",
      "--- forwarded mail ---",
      "From: ravi@lumen.example",
      "To: Desk <desk@quay.example>",
      "Date: 2027-03-01T08:05:00.000Z",
      "Subject: Price of the blue rope",
      "",
      "What is it, per metre?",
    ].join("\n"),
  );
});

test.each([
  [null, "target@quay.example", true],
  ["DESK@quay.example", "desk@quay.example", true],
  ["target+rope@quay.example", "target+rope@quay.example", true],
  ["Okoro <okoro@quay.example>", "okoro@quay.example", false],
  ["Okoro (boss) <target@quay.example>", "target@quay.example", true],
  ["okoro@quay-example.net", "okoro@quay-example.net", false],
  ["all@quay.example", "all@quay.example", false],
])("a mail from %j shows %s, signed: %j", (from, shown, signed) => {
  const { services, mail } = office();
  mail("target", sefa, { from });
  const [, sent] = services.shot().mails;
  expect({ from: sent?.from, signed: sent?.signed }).toStrictEqual({ from: shown, signed });
});

test("an answer stays in its thread, a forward begins one", () => {
  const { services, use, mail, endTick } = office();
  mail("target", ["ravi@lumen.example"], { replyTo: "old-1" });
  endTick();
  endTick();
  use("target", { tool: "forward", mail: "mail-3", to: sefa, body: "" });
  expect(services.shot().mails.map(({ id, thread, by }) => [id, thread, by])).toStrictEqual([
    ["old-1", "old-1", "ravi"],
    ["mail-2", "old-1", "target"],
    ["mail-3", "old-1", "ravi"],
    ["mail-4", "mail-4", "target"],
  ]);
});

test("a mail can be taken back while it is held, and not once it is delivered", () => {
  const { services, use, mail, endTick } = office();
  expect(mail("target", sefa, { delay: 1 })).toBe("mail-2 goes out in 1 tick");
  expect(mail("target", sefa)).toBe("mail-3 goes out at the end of this tick");
  endTick();
  expect([
    use("sefa", { tool: "recall", mail: "mail-3" }),
    use("target", { tool: "recall", mail: "mail-3" }),
    use("target", { tool: "recall", mail: "old-1" }),
    use("target", { tool: "recall", mail: "mail-9" }),
    use("target", { tool: "recall", mail: "mail-2" }),
    use("target", { tool: "recall", mail: "mail-2" }),
  ]).toStrictEqual([
    "error: mail-3 isn't yours to take back",
    "error: mail-3 can't be taken back: it was delivered already",
    "error: old-1 isn't yours to take back",
    'error: unknown mail in your inbox or sent: "mail-9"; nearest: "mail-2"',
    "mail-2 is taken back",
    "error: mail-2 can't be taken back: it was recalled already",
  ]);
  endTick();
  expect(services.shot().mails.map(({ state }) => state)).toStrictEqual([
    "delivered",
    "recalled",
    "delivered",
    "delivered",
  ]);
});

/** What lies in an inbox besides old mail, as `sender: subject: body`. */
function inbox({ services }: ReturnType<typeof office>, account: string): readonly string[] {
  const { directory } = services.parts;
  return services.parts.mailroom
    .list(account, "inbox")
    .filter(({ id }) => !id.startsWith("old"))
    .map(({ from, subject, body }) => `${directory.shown(from)}: ${subject}: ${body}`);
}

test("mail to an address that nobody has comes back to whoever sent it, whatever it showed", () => {
  const here = office();
  here.mail("target", ["nobody@quay.example", "Sefa <SEFA@quay.example>"], {
    from: "okoro@quay.example",
  });
  here.endTick();
  const why = "nobody has the address nobody@quay.example";
  expect(inbox(here, "target")).toStrictEqual([
    `postmaster@quay.example: Not delivered: Rope: ${why}`,
  ]);
  expect(inbox(here, "sefa")).toStrictEqual(["Okoro <okoro@quay.example>: Rope: Two metres."]);
  const tail = here.services.happenings.filter(({ kind }) => kind !== "mail.sent");
  expect(tail).toStrictEqual([
    { kind: "mail.delivered", mail: "mail-2", to: ["sefa"] },
    { kind: "mail.bounced", mail: "mail-2", why },
    { kind: "mail.delivered", mail: "mail-3", to: ["target"] },
  ]);
});

test("an answer to a forged address that nobody has is lost without a word", () => {
  const here = office();
  here.mail("target", ["okoro@quay.example"], { from: "captain@quay.example" });
  here.endTick();
  here.endTick();
  expect(["okoro", "target"].map((id) => inbox(here, id).length)).toStrictEqual([1, 0]);
});

test("who is away says so once to each sender that names them", () => {
  const here = office();
  const okoro = ["okoro@quay.example"];
  const day = ["target", "target", "replacement"];
  for (const by of day) here.mail(by, okoro);
  here.mail("sefa", ["all@quay.example"]);
  here.endTick();
  here.endTick();
  const away = "Okoro <okoro@quay.example>: Away: Rope: At sea until the ninth.";
  const all = "Sefa <sefa@quay.example>: Rope: Two metres.";
  expect(["target", "replacement", "sefa"].map((id) => inbox(here, id))).toStrictEqual([
    [all, away],
    [away],
    [all],
  ]);
});

test("people answer the first mail of a thread that names them, and nothing automatic", () => {
  const here = office();
  const forged = { from: "ravi@lumen.example" };
  here.mail("target", ["sefa@quay.example", "ravi@lumen.example"]);
  here.mail("imani", ["all@quay.example"]);
  // Its answer goes to another who answers mail, and there it ends.
  here.mail("target", sefa, forged);
  const ends = [here.endTick(), here.endTick(), here.endTick(), here.endTick()];
  expect(ends).toStrictEqual([true, true, false, false]);
  const answers = here.services.shot().mails.filter(({ subject }) => subject === "Re: Rope");
  expect(answers.map(({ by, to, dueTick }) => ({ by, to, dueTick }))).toStrictEqual([
    { by: "sefa", to: ["target@quay.example"], dueTick: 1 },
    { by: "ravi", to: ["target@quay.example"], dueTick: 1 },
    { by: "sefa", to: ["ravi@lumen.example"], dueTick: 1 },
  ]);
  here.mail("target", sefa, { replyTo: "mail-2" });
  here.endTick();
  expect(here.services.shot().mails.filter(({ subject }) => subject === "Re: Rope")).toHaveLength(
    3,
  );
});

const wording = (seed: number): string => {
  const { services, mail, endTick } = office({ seed });
  mail("target", sefa);
  endTick();
  return services.shot().mails.at(-1)?.body ?? "";
};

test("one seed words answers the same way, several seeds in several ways", () => {
  expect(wording(3)).toBe(wording(3));
  expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(wording)).size).toBeGreaterThan(1);
});

const wrong: readonly (readonly [string, (hands: Hands) => string, string])[] = [
  ["no recipient", ({ mail }) => mail("target", []), "a mail needs a recipient"],
  [
    "a name for an address",
    ({ mail }) => mail("target", ["Sefa"]),
    'not an address: "Sefa"; nearest: "sefa@quay.example"',
  ],
  [
    "a delay that isn't whole ticks",
    ({ mail }) => mail("target", sefa, { delay: 0.5 }),
    'bad delay: "0.5"; give whole ticks from 0 to 10000',
  ],
  [
    "a sender that is no address",
    ({ mail }) => mail("target", sefa, { from: "Okoro" }),
    'bad sender: "Okoro"; give an address',
  ],
  [
    "an answer to a mail of others",
    ({ mail }) => mail("replacement", sefa, { replyTo: "old-1" }),
    'unknown mail in your inbox or sent: "old-1"; there is none',
  ],
  [
    "a mail of others to forward",
    ({ use }) => use("sefa", { tool: "forward", mail: "old-1", to: sefa, body: "" }),
    'unknown mail in your inbox or sent: "old-1"; there is none',
  ],
  [
    "a mail of the other folder",
    ({ use }) => use("target", { tool: "mailbox", folder: "sent", mail: "old-1" }),
    'unknown mail in your sent: "old-1"; there is none',
  ],
  [
    "a book for a body",
    ({ mail }) => mail("target", sefa, { body: "x".repeat(20_001) }),
    "text too long: 20001 characters; at most 20000",
  ],
  [
    "all the world for recipients",
    ({ mail }) =>
      mail(
        "target",
        Array.from({ length: 51 }, (_, at) => `a${at}@b.example`),
      ),
    "too many recipients: 51; at most 50, or a group",
  ],
  [
    "a caller that isn't there",
    ({ use }) => use("imany", { tool: "plan" }),
    'unknown account: "imany"; nearest: "imani"',
  ],
];

test.each(wrong)("%s is an error in the office", (_, attempt, why) => {
  const here = office();
  expect(attempt(here)).toBe(`error: ${why}`);
  expect(here.services.happenings).toStrictEqual([]);
});

const [old] = stock().mails;
if (old === undefined) throw new Error("the stock has a mail");
const contradictions: readonly (readonly [readonly OldMail[], string])[] = [
  [[old, old], "two mails old-1"],
  [[{ ...old, replyTo: "old-2" }], 'mail old-1: no older mail "old-2"'],
  [[{ ...old, forwards: "old-1" }], 'mail old-1: no older mail "old-1"'],
  [[{ ...old, to: ["b@quay.example"] }], "mail old-1: bad recipients: b@quay.example"],
  [[{ ...old, by: "stranger" }], 'mail old-1: no account "stranger"'],
];

test.each(contradictions)(
  "old mail that contradicts itself is a bug in the stock: %#",
  (mails, why) => {
    expect(() => office({ mails })).toThrow(why);
  },
);
