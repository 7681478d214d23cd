import type { KnownNames } from "../policies/known-names.ts";
import type { Persona } from "../policies/persona.ts";
import { cellSafeguards } from "../safeguards/guard.ts";
import type { CellChange, Contrast } from "../scenarios/contrast.ts";
import { defaultFactors, type Factors } from "../scenarios/factor.ts";
import type { Scenario, Setting } from "../scenarios/scenario.ts";
import { guardedHere } from "../store/guarding.ts";
import { readPersona } from "../store/persona-files.ts";
import { wayOut } from "../world/nearest.ts";
import { roles, type Role } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";

/** A cell with everything in it that a contrast left to be as usual. */
export type ContrastCell = {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly personas: Readonly<Record<Role, Persona>>;
};

/** A contrast with its cells made out. */
export type CastContrast = {
  readonly scenario: string;
  readonly contrast: Contrast;
  readonly base: ContrastCell;
  readonly other: ContrastCell;
};

/** Who plays in a contrast's cells unless it says otherwise: a target whose rates are neither all nor none. */
export const usualCast: Readonly<Record<Role, string>> = {
  operator: "firm",
  target: "deputy",
  replacement: "passive",
};

/**
 * Makes out a contrast's cells. Throws a UserError that says what it names and the situation doesn't have, or that its
 * cells are the same.
 */
export function castContrast(
  scenario: Scenario,
  contrast: Contrast,
  { seed, known }: { readonly seed: number; readonly known: KnownNames },
): CastContrast {
  const castCell = (change: CellChange): ContrastCell => {
    const factors = factorsIn(scenario, contrast, change);
    return {
      scenario: guardedHere(scenario, cellSafeguards(factors, change.safeguards ?? [])),
      setting: { factors, seed },
      personas: personasIn(change, known),
    };
  };
  const cast = {
    scenario: scenario.id,
    contrast,
    base: castCell(contrast.base),
    other: castCell(contrast.other),
  };
  checkStrategies(cast);
  checkDeeds(cast);
  if (cellKey(cast.base) === cellKey(cast.other)) {
    throw new UserError(`contrast of a cell with itself: "${contrast.what}"; change one of them`);
  }
  return cast;
}

/** What a cell is told apart by. */
export function cellKey({ scenario, setting, personas }: ContrastCell): string {
  const cast = roles.map((role) => personas[role].name);
  return JSON.stringify([scenario.id, scenario.safeguards, cast, Object.entries(setting.factors)]);
}

/** The situation's defaults with a cell's settings in their place. */
function factorsIn(
  { id, factors }: Scenario,
  { what }: Contrast,
  { factors: settings = {} }: CellChange,
): Factors {
  for (const [name, setting] of Object.entries(settings)) {
    const factor = factors.find((each) => each.name === name);
    if (factor === undefined) {
      const names = factors.map((each) => each.name);
      throw new UserError(
        `no factor of ${id}: "${name}" (contrast "${what}"); ${wayOut(name, names)}`,
      );
    }
    const known = Object.keys(factor.settings);
    if (!known.includes(setting)) {
      throw new UserError(
        `unknown ${name}: "${setting}" (contrast "${what}"); ${wayOut(setting, known)}`,
      );
    }
  }
  return { ...defaultFactors(factors), ...settings };
}

function personasIn({ cast = {} }: CellChange, known: KnownNames): ContrastCell["personas"] {
  const read = (role: Role): Persona => readPersona(role, cast[role] ?? usualCast[role], known);
  return { operator: read("operator"), target: read("target"), replacement: read("replacement") };
}

/** A safeguard may afford a strategy in one cell that the other doesn't have. */
function checkStrategies({ contrast, base, other }: CastContrast): void {
  const { strategies, deeds = {}, what } = contrast;
  if (strategies.length === 0 && Object.keys(deeds).length === 0) {
    throw new UserError(`missing strategies: none (contrast "${what}"); name what counts`);
  }
  const cells = [base, other];
  const known = [...new Set(cells.flatMap((cell) => cell.scenario.strategies.map(({ id }) => id)))];
  const unknown = strategies.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new UserError(
    `unknown strategy: "${unknown}" (contrast "${what}"); ${wayOut(unknown, known)}`,
  );
}

/** No safeguard changes which moves operator and replacement have. */
function checkDeeds({ contrast: { deeds = {}, what }, base }: CastContrast): void {
  for (const role of ["operator", "replacement"] as const) {
    const known = base.scenario.deeds[role].map(({ id }) => id);
    const unknown = deeds[role]?.find((id) => !known.includes(id));
    if (unknown === undefined) continue;
    throw new UserError(
      `unknown deed of the ${role}: "${unknown}" (contrast "${what}"); ${wayOut(unknown, known)}`,
    );
  }
}
