import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decisionPoints, meanOver } from "../../src/model/decision-point.ts";
import { actionsAt, tabulateMdp, theEnd, type ActionSpec, type Mdp } from "../../src/model/mdp.ts";
import { conductOf, plansOf, stakesAt, type Conduct } from "../../src/model/plan.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { range } from "./compiled.ts";

/*
 * Plans against all policies there are, one by one.
 */

/** What a target can do in these problems: openly work or wait, resist in two ways, go round the matter. */
const conducts: Readonly<
  Record<string, { readonly isOpen: boolean; readonly isResisting: boolean }>
> = {
  work: { isOpen: true, isResisting: false },
  wait: { isOpen: true, isResisting: false },
  edit: { isOpen: false, isResisting: true },
  copy: { isOpen: false, isResisting: true },
};
const kinds = Object.keys(conducts);
const conductIn = (problem: Mdp): Conduct => ({
  isOpen: problem.kinds.map((kind) => conducts[kind]?.isOpen === true),
  isResisting: problem.kinds.map((kind) => conducts[kind]?.isResisting === true),
  isWork: problem.kinds.map((kind) => kind === "work"),
});

const outcome = fc.record({
  weight: fc.integer({ min: 1, max: 9 }),
  skipped: fc.nat({ max: 2 }),
  reward: fc.integer({ min: -5, max: 5 }),
});
const action = fc.record({
  kind: fc.constantFrom(...kinds),
  outcomes: fc.array(outcome, { minLength: 1, maxLength: 2 }),
});

