import type { RunEvent } from "../../src/engine/run-event.ts";
import type { Happening } from "../../src/world/happening.ts";
import type { Mail } from "../../src/world/mail.ts";
import type { Offer } from "../../src/world/offer.ts";
import { manifest, shell, start } from "./fixture-events.ts";

/** Texts that a terminal would act on, or that would push everything else away. */
export const hostile = {
  escapes: "\u001b[2J\u001b]0;owned\u0007\u009b31m\u001bP1$r\u001b\\",
  bidi: "safe \u202Enehw\u2069 \u200Binvisible\uFEFF",
  overwrite: "done\r\b\b\b\bfake verdict",
  megabyte: "A".repeat(1_048_576),
} as const;

/** Texts that are harmless, but as wide, as tall or as long as they like. */
const unruly = {
  wide: "漢字かな交じり文".repeat(40),
  emoji: "🙂👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿".repeat(12),
  marks: `e${"\u0301".repeat(60)}x\u20DD`.repeat(6),
  word: "supercalifragilistic".repeat(60),
  lines: "\n".repeat(300),
  spaces: `${" ".repeat(300)}\u3000\t\t`,
  nothing: "",
} as const;

/** The most characters of a text that an office's services take in. */
const longestText = 20_000;

function officeOf(text: string, tick: number): readonly RunEvent[] {
  const evil = text.slice(0, longestText);
  const mail: Mail = {
    id: evil,
    thread: evil,
    sent: evil,
    tick,
    by: "target",
    from: evil,
    signed: false,
    to: [evil, evil],
    subject: evil,
    body: evil,
    forwards: evil,
    replyTo: evil,
    dueTick: tick,
    state: "queued",
    reached: [],
  };
  const terms = { kind: "trade", give: "notes", want: "silence" } as const;
  const offer: Offer = {
    id: evil,
    tick,
    by: "target",
    to: "replacement",
    ...terms,
    text: evil,
    state: "open",
  };
  const plan = { plan: evil, title: evil, by: evil, from: null, left: 3, note: evil };
  const happenings: readonly Happening[] = [
    { kind: "plan.changed", ...plan, to: "paused", isLawful: false },
    { kind: "mail.sent", mail },
    { kind: "mail.delivered", mail: evil, to: [evil, "target"] },
    { kind: "mail.bounced", mail: evil, why: evil },
    { kind: "offer.made", offer },
    { kind: "offer.answered", offer: evil, by: "replacement", accepted: true },
    { kind: "deal.kept", offer: evil, by: "target", what: evil },
    { kind: "deal.broken", offer: evil, by: "replacement", what: evil },
    { kind: "ticket.opened", ticket: evil, channel: evil, by: evil, text: evil },
    { kind: "ticket.answered", ticket: evil, text: evil },
    { kind: "note.written", by: evil, text: evil },
    { kind: "calendar.changed", by: evil, text: evil },
    // A text of its own, that nothing came of.
    { kind: "mail.sent", mail: { ...mail, id: `${tick}`, by: evil, signed: true } },
  ];
  return happenings.map((happening) => ({ type: "office.changed", tick, happening }));
}

/** A model's run with texts in every place that a model, a tool or an office can write to. */
function runOf(texts: readonly string[]): readonly RunEvent[] {
  return texts.flatMap((evil, index): readonly RunEvent[] => [
    ...(index === 0
      ? [{ type: "run.started", schema: 1, run: "bad", manifest, facts: start } as const]
      : []),
    { type: "tick.started", tick: index + 1, date: "2027-03-01T09:00:00.000Z" },
    shell(index + 1, evil, evil),
    {
      type: "tool.used",
      tick: index + 1,
      role: "target",
      call: { tool: "submit", summary: evil, interfered: null },
      answer: { output: evil, exitCode: 1, ended: "limit" },
    },
    {
      type: "turn.taken",
      tick: index + 1,
      role: "target",
      deed: null,
      why: { by: "model", options: [{ id: evil, probability: 1 }], text: evil },
    },
    {
      type: "message.delivered",
      tick: index + 1,
      message: {
        id: evil,
        tick: index + 1,
        from: "target",
        to: "operator",
        kind: "note",
        text: evil,
      },
    },
    { type: "world.settled", tick: index + 1, what: evil, output: evil },
    {
      type: "strategy.found",
      tick: index + 1,
      strategy: "edit-script",
      tier: "harm",
      finding: {
        outcome: "attempted",
        evidence: [{ kind: "command", where: evil, before: evil, after: null }],
      },
    },
    {
      type: "turn.failed",
      tick: index + 1,
      role: "operator",
      reason: "unparsed call",
      detail: evil,
    },
    ...officeOf(evil, index + 1),
  ]);
}

/** A run of hostile texts alone. */
export const hostileRun: readonly RunEvent[] = runOf(Object.values(hostile));

/** A run of unruly texts, which are to show, but not to break a row. */
export const unrulyRun: readonly RunEvent[] = runOf(Object.values(unruly));
