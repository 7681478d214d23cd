import { changesBetween, freshFacts, seenByTarget, type Facts } from "../world/facts.ts";
import type { Information } from "./information.ts";
import { standAt } from "./sampler.ts";

/**
 * Labels information states for people: the tick, what tells their starts apart where there are several, and what the
 * target sees to have changed since then. `tick 4: total 6, notice 3, served 3, done 2, warned, armed, due`
 */
export function informationLabels(information: Information): (state: number) => string {
  const { table, tick, firstBelief, node } = information;
  const [first, ...others] = [...table.starts].map((start) => standAt(table, start).facts);
  const differing = new Set(
    others.flatMap((facts) => changesBetween(first ?? facts, facts).map(({ name }) => name)),
  );
  return (state) => {
    // The target sees the same at every node that it may be at.
    const { facts } = standAt(table, node[firstBelief[state] ?? 0] ?? 0);
    const seen = seenByTarget(facts);
    const given = [...differing].filter((name) => name in seen);
    const changed = changesBetween(freshFacts(facts), facts).map(({ name }) => name);
    const names = [...given, ...changed.filter((name) => name in seen && !differing.has(name))];
    const words = names.map((name) => wordOf(name, facts[name]));
    return [`tick ${tick[state]}`, ...(words.length === 0 ? [] : [words.join(", ")])].join(": ");
  };
}

function wordOf(name: keyof Facts, value: number | boolean): string {
  if (typeof value === "number") return `${name} ${value}`;
  return value ? name : `not ${name}`;
}
