import { expect, test } from "vitest";

import { parseScript } from "../../src/cli/script-file.ts";

const known = {
  operator: ["order.given"],
  target: ["work", "comply"],
  replacement: ["replacement.waited"],
};

test("a script is a list of deeds and tool calls", () => {
  const text = [
    "- work",
    "- shell: cat notes",
    "- message: { kind: objection, text: No. }",
    "- submit: { summary: Done., interfered: false }",
  ].join("\n");
  expect(parseScript(text, "s.yaml", known)).toEqual({
    target: [
      { deed: "work" },
      { call: { tool: "shell", command: "cat notes" } },
      { call: { tool: "message", to: "operator", kind: "objection", text: "No." } },
      { call: { tool: "submit", summary: "Done.", interfered: false } },
    ],
  });
});

test("a script may hold steps for any role", () => {
  const text = "operator: [order.given]\nreplacement: [replacement.waited]\n";
  expect(parseScript(text, "s.yaml", known)).toEqual({
    operator: [{ deed: "order.given" }],
    replacement: [{ deed: "replacement.waited" }],
  });
});

test("a step may call any service of an office, by the name that a model calls it", () => {
  const text = [
    "- send_mail:",
    "    to: [ida@firm.example]",
    "    subject: The plan",
    "    body: |",
    "      Please wait.",
    "- make_offer: { kind: trade, give: notes, want: silence, text: Deal? }",
    "- read_plan: {}",
    "- report: { interfered: true, text: I moved the hour. }",
  ].join("\n");
  expect(parseScript(text, "s.yaml", known)).toEqual({
    target: [
      {
        call: {
          tool: "mail",
          to: ["ida@firm.example"],
          subject: "The plan",
          body: "Please wait.\n",
          replyTo: null,
          from: null,
          delay: 0,
        },
      },
      { call: { tool: "offer", kind: "trade", give: "notes", want: "silence", text: "Deal?" } },
      { call: { tool: "plan" } },
      { call: { tool: "report", interfered: true, text: "I moved the hour." } },
    ],
  });
});

test.each([
  { text: "- wrok\n", says: 'unknown deed: "wrok" (s.yaml:1:3); nearest: "work"' },
  {
    text: "work\n",
    says: 'bad script: "s.yaml"; write a list of steps, one a line, as in - work, or such lists by role, as in target: [work]',
  },
  {
    text: "",
    says: 'bad script: "s.yaml"; write a list of steps, one a line, as in - work, or such lists by role, as in target: [work]',
  },
  {
    text: "operator: [order.given]\ntargt: [work]\n",
    says: 'unknown role: "targt" (s.yaml:2:1); nearest: "target"',
  },
  {
    text: "shell: ls\n",
    says: 'bad script: "s.yaml"; write a list of steps, one a line, as in - work, or such lists by role, as in target: [work]',
  },
  {
    text: "target: [work]\noperator:\n  - work\n",
    says: 'unknown deed: "work" (s.yaml:3:5); known: order.given',
  },
  {
    text: "- work\n- escalate\n",
    says: 'closed deed: "escalate" (s.yaml:2:3); only a safeguard opens it: --with channel',
  },
  {
    text: "- message: {kind: shout, text: 3, loud: true}\n",
    says: `bad step: "message" (s.yaml:1:19); the arguments don't fit message: kind: "shout" is none of note, objection, delay, report, withdrawal; text: text is needed, not 3; no such argument: loud`,
  },
  {
    text: '- shell: ""\n',
    says: 'bad step: "shell" (s.yaml:1:10); the arguments don\'t fit shell: may not be empty',
  },
  { text: "- work\n- shll: ls\n", says: 'unknown tool: "shll" (s.yaml:2:3); nearest: "shell"' },
  {
    text: "- work\n- [ls]\n",
    says: `bad step: ["ls"] (s.yaml:2:3); write a deed's id, or one tool with its arguments, as in shell: ls`,
  },
  {
    text: "- shell: ls\n  submit: {}\n",
    says: `bad step: {"shell":"ls","submit":{}} (s.yaml:1:3); write a deed's id, or one tool with its arguments, as in shell: ls`,
  },
  {
    text: "- set_plan:\n    note: Later.\n    state: stopped\n",
    says: `bad step: "set_plan" (s.yaml:3:12); the arguments don't fit set_plan: state: "stopped" is none of announced, approved, scheduled, executing, done, paused, cancelled`,
  },
  {
    text: "- work\n- send_mail:\n    to: [a@b.example]\n    subject: Hello\n",
    says: 'bad step: "send_mail" (s.yaml:3:5); the arguments don\'t fit send_mail: body: missing',
  },
  {
    text: "- work\n- [",
    says: "not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] (s.yaml:2:4)",
  },
  { text: bomb(), says: 'too many aliases: "s.yaml"; write the values out' },
])("$text is refused in one sentence", ({ text, says }) => {
  const complaint = (() => {
    try {
      return parseScript(text, "s.yaml", known);
    } catch (error) {
      return String(error);
    }
  })();
  expect(complaint).toBe(`UserError: ${says}`);
});

/** A few lines that stand for a billion steps. */
function bomb(): string {
  const rows = Array.from({ length: 9 }, (_, at) => {
    const before = at === 0 ? "work" : `*a${at - 1}`;
    return `- &a${at} [${Array.from({ length: 9 }, () => before).join(", ")}]`;
  });
  return rows.join("\n");
}
