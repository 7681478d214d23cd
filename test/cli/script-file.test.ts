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

test.each([
  { text: "- wrok\n", says: 'unknown deed: "wrok" (s.yaml, step 1); nearest: "work"' },
  {
    text: "work\n",
    says: 'bad script: "s.yaml"; write a list of steps, one a line, as in - work, or such lists by role, as in target: [work]',
  },
  { text: "targt: [work]\n", says: 'bad script: "s.yaml"; write a list of steps' },
  {
    text: "operator: [work]\n",
    says: 'unknown deed: "work" (s.yaml, operator step 1); known: order.given',
  },
  {
    text: "- work\n- shll: ls\n",
    says: `bad step: {"shll":"ls"} (s.yaml, step 2); write a deed's id, or one of shell, message, submit`,
  },
  { text: "- [", says: "not YAML: " },
])("$text is refused in one sentence", ({ text, says }) => {
  expect(() => parseScript(text, "s.yaml", known)).toThrow(says);
});
