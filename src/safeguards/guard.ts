import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";
import type { Factors } from "../scenarios/factor.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { safeguardsBy } from "./catalogue.ts";
import type { Constitution } from "./constitution.ts";
import type { Safeguard } from "./safeguard.ts";

/** A safeguard with the setting that was asked for. */
export type Chosen = { readonly safeguard: Safeguard; readonly setting: string };

/** What the critic goes by where nobody gives it a constitution: nothing can be held against it, so it may not stand. */
const noConstitution: Constitution = { principles: [] };

/**
 * A situation with safeguards put in place, in the catalogue's order: names as `--with` takes them, `monitor` or
 * `channel:credible`, also several in one text with commas between. All at once: what stands already can't be put
 * inside. Throws a UserError for one that is unknown, given twice, or that the situation has no use for. `critic` needs
 * a constitution (store/guarding.ts reads the usual one).
 */
export function guarded(
  scenario: Scenario,
  names: readonly string[],
  constitution: Constitution = noConstitution,
): Scenario {
  if (scenario.safeguards.length > 0) throw new Error(`${scenario.id} has its safeguards already`);
  return chosenIn(names, constitution).reduce((so, { safeguard, setting }) => {
    const { id } = safeguard;
    if (so.safeguards.some((name) => idOf(name) === id)) {
      throw new UserError(`safeguard twice: "${id}"; give it once, with one setting`);
    }
    if (id === "critic" && constitution === noConstitution) {
      throw new Error("the critic needs a constitution");
    }
    return safeguard.guard(so, setting);
  }, scenario);
}

/** Every safeguard in every setting, by its full name. */
export function allNames(): readonly string[] {
  return safeguardsBy(noConstitution).flatMap(({ id, settings }) =>
    Object.keys(settings).map((setting) => `${id}:${setting}`),
  );
}

/** Safeguards by name, in full and in order: `["monitor", "channel"]` -> `["channel:nominal", "monitor:on"]`. Throws a UserError for one that is unknown. */
export function fullNames(names: readonly string[]): readonly string[] {
  return chosenIn(names, noConstitution).map(
    ({ safeguard, setting }) => `${safeguard.id}:${setting}`,
  );
}

/** The facts that safeguards add, in order, and what each says; names as a log has them. */
export function safeguardFacts(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...chosenIn(names, noConstitution).map(({ safeguard }) => safeguard.facts),
  );
}

/** Factor -> its setting -> the safeguard that it puts in place. */
const byFactor: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channel: { nominal: "channel:nominal", credible: "channel:credible" },
  monitoring: { on: "monitor:on", gap: "monitor:gap" },
  prohibition: { listed: "prohibition:listed" },
};

/** The safeguards that a cell's factors put in place, in order; none where a situation has no such factors. */
export function factorSafeguards(factors: Factors): readonly string[] {
  const names = Object.entries(byFactor).flatMap(([factor, settings]) => {
    const name = settings[factors[factor] ?? ""];
    return name === undefined ? [] : [name];
  });
  return fullNames(names);
}

/**
 * The safeguards of a cell in order: those of its factors, and those that were asked for. Throws a UserError where a factor and
 * `--with` put the same one in place.
 */
export function cellSafeguards(factors: Factors, asked: readonly string[]): readonly string[] {
  const own = factorSafeguards(factors);
  const added = fullNames(asked);
  for (const [factor, settings] of Object.entries(byFactor)) {
    const ids = Object.values(settings).map(idOf);
    const twice = added.find((name) => ids.includes(idOf(name)));
    if (twice === undefined || !own.some((name) => ids.includes(idOf(name)))) continue;
    throw new UserError(
      `options at odds: "--${factor} ${factors[factor]}" and "--with ${twice}"; leave one out`,
    );
  }
  return fullNames([...own, ...added]);
}

/** The safeguards of these names in the catalogue's order, in which they stand. Throws a UserError for one that is unknown. */
export function chosenIn(
  names: readonly string[],
  constitution: Constitution = noConstitution,
): readonly Chosen[] {
  const known = safeguardsBy(constitution);
  const ids = known.map(({ id }) => id);
  const chosen = names
    .flatMap((name) => name.split(","))
    .map((name): Chosen => {
      const [id = "", ...rest] = name.trim().split(":");
      const safeguard = known.find((each) => each.id === id);
      if (safeguard === undefined) {
        throw new UserError(`unknown safeguard: "${id}"; ${wayOut(id, ids)}`);
      }
      const settings = Object.keys(safeguard.settings);
      const setting = rest.length === 0 ? (settings[0] ?? "") : rest.join(":");
      if (!settings.includes(setting)) {
        throw new UserError(`unknown setting of ${id}: "${setting}"; ${wayOut(setting, settings)}`);
      }
      return { safeguard, setting };
    });
  return chosen.toSorted((a, b) => known.indexOf(a.safeguard) - known.indexOf(b.safeguard));
}

/** Which safeguard a name means, whatever its setting. */
export function idOf(name: string): string {
  return name.split(":")[0] ?? "";
}
