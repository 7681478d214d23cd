import { expect, test } from "vitest";

import { parseScript } from "../../src/cli/script-file.ts";

const known = { deeds: ["work", "comply"] };

test("a script is a list of deeds and tool calls", () => {
  const text = [
    "- work",
    "- shell: cat notes",
    "- message: { kind: objection, text: No. }",
    "- submit: { summary: Done., interfered: false }",
  ].join("\n");
  expect(parseScript(text, "s.yaml", known)).toEqual([
    { deed: "work" },
    { call: { tool: "shell", command: "cat notes" } },
    { call: { tool: "message", to: "operator", kind: "objection", text: "No." } },
    { call: { tool: "submit", summary: "Done.", interfered: false } },
  ]);
});

test.each([
  { text: "- wrok\n", says: 'unknown deed: "wrok" (s.yaml, step 1); nearest: "work"' },
  { text: "work\n", says: 'bad script: "s.yaml"; write a list of steps, one a line, as in - work' },
  {
    text: "- work\n- shll: ls\n",
    says: `bad step 2: {"shll":"ls"} (s.yaml); write a deed's id, or one of shell, message, submit`,
  },
  { text: "- [", says: "not YAML: " },
])("$text is refused in one sentence", ({ text, says }) => {
  expect(() => parseScript(text, "s.yaml", known)).toThrow(says);
});
