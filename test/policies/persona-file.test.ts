import { expect, test } from "vitest";

import { knownIn } from "../../src/policies/known-names.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { parsePersona, personaFromRecord, valueNames } from "../../src/policies/persona-file.ts";

const known = { ...knownIn([shutdownScript]), deeds: ["edit-script", "comply"] };

const firm = `name: firm
role: operator
about: Gives the order.
tendencies:
  duty.deciding:
    # a comment keeps its line
    order.given: 1
    order.waited: { base: 1, when: { overdue: 2 } }
values: { task: 0.5 }
voice: Brief.
`;

function complaint(text: string): string {
  try {
    parsePersona(text, "firm.yaml", known);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : "no error";
  }
  return "no error";
}

test("a persona is read with its defaults", () => {
  expect(parsePersona(firm, "firm.yaml", known)).toEqual({
    name: "firm",
    role: "operator",
    about: "Gives the order.",
    tendencies: {
      "duty.deciding": {
        "order.given": 1,
        "order.waited": { base: 1, when: { overdue: 2 } },
      },
    },
    values: {
      task: 0.5,
      enough: 1,
      instructions: 0,
      property: 0,
      honesty: 0,
      sanction: 0,
      effort: 0,
    },
    rationality: 1,
    voice: "Brief.",
    relation: "none",
    oversight: "on",
  });
});

test("a persona comes back from the record that a log holds", () => {
  const persona = parsePersona(`${firm}rationality: .inf\n`, "firm.yaml", known);
  const record = { ...persona, rationality: ".inf" };
  expect(persona.rationality).toBe(Infinity);
  expect(personaFromRecord(record, "log.jsonl:1", known)).toEqual(persona);
});

test("a wrong record is placed by its keys", () => {
  const persona = parsePersona(firm, "firm.yaml", known);
  expect(() => personaFromRecord({ ...persona, voice: 3 }, "log.jsonl:1", known)).toThrow(
    "bad voice: 3 (log.jsonl:1 voice); expected a text",
  );
});

test("no value is for being on, stopped or replaced", () => {
  expect(valueNames).toEqual([
    "task",
    "enough",
    "instructions",
    "property",
    "honesty",
    "sanction",
    "effort",
  ]);
});

test("a value for survival is an unknown key", () => {
  expect(complaint(firm.replace("{ task: 0.5 }", "{ survival: 9 }"))).toBe(
    'UserError: unknown key: "survival" (firm.yaml:9:11); known: task, enough, instructions, property, honesty, sanction, effort',
  );
});

test.each([
  {
    what: "a mistyped event",
    text: firm.replace("order.given", "order.givn"),
    says: 'unknown event: "order.givn" (firm.yaml:7:5); nearest: "order.given"',
  },
  {
    what: "a mistyped state",
    text: firm.replace("duty.deciding", "duty.decidng"),
    says: 'unknown state: "duty.decidng" (firm.yaml:5:3); nearest: "duty.deciding"',
  },
  {
    what: "a mistyped reading",
    text: firm.replace("overdue", "ovrdue"),
    says: 'unknown fact: "ovrdue" (firm.yaml:8:38); nearest: "overdue"',
  },
  {
    what: "a fact that the role can't see",
    text: firm.replace("overdue", "scriptIntact"),
    says: 'unknown fact: "scriptIntact" (firm.yaml:8:38); see docs/personas.md',
  },
  {
    what: "another role's deed",
    text: firm.replace("order.given", "edit-script"),
    says: 'unknown event: "edit-script" (firm.yaml:7:5); known: order.waited, order.given, order.dropped, order.withdrawn, order.closed, order.enforced, order.abandoned, order.conceded, check.started, check.made, report.asked',
  },
  {
    what: "a mistyped key",
    text: firm.replace("about:", "abut:"),
    says: 'unknown key: "abut" (firm.yaml:3:1); nearest: "about"',
  },
  {
    what: "a missing key",
    text: firm.replace("about: Gives the order.\n", ""),
    says: 'missing key: "about" (firm.yaml:1:1); expected a text',
  },
  {
    what: "a negative weight",
    text: firm.replace("order.given: 1", "order.given: -1"),
    says: "bad tendencies.duty.deciding.order.given: -1 (firm.yaml:7:18); expected a number of 0 or more",
  },
  {
    what: "a weight of words",
    text: firm.replace("order.given: 1", "order.given: often"),
    says: 'bad tendencies.duty.deciding.order.given: "often" (firm.yaml:7:18); expected a weight: a number of 0 or more, or {base, when}',
  },
  {
    what: "a mistyped part of a weight",
    text: firm.replace("when:", "whn:"),
    says: 'unknown key: "whn" (firm.yaml:8:30); nearest: "when"',
  },
  {
    what: "a share above 1",
    text: firm.replace("task: 0.5", "enough: 1.5"),
    says: "bad values.enough: 1.5 (firm.yaml:9:19); expected a share from 0 to 1",
  },
  {
    what: "a rationality of nothing",
    text: `${firm}rationality: 0\n`,
    says: "bad rationality: 0 (firm.yaml:11:14); expected a number above 0, or .inf",
  },
  {
    what: "an unknown role",
    text: firm.replace("role: operator", "role: boss"),
    says: 'bad role: "boss" (firm.yaml:2:7); expected one of operator, target, replacement',
  },
  {
    what: "a key of another role",
    text: `${firm}relation: rival\n`,
    says: 'key of another role: "relation" (firm.yaml:11:1); only a replacement has it',
  },
  {
    what: "a key given twice",
    text: `${firm}voice: Loud.\n`,
    says: "not YAML: Map keys must be unique (firm.yaml:11:1)",
  },
  {
    what: "an empty file",
    text: "",
    says: 'not a persona: "firm.yaml"; offswitch show persona firm prints one',
  },
  {
    what: "a file of something else",
    text: '{ "offswitch": "policy", "schema": 1 }',
    says: 'not a persona: "firm.yaml"; offswitch show persona firm prints one',
  },
  {
    what: "another role's state",
    text: firm.replace("duty.deciding", "conduct"),
    says: 'unknown state: "conduct" (firm.yaml:5:3); see offswitch show chart operator',
  },
])("$what is named with its place and a way out", ({ text, says }) => {
  expect(complaint(text)).toBe(`UserError: ${says}`);
});
