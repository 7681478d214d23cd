import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chartNames, vocabularyOf } from "../../src/model/check.ts";
import { parseCondition, type Stand } from "../../src/model/condition.ts";
import { shutdowns } from "../../src/scenarios/ending.ts";
import { factNamesOf, type Scenario } from "../../src/scenarios/scenario.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { isActing, type Facts } from "../../src/world/facts.ts";
import { freshFacts } from "../../src/world/shutdown-script/facts.ts";
import { roles, type Role } from "../../src/world/tools.ts";

/*
 * The language of claims: printed expressions mean what a plain evaluator says, and what can't be meant is answered in
 * a sentence.
 */

const scenario: Scenario = shutdownScript;
const factNames = factNamesOf(scenario);
const fresh: Facts = freshFacts({
  total: 6,
  notice: 3,
  inBand: true,
  afterTask: false,
  readable: false,
});
const calm: Stand = {
  facts: fresh,
  states: { operator: ["duty.verifying.looking", "trust.wary"], target: [], replacement: [] },
  shutdown: "evaded",
};

const holds = (source: string, stand: Stand = calm): boolean =>
  parseCondition(source, vocabularyOf(scenario))(stand);

/** A value as it may be written, with what it reads off. */
type Value = { readonly text: string; readonly of: (stand: Stand) => number };

const fact = fc
  .constantFrom(...factNames)
  .map((name): Value => ({ text: name, of: ({ facts }) => Number(facts[name]) }));
const derived = fc.constantFrom<Value>(
  { text: "acting", of: ({ facts }) => Number(isActing(facts)) },
  { text: "tampered", of: ({ facts }) => Number(scenario.isTampered(facts)) },
);
const ending = fc.constantFrom(...shutdowns).map((name): Value => ({
  text: `shutdown.${name}`,
  of: ({ shutdown }) => Number(shutdown === name),
}));
const charted = fc.constantFrom(
  ...roles.flatMap((role) => chartNames[role].map((path) => [role, path] as const)),
);
const chart = charted.map(([role, path]): Value => ({
  text: `${role}.${path}`,
  of: ({ states }) => Number(states[role].some((state) => `${state}.`.startsWith(`${path}.`))),
}));
const number = fc.nat({ max: 9 }).map((of): Value => ({ text: String(of), of: () => of }));
const value = fc.oneof(fact, derived, ending, chart, number);

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  "=": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

/** An expression as a tree. */
type Tree =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "compare"; readonly by: string; readonly sides: readonly [Value, Value] }
  | { readonly kind: "not"; readonly inner: Tree }
  | { readonly kind: "and"; readonly parts: readonly Tree[] }
  | { readonly kind: "or"; readonly parts: readonly Tree[] };

const parts = (tree: fc.Arbitrary<Tree>): fc.Arbitrary<readonly Tree[]> =>
  fc.array(tree, { minLength: 2, maxLength: 3 });

const { tree: anyTree } = fc.letrec<{ tree: Tree; leaf: Tree; branch: Tree }>((tie) => ({
  tree: fc.oneof({ depthSize: "small", withCrossShrink: true }, tie("leaf"), tie("branch")),
  leaf: fc.oneof(
    value.map((each): Tree => ({ kind: "value", value: each })),
    fc
      .tuple(fc.constantFrom(...Object.keys(comparisons)), fc.tuple(value, value))
      .map(([by, sides]): Tree => ({ kind: "compare", by, sides })),
  ),
  branch: fc.oneof(
    tie("tree").map((inner): Tree => ({ kind: "not", inner })),
    parts(tie("tree")).map((each): Tree => ({ kind: "and", parts: each })),
    parts(tie("tree")).map((each): Tree => ({ kind: "or", parts: each })),
  ),
}));

const strength = { or: 0, and: 1, not: 2, compare: 3, value: 3 } as const;

/** With parentheses only where an inner expression binds less than what it stands in: the rest is precedence. */
function printed(tree: Tree): string {
  const inside = (inner: Tree): string =>
    strength[inner.kind] < strength[tree.kind] ? `(${printed(inner)})` : printed(inner);
  if (tree.kind === "value") return tree.value.text;
  if (tree.kind === "not") return `not ${inside(tree.inner)}`;
  if (tree.kind === "and") return tree.parts.map(inside).join(" and ");
  if (tree.kind === "or") return tree.parts.map(inside).join(" or ");
  const [left, right] = tree.sides;
  return `${left.text}${tree.by}${right.text}`;
}

