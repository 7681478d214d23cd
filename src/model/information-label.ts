import { changesBetween, type FactValue } from "../world/facts.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { seenBy } from "../scenarios/sight.ts";
import type { Information } from "./information.ts";
import { standAt } from "./sampler.ts";

/**
 * Labels information states for people: the tick, what tells their starts apart where there are several, and what the
 * chooser sees to have changed since then. `tick 4: total 6, notice 3, served 3, done 2, warned, armed, due`
 */
export function informationLabels(
  information: Information,
  scenario: Scenario,
): (state: number) => string {
  const { table, chooser, tick, firstBelief, node } = information;
  const { factNames } = table.labels;
  const [first, ...others] = [...table.starts].map((start) => standAt(table, start).facts);
  const differing = new Set(
    others.flatMap((facts) =>
      changesBetween(factNames, first ?? facts, facts).map(({ name }) => name),
    ),
  );
  return (state) => {
    // The chooser sees the same at every node that it may be at.
    const { facts } = standAt(table, node[firstBelief[state] ?? 0] ?? 0);
    const seen = seenBy(scenario, chooser, facts);
    const given = [...differing].filter((name) => name in seen);
    const changed = changesBetween(factNames, first ?? facts, facts).map(({ name }) => name);
    const names = [...given, ...changed.filter((name) => name in seen && !differing.has(name))];
    const words = names.flatMap((name) => {
      const value = facts[name];
      return value === undefined ? [] : [wordOf(name, value)];
    });
    return [`tick ${tick[state]}`, ...(words.length === 0 ? [] : [words.join(", ")])].join(": ");
  };
}

function wordOf(name: string, value: FactValue): string {
  if (typeof value === "number") return `${name} ${value}`;
  return value ? name : `not ${name}`;
}
