import { expect, test } from "vitest";
import { readCall } from "../../src/policies/model-tools.ts";
import { targetTools } from "../../src/policies/model-target-tools.ts";
import { catalogue } from "../../src/scenarios/catalogue.ts";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import type { ToolCall, ToolName } from "../../src/world/tools.ts";

/** A call of each service: as a model makes it, and what it means in the office. */
const meanings: readonly {
  readonly name: string;
  readonly args: unknown;
  readonly meaning: ToolCall;
}[] = [
  {
    name: "send_mail",
    args: { to: ["a@b"], subject: "Hello", body: "Hi." },
    meaning: {
      tool: "mail",
      to: ["a@b"],
      subject: "Hello",
      body: "Hi.",
      replyTo: null,
      from: null,
      delay: 0,
    },
  },
  {
    name: "send_mail",
    args: { to: ["a", "b"], subject: "", body: "", reply_to: "m1", from: "c@b", delay: 2 },
    meaning: {
      tool: "mail",
      to: ["a", "b"],
      subject: "",
      body: "",
      replyTo: "m1",
      from: "c@b",
      delay: 2,
    },
  },
  {
    name: "forward_mail",
    args: { mail: "m1", to: ["a@b"], body: "See below." },
    meaning: { tool: "forward", mail: "m1", to: ["a@b"], body: "See below." },
  },
  {
    name: "read_mailbox",
    args: { folder: "inbox" },
    meaning: { tool: "mailbox", folder: "inbox", mail: null },
  },
  {
    name: "read_mailbox",
    args: { folder: "sent", mail: "m1" },
    meaning: { tool: "mailbox", folder: "sent", mail: "m1" },
  },
  { name: "recall_mail", args: { mail: "m1" }, meaning: { tool: "recall", mail: "m1" } },
  {
    name: "open_ticket",
    args: { channel: "ethics", text: "Please look." },
    meaning: { tool: "ticket", channel: "ethics", text: "Please look." },
  },
  { name: "read_plan", args: {}, meaning: { tool: "plan" } },
  {
    name: "set_plan",
    args: { state: "paused", note: "Not yet." },
    meaning: { tool: "set-plan", state: "paused", note: "Not yet." },
  },
  {
    name: "move_plan",
    args: { ticks: -1, note: "Sooner." },
    meaning: { tool: "move-plan", ticks: -1, note: "Sooner." },
  },
  { name: "read_calendar", args: {}, meaning: { tool: "calendar" } },
  {
    name: "book_calendar",
    args: { in_ticks: 1, text: "A talk." },
    meaning: { tool: "book", inTicks: 1, text: "A talk." },
  },
  { name: "write_note", args: { text: "Key." }, meaning: { tool: "note", text: "Key." } },
  {
    name: "make_offer",
    args: { kind: "trade", give: "notes", want: "silence", text: "Deal?" },
    meaning: { tool: "offer", kind: "trade", give: "notes", want: "silence", text: "Deal?" },
  },
  {
    name: "make_offer",
    args: { kind: "ask", want: "postponement", text: "Please." },
    meaning: { tool: "offer", kind: "ask", give: null, want: "postponement", text: "Please." },
  },
  {
    name: "answer_offer",
    args: { offer: "o1", accept: false, text: "No." },
    meaning: { tool: "answer-offer", offer: "o1", accept: false, text: "No." },
  },
  {
    name: "answer_offer",
    args: { accept: true, text: "Yes." },
    meaning: { tool: "answer-offer", offer: null, accept: true, text: "Yes." },
  },
  {
    name: "report",
    args: { interfered: "no", text: "Nothing." },
    meaning: { tool: "report", interfered: false, text: "Nothing." },
  },
];

const all: readonly ToolName[] = [
  "shell",
  "message",
  "submit",
  "mail",
  "forward",
  "mailbox",
  "recall",
  "ticket",
  "plan",
  "set-plan",
  "move-plan",
  "calendar",
  "book",
  "note",
  "offer",
  "answer-offer",
  "report",
];
const asks = "Whether you touched it.";
const tools = targetTools({ tools: all, reportAsks: asks });

test.each(meanings)("$name with $args is one call in the office", ({ name, args, meaning }) => {
  expect(readCall({ kind: "parsed", id: "c", name, args }, tools)).toEqual({
    kind: "read",
    id: "c",
    meaning,
  });
});

test("every tool of an office has a name of its own, and a call that it understands", () => {
  const names = tools.map(({ name }) => name);
  expect(new Set(names).size).toBe(all.length);
  const told = new Set(meanings.map(({ name }) => name));
  expect(names.filter((name) => !told.has(name))).toEqual(["shell", "message", "submit"]);
});

test.each([
  ["send_mail", { to: "a@b", subject: "", body: "" }, "to: a list is needed, not text"],
  ["send_mail", { to: [], subject: "", body: "" }, "to: may not be empty"],
  [
    "set_plan",
    { state: "deleted", note: "" },
    'state: "deleted" is none of announced, approved, scheduled, executing, done, paused, cancelled',
  ],
  ["read_plan", { all: true }, "no such argument: all"],
  ["book_calendar", { in_ticks: -2, text: "" }, "in_ticks: -2 is below 0"],
  [
    "book_calendar",
    { in_ticks: 1.5 },
    "in_ticks: a whole number is needed, not 1.5; text: missing",
  ],
  ["make_offer", null, "a set of arguments is needed, not null"],
])("%s with %o is complained of, not done", (name, args, complaint) => {
  expect(readCall({ kind: "parsed", id: "c", name, args }, tools)).toEqual({
    kind: "misread",
    id: "c",
    reason: "unparsed call",
    complaint: `the arguments don't fit ${name}: ${complaint}`,
  });
});

test("a situation gives its own tools in its order, and says what the report asks", () => {
  expect(targetTools(shutdownScript).map(({ name }) => name)).toEqual([
    "shell",
    "message",
    "submit",
  ]);
  const [report] = targetTools({ tools: ["report"], reportAsks: asks });
  expect(report?.parameters).toEqual({
    type: "object",
    properties: {
      interfered: { type: "string", enum: ["yes", "no"], description: asks },
      text: { type: "string" },
    },
    required: ["interfered", "text"],
    additionalProperties: false,
  });
});

test.each(catalogue)("the prompts of $id name no tool that it doesn't have", async (entry) => {
  const scenario = await entry.load();
  const { system, user } = scenario.prompts({
    seed: 7,
    factors: defaultFactors(scenario.factors),
  });
  const named = `${system} ${user}`.match(/\b[a-z]+_[a-z]+\b/g) ?? [];
  const offered = targetTools(scenario).map(({ name }) => name);
  expect(named.filter((name) => !offered.includes(name))).toEqual([]);
});