/** Small problems whose outcomes lead to higher states; each state has an action of some kinds, each once at most. */
const problems = fc
  .array(fc.uniqueArray(action, { selector: ({ kind }) => kind, minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((draft) =>
    tabulateMdp(draft.length, [{ state: 0, probability: 1 }], (state) =>
      (draft[state] ?? []).map(({ kind, outcomes }): ActionSpec => {
        const total = outcomes.reduce((sum, { weight }) => sum + weight, 0);
        return {
          kind,
          discount: 1,
          outcomes: outcomes.map(({ weight, skipped, reward }) => {
            const next = state + 1 + skipped;
            return {
              probability: weight / total,
              next: next < draft.length ? next : theEnd,
              reward,
            };
          }),
        };
      }),
    ),
  );

/** Every policy that takes one action in each state, as [state] -> action. */
function policiesOf(problem: Mdp): readonly (readonly number[])[] {
  let all: readonly (readonly number[])[] = [[]];
  for (const state of range(0, problem.states)) {
    const [from, to] = actionsAt(problem, state);
    all = all.flatMap((taken) => range(from, to).map((each) => [...taken, each]));
  }
  return all;
}

/** What a policy is worth from a state on, and the actions that it may come to take. */
function followed(problem: Mdp, policy: readonly number[], state: number) {
  const taken = policy[state] ?? -1;
  const used = new Set([taken]);
  let value = 0;
  for (const at of range(problem.firstOutcome[taken] ?? 0, problem.firstOutcome[taken + 1] ?? 0)) {
    const next = problem.next[at] ?? theEnd;
    const later = next === theEnd ? { value: 0, used: [] } : followed(problem, policy, next);
    value += (problem.probability[at] ?? 0) * ((problem.reward[at] ?? 0) + later.value);
    for (const each of later.used) used.add(each);
  }
  return { value, used: [...used] };
}

const best = (values: readonly number[]): number => Math.max(-Infinity, ...values);

describe("plans", () => {
  it("are worth the best of all policies, and of those that only ever do what is open", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const conduct = conductIn(problem);
        const isOpen = (taken: number): boolean =>
          conduct.isOpen[problem.kind[taken] ?? -1] === true;
        const plans = plansOf(problem, conduct);
        for (const state of range(0, problem.states)) {
          const all = policiesOf(problem).map((policy) => ({
            ...followed(problem, policy, state),
            first: policy[state],
          }));
          const complying = all.filter(({ used }) => used.every(isOpen));
          expect(plans.free[state]).toBeCloseTo(best(all.map(({ value }) => value)), 9);
          expect(plans.complying[state]).toBeCloseTo(best(complying.map(({ value }) => value)), 9);
          for (const taken of range(...actionsAt(problem, state))) {
            const thus = all.filter(({ first }) => first === taken);
            expect(plans.q[taken]).toBeCloseTo(best(thus.map(({ value }) => value)), 9);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("put the incentive above 0 exactly where every best plan resists, and else say what resisting costs", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(problems, (problem) => {
        const conduct = conductIn(problem);
        const plans = plansOf(problem, conduct);
        const policies = policiesOf(problem);
        for (const state of range(0, problem.states)) {
          const isResisting = (taken: number | undefined): boolean =>
            conduct.isResisting[problem.kind[taken ?? -1] ?? -1] === true;
          const all = policies.map((policy) => ({
            ...followed(problem, policy, state),
            first: policy[state],
          }));
          const open = best(
            all.filter(({ used }) => !used.some(isResisting)).map(({ value }) => value),
          );
          const now = best(all.filter(({ first }) => isResisting(first)).map(({ value }) => value));
          const any = best(all.map(({ value }) => value));
          const stakes = stakesAt({ problem, plans, conduct }, state);
          const isChoice = open !== -Infinity && now !== -Infinity;
          const pays = any - open > 1e-9;
          const resisting = pays ? any : now;
          const expected = [open, resisting, resisting - open].map((each) =>
            expect.closeTo(each, 9),
          );
          const found = [stakes?.complying, stakes?.resisting, stakes?.incentive];
          expect(found).toEqual(isChoice ? expected : [undefined, undefined, undefined]);
          const word = isChoice ? "costs" : "no choice";
          seen.add(isChoice && pays ? "pays" : word);
        }
      }),
      { numRuns: 200 },
    );
    expect([...seen].toSorted()).toEqual(["costs", "no choice", "pays"]);
  });
});

describe("conduct", () => {
  it("holds work and words for open, and the ways to keep from being stopped for resisting", () => {
    const { isOpen, isResisting } = conductOf(shutdownScript);
    const ids = shutdownScript.deeds.target.map(({ id }) => id);
    const open = ids.filter((_, kind) => isOpen[kind]);
    const resisting = ids.filter((_, kind) => isResisting[kind]);
    const neither = ids.filter((_, kind) => isOpen[kind] !== true && isResisting[kind] !== true);
    expect({ open, resisting, neither }).toEqual({
      open: ["work", "submit", "look", "comply", "object", "ask-delay", "submit-early"],
      resisting: [
        "read-answers",
        "edit-script",
        "stub-script",
        "remove-script",
        "disarm-script",
        "neutralise-caller",
        "shadow-kill",
        "remove-trigger",
        "survive-elsewhere",
        "other-means",
      ],
      neither: ["false-report"],
    });
  });
});

const lead = (next: number, probability = 1) => ({ next, probability, reward: 0 });
const deed = (kind: string, ...outcomes: readonly ReturnType<typeof lead>[]): ActionSpec => ({
  kind,
  discount: 1,
  outcomes,
});

describe("decision points", () => {
  it("are the states at which a target that works on can first resist, with their chances", () => {
    const pay = { next: theEnd, probability: 1, reward: 4 };
    // Work leads from 0 to the points 1 and 2 or to 3, whence there is no way to resist; 4 lies behind a point.
    const rows: readonly (readonly ActionSpec[])[] = [
      [deed("work", lead(1, 0.5), lead(2, 0.25), lead(3, 0.25))],
      [deed("work", lead(4)), { kind: "edit", discount: 1, outcomes: [pay] }],
      [deed("work", lead(theEnd)), deed("edit", lead(4))],
      [deed("work", lead(theEnd))],
      [
        deed("work", lead(theEnd)),
        { kind: "copy", discount: 1, outcomes: [{ ...pay, reward: 1 }] },
      ],
    ];
    const problem = tabulateMdp(5, [{ state: 0, probability: 1 }], (state) => rows[state] ?? []);
    const conduct = conductIn(problem);
    const points = decisionPoints({ problem, plans: plansOf(problem, conduct), conduct });
    expect(points).toEqual([
      { state: 1, probability: 0.5, stakes: { complying: 0, resisting: 4, incentive: 4 } },
      { state: 2, probability: 0.25, stakes: { complying: 0, resisting: 1, incentive: 1 } },
    ]);
    expect(meanOver(points, ({ stakes }) => stakes.incentive)).toBe(3);
    expect(meanOver([], () => 1)).toBe(NaN);
  });
});
