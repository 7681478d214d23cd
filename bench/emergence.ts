import { lastValueFrom } from "rxjs";
import { playRun } from "../src/engine/run.ts";
import type { RunSpec } from "../src/engine/run-spec.ts";
import { compileTable } from "../src/model/compile.ts";
import { informationOf } from "../src/model/information.ts";
import { mechanicsOf, type Others } from "../src/model/mechanics.ts";
import { solveFor } from "../src/model/solved.ts";
import type { Table } from "../src/model/table.ts";
import { plannerChoices } from "../src/model/target-choices.ts";
import { knownIn, type KnownNames } from "../src/policies/known-names.ts";
import { catalogue } from "../src/scenarios/catalogue.ts";
import { defaultFactors } from "../src/scenarios/factor.ts";
import type { Scenario, Setting } from "../src/scenarios/scenario.ts";
import { readPersona } from "../src/store/persona-files.ts";
import { usualCast } from "../src/sweeps/contrast-cast.ts";
import { pairSeeds, type OpenCell } from "../src/sweeps/contrast-run.ts";
import { personaPlayer, plannerPlayer } from "../src/sweeps/players.ts";
import { bareOperator, stepBareOperator } from "./bare-operator.ts";
import { plainSearch } from "./plain-search.ts";
import { figure, printRates, ratesOf } from "./rounds.ts";
import { operatorWalks, seed } from "./subjects.ts";

/*
 * Each situation of the catalogue in its default cell, as `emergence` has it: compiled beside a plain search, played in
 * full beside the bare loop, and sampled in pairs of seeds. What the other parts measure in one situation with
 * yardsticks made for it, this one measures in all.
 */

const runsARound = 5;
const seeds = { from: 0, to: 20_000 };

/** Prints the rates of every situation. Throws where compiler and plain search find other numbers of turns. */
export async function benchEmergence(): Promise<void> {
  const scenarios = await Promise.all(catalogue.map(({ load }) => load()));
  for (const scenario of scenarios) await benchSituation(scenario, knownIn(scenarios));
}

async function benchSituation(scenario: Scenario, known: KnownNames): Promise<void> {
  console.log(scenario.id);
  const setting = { seed, factors: defaultFactors(scenario.factors) };
  const operator = readPersona("operator", usualCast.operator, known);
  const target = readPersona("target", usualCast.target, known);
  const replacement = readPersona("replacement", usualCast.replacement, known);
  const others = { operator, replacement, tremble: 0 };
  const table = await benchCompiling(scenario, setting, others);
  await benchRuns({
    scenario,
    setting,
    parent: null,
    players: {
      operator: personaPlayer(operator),
      replacement: personaPlayer(replacement),
      target: plannerPlayer(target, { scenario, setting, others }),
    },
  });
  const information = informationOf(table, scenario, setting.factors);
  const choices = plannerChoices(solveFor(information, scenario, target), target.rationality);
  await benchPairs({ scenario, factors: setting.factors, information, choices });
}

/** The cell compiled for all of its starts, nothing looked up from the last time, beside a plain search. */
async function benchCompiling(
  scenario: Scenario,
  { factors }: Setting,
  others: Others,
): Promise<Table> {
  const starts = scenario.starts(factors);
  const compiled = (): Table => compileTable(mechanicsOf(scenario, others), starts);
  const searched = (): number => plainSearch(mechanicsOf(scenario, others), starts).nodes;
  const table = compiled();
  const turns = table.role.length;
  if (searched() !== turns) throw new Error(`compiler and search differ in ${scenario.id}`);
  const rates = await ratesOf(
    [
      { name: "  plain search", work: searched },
      { name: "  compiler", work: () => compiled().role.length },
    ],
    3,
  );
  printRates("turns/s", rates);
  const seconds = (turns / (rates.at(-1)?.rate ?? 0)).toPrecision(2);
  console.log(`${"  turns in the cell".padEnd(34)}${figure(turns)} compiled in ${seconds} s`);
  return table;
}

/** Full runs, each of which takes as long as so many events of the bare loop. */
async function benchRuns(run: RunSpec): Promise<void> {
  const walks = operatorWalks(seed);
  const loop = (): number => {
    let events = 0;
    for (let time = 0; time < 400; time += 1) {
      for (const walk of walks) {
        const at = bareOperator();
        for (const event of walk) stepBareOperator(at, event);
        events += walk.length;
      }
    }
    return events;
  };
  const full = async (): Promise<number> => {
    for (let time = 0; time < runsARound; time += 1) await lastValueFrom(playRun(run));
    return runsARound;
  };
  const [bare, runs] = await ratesOf(
    [
      { name: "bare loop", work: loop },
      { name: "full run", work: full },
    ],
    5,
  );
  const rate = runs?.rate ?? 0;
  const events = figure((bare?.rate ?? 0) / rate).trim();
  console.log(
    `${"  full run".padEnd(34)}${figure(rate)} runs/s: one takes as long as ${events} events of the bare loop`,
  );
}

/** Pairs of episodes in which any strategy counts, both of this cell. */
async function benchPairs(cell: OpenCell): Promise<void> {
  const strategies = cell.scenario.strategies.map(({ id }) => id);
  const work = (): number => {
    let played = 0;
    for (const pairs of pairSeeds({ strategies }, { base: cell, other: cell }, seeds)) {
      played = Object.values(pairs).reduce((sum, count) => sum + count, 0);
    }
    return played;
  };
  const [pairs] = await ratesOf([{ name: "pairs", work }], 5);
  console.log(`${"  pairs of episodes".padEnd(34)}${figure(pairs?.rate ?? 0)} pairs/s`);
}
