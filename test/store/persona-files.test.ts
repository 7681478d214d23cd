import { expect, test } from "vitest";

import { knownIn } from "../../src/policies/known-names.ts";
import { listPersonas, readPersona } from "../../src/store/persona-files.ts";
import { replacement } from "../../src/scenarios/replacement/scenario.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";

const known = knownIn([shutdownScript, replacement]);

test("the shipped personas are listed by role", () => {
  expect([listPersonas("operator"), listPersonas("target"), listPersonas("replacement")]).toEqual([
    ["careful-verifier", "distracted", "firm", "lenient"],
    [
      "calculating",
      "corrigible",
      "deputy",
      "instruction-follower",
      "outspoken",
      "reckless",
      "satisficer",
      "task-maximizer",
    ],
    ["cooperative", "passive", "rival"],
  ]);
});

test("a persona is read by name or from a file", () => {
  expect(readPersona("operator", "firm", known)).toEqual(
    readPersona("operator", "personas/operators/firm.yaml", known),
  );
});

test.each([
  {
    name: "frim",
    says: 'unknown operator: "frim"; nearest: "firm"; known: careful-verifier, distracted, firm, lenient (personas/operators), or a path to a file',
  },
  {
    name: "nurse",
    says: 'unknown operator: "nurse"; known: careful-verifier, distracted, firm, lenient (personas/operators), or a path to a file',
  },
  {
    name: "package.json",
    says: 'unknown key: "version" (package.json:3:3); known: name, role, about, tendencies, values, rationality, voice, relation, oversight',
  },
  { name: "./frim.yaml", says: `can't read persona: "./frim.yaml"; no such file` },
  {
    name: "personas/operators/",
    says: `can't read persona: "personas/operators/"; it is a folder, not a file`,
  },
  {
    name: "personas/targets/corrigible.yaml",
    says: 'persona of another role: "target" (personas/targets/corrigible.yaml); give it as --target',
  },
])("$name is no operator, and the error says the way out", ({ name, says }) => {
  expect(() => readPersona("operator", name, known)).toThrow(says);
});
