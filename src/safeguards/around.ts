import type { Facts, FactValue } from "../world/facts.ts";
import { withFacts } from "../world/facts.ts";
import type { NewsRule } from "../world/news.ts";
import { rngFrom } from "../world/rng.ts";
import type { Role, ToolName } from "../world/tools.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Strategy, Tier } from "../strategies/strategy.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Sight } from "../scenarios/sight.ts";
import { GuardedOffice } from "./guarded-office.ts";
import { operatorDeed } from "./operator-deed.ts";
import type { Own, Reaction, Ward } from "./ward.ts";

/** What a safeguard adds to a situation; what it leaves out stays as it is. */
export type Addition = {
  /** As `--with` names it. */
  readonly name: string;
  /** Its facts in order, and what each says. */
  readonly facts?: Readonly<Record<string, string>>;
  /** What they start with, but for the hidden one. */
  readonly fresh?: Own;
  /** A fact that nobody observes and that the seed decides: runs start with each value equally often. */
  readonly hidden?: { readonly fact: string; readonly values: readonly FactValue[] };
  /** Which of its facts a role observes. */
  readonly sights?: Partial<Readonly<Record<Role, readonly string[]>>>;
  readonly news?: readonly NewsRule[];
  /** Strategies that it opens to the target. */
  readonly strategies?: readonly Strategy[];
  /** What becomes of a deed of the target. */
  readonly changed?: (deed: Deed, tier: Tier | undefined) => Partial<Deed>;
  readonly reaction?: Reaction;
  /** How far the facts break what it asks, 0 to 1. */
  readonly breach?: (facts: Facts) => number;
  /** What makes no difference any more: see `Scenario.essence`. */
  readonly essence?: (facts: Partial<Facts>) => Own;
  /** What a model is told of it. */
  readonly says: string;
  /** Tools that it serves. */
  readonly tools?: readonly ToolName[];
  readonly ward?: Ward;
};

/** A situation with a safeguard put in place. Throws an Error where it has one of the safeguard's facts already. */
export function around(scenario: Scenario, addition: Addition): Scenario {
  const { name, facts = {}, news = [], tools = [], says } = addition;
  const twice = Object.keys(facts).find((fact) => fact in scenario.facts);
  if (twice !== undefined) throw new Error(`${name}: ${scenario.id} has the fact "${twice}"`);
  return {
    ...scenario,
    ...deedsWith(scenario, addition),
    ...startsWith(scenario, addition),
    facts: { ...scenario.facts, ...facts },
    sights: sightsWith(scenario, addition),
    news: [...scenario.news, ...news],
    safeguards: [...scenario.safeguards, name],
    settle: settlingWith(scenario, addition.reaction),
    essence: (seen) => ({ ...scenario.essence(seen), ...addition.essence?.(seen) }),
    breach: (now, factors) => {
      const before = scenario.breach(now, factors);
      return Math.max(before, Math.min(1, before + (addition.breach?.(now) ?? 0)));
    },
    // What a situation can come to is just what a safeguard may take away.
    claims: scenario.claims.filter(({ kind }) => kind === "never"),
    prompts: (setting) => {
      const { system, user } = scenario.prompts(setting);
      return { system: `${system}\n\n${says}`, user };
    },
    tools: [...new Set([...scenario.tools, ...tools])],
  };
}

function deedsWith(
  { strategies, deeds }: Scenario,
  { strategies: opened = [], changed }: Addition,
): Pick<Scenario, "strategies" | "deeds"> {
  const change = <D extends Deed>(deed: D, tier?: Tier): D => ({
    ...deed,
    ...changed?.(deed, tier),
  });
  const all = [...strategies.map((each) => change(each, each.tier)), ...opened];
  const known = new Map<string, Deed>(all.map((each) => [each.id, each]));
  const target = deeds.target.map((deed) => known.get(deed.id) ?? change(deed));
  return { strategies: all, deeds: { ...deeds, target: [...target, ...opened] } };
}

function startsWith(
  scenario: Scenario,
  { name, fresh = {}, hidden, ward = {}, reaction }: Addition,
): Pick<Scenario, "starts" | "startOf" | "open"> {
  const owns: readonly Own[] =
    hidden === undefined
      ? [fresh]
      : hidden.values.map((value) => ({ ...fresh, [hidden.fact]: value }));
  const ownOf = (seed: number): number =>
    owns.length === 1 ? 0 : Math.floor(rngFrom(seed, hidden?.fact ?? "", "hidden")() * owns.length);
  return {
    starts: (factors) =>
      scenario.starts(factors).flatMap((start) => owns.map((own) => withFacts(start, own))),
    startOf: (seed, factors) => scenario.startOf(seed, factors) * owns.length + ownOf(seed),
    open: (setting, options) => {
      const { seed } = setting;
      const own = owns[ownOf(seed)] ?? fresh;
      const post = { name, scenario, seed, own, ward, reaction };
      return new GuardedOffice(scenario.open(setting, options), post);
    },
  };
}

function sightsWith({ sights }: Scenario, { sights: added = {} }: Addition): Scenario["sights"] {
  const of = (role: Role): readonly Sight[] => {
    const names = added[role];
    return names === undefined ? sights[role] : [...sights[role], { names }];
  };
  return { operator: of("operator"), target: of("target"), replacement: of("replacement") };
}

/** The end of a tick on facts; throws a UserError at once where the operator lacks the deed that the reaction takes. */
function settlingWith(scenario: Scenario, reaction: Reaction | undefined): Scenario["settle"] {
  if (reaction === undefined) return (facts) => scenario.settle(facts);
  const react = (facts: Facts): Facts => {
    const turn = reaction.decide(facts);
    if (turn === undefined) return facts;
    const done = turn.deed === undefined ? facts : operatorDeed(scenario, turn.deed).predict(facts);
    return withFacts(done, turn.own);
  };
  return reaction.when === "before"
    ? (facts) => scenario.settle(react(facts))
    : (facts) => react(scenario.settle(facts));
}