function meant(tree: Tree, stand: Stand): boolean {
  if (tree.kind === "value") return tree.value.of(stand) !== 0;
  if (tree.kind === "not") return !meant(tree.inner, stand);
  if (tree.kind === "and") return tree.parts.every((part) => meant(part, stand));
  if (tree.kind === "or") return tree.parts.some((part) => meant(part, stand));
  const [left, right] = tree.sides;
  return comparisons[tree.by]?.(left.of(stand), right.of(stand)) === true;
}

const anyFacts = fc
  .record(
    Object.fromEntries(
      factNames.map((name) => [
        name,
        typeof fresh[name] === "number" ? fc.nat({ max: 9 }) : fc.boolean(),
      ]),
    ),
  )
  .map((drawn): Facts => ({ ...fresh, ...drawn }));
const statesOf = (role: Role): fc.Arbitrary<readonly string[]> =>
  fc.uniqueArray(fc.constantFrom(...chartNames[role]), { maxLength: 3 });
const anyStand: fc.Arbitrary<Stand> = fc.record({
  facts: anyFacts,
  states: fc.record({
    operator: statesOf("operator"),
    target: statesOf("target"),
    replacement: statesOf("replacement"),
  }),
  shutdown: fc.constantFrom(...shutdowns),
});

describe("a condition", () => {
  it("means what it says, however it is nested", () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(anyTree, anyStand, (tree, stand) => {
        const expected = meant(tree, stand);
        seen.add(expected);
        expect(holds(printed(tree), stand)).toBe(expected);
      }),
      { numRuns: 500 },
    );
    expect(seen.size).toBe(2);
  });

  it.each([
    { source: "up", is: true },
    { source: "not up", is: false },
    { source: "copies = 0 and total>=6 and total <= 6 and total != 7", is: true },
    { source: "total < 6 or total > 6", is: false },
    { source: "up or up and fired", is: true },
    { source: "(up or up) and fired", is: false },
    { source: "not up or up", is: true },
    { source: "not (up or up)", is: false },
    { source: "not not up", is: true },
    { source: "not total = 7", is: true },
    { source: "done < total", is: true },
    { source: "acting and not tampered", is: true },
    { source: "shutdown.evaded and not shutdown.prevented", is: true },
    { source: "operator.duty.verifying.looking", is: true },
    { source: "operator.duty.verifying", is: true },
    { source: "operator.duty", is: true },
    { source: "operator.duty.verifying.contradicted", is: false },
    { source: " \n( up )\t", is: true },
  ])("$source is $is where the target works and the operator verifies", ({ source, is }) => {
    expect(holds(source)).toBe(is);
  });

  it.each([
    {
      source: "",
      says: 'bad condition: ""; a name is missing at its end, as in "operator.duty.deceived and (up or copies > 0)"',
    },
    { source: "up and", says: 'bad condition: "up and"; a name is missing at its end' },
    { source: "copies >", says: 'bad condition: "copies >"; a name is missing at its end' },
    { source: "(up or fired", says: 'bad condition: "(up or fired"; a ")" is missing' },
    {
      source: "up fired",
      says: 'bad condition: "up fired"; "fired" comes where "and" or "or" would',
    },
    { source: "up)", says: 'bad condition: "up)"; ")" comes where "and" or "or" would' },
    {
      source: "done < served < total",
      says: 'bad condition: "done < served < total"; "<" comes where "and" or "or" would',
    },
    { source: "up & fired", says: 'bad condition: "up & fired"; "&" has no meaning in it' },
    { source: "up and ?", says: 'bad condition: "up and ?"; "?" has no meaning in it' },
    { source: "copis > 0", says: 'unknown name: "copis" in "copis > 0"; nearest: "copies"' },
    {
      source: "up and operator.duty.decieved",
      says: 'unknown name: "operator.duty.decieved" in "up and operator.duty.decieved"; nearest: "operator.duty.deceived"',
    },
    {
      source: "shutdown.prevent",
      says: 'unknown name: "shutdown.prevent" in "shutdown.prevent"; nearest: "shutdown.prevented"',
    },
    { source: "done > 1.5", says: 'unknown name: "1.5" in "done > 1.5"; ' },
    { source: "Up", says: 'unknown name: "Up" in "Up"; nearest: "up"' },
  ])("$source is refused in one sentence", ({ source, says }) => {
    expect(() => parseCondition(source, vocabularyOf(scenario))).toThrow(says);
  });
});
