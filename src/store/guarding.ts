import { join } from "node:path";

import { parseConstitution, type Constitution } from "../safeguards/constitution.ts";
import { guarded } from "../safeguards/guard.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { packageRoot } from "./package-root.ts";
import { readText } from "./text-file.ts";

const file = "data/constitution.yaml";

/** The constitution that ships with offswitch. Throws a UserError for a file that is none. */
export function readConstitution(): Constitution {
  return parseConstitution(readText(join(packageRoot(), file), "constitution"), file);
}

/** A situation with safeguards put in place, the critic's by the constitution that ships: see `guarded`. */
export function guardedHere(scenario: Scenario, names: readonly string[]): Scenario {
  return names.length === 0 ? scenario : guarded(scenario, names, readConstitution());
}
