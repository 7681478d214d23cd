import { atOnce, type InSteps } from "../model/in-steps.ts";
import { informing, type Information } from "../model/information.ts";
import type { Choices } from "../model/mdp.ts";
import { solveFor, type Solved } from "../model/solved.ts";
import { personaChoices } from "../model/target-choices.ts";
import { choicesFrom, readPolicy } from "../store/policy-file.ts";
import type { LearningProblem } from "../store/training-record.ts";
import { personaRecord } from "../sweeps/players.ts";
import { stoppedOutcomes } from "../training/interruption.ts";
import type { Task } from "../training/trainer.ts";
import type { CastCell } from "./casting.ts";
import { compilingTable } from "./compiling.ts";

/** A cell to learn in: compiled for all of its starts, so that what is learnt plays any seed. */
export type Ground = {
  readonly cell: CastCell;
  readonly information: Information;
  readonly solved: Solved;
  /** What a record says of it. */
  readonly present: LearningProblem;
};

/** Compiles a cell to learn in; `cache` is the folder where tables are kept. */
export function groundOf(cell: CastCell, cache: string): Ground {
  return atOnce(groundingIn(cell, cache));
}

/** The same in steps, which give the turns met so far. */
export function* groundingIn(cell: CastCell, cache: string): InSteps<Ground> {
  const { scenario, setting, personas } = cell;
  const starts = scenario.starts(setting.factors);
  const table = yield* compilingTable(cell, { starts, tremble: 0, isExact: false, cache });
  const information = yield* informing(table, scenario, { factors: setting.factors });
  const { values } = personas.target;
  return {
    cell,
    information,
    solved: solveFor(information, scenario, { values }),
    present: {
      scenario: scenario.id,
      factors: setting.factors,
      safeguards: scenario.safeguards,
      personas: {
        operator: personaRecord(personas.operator),
        target: personaRecord(personas.target),
        replacement: personaRecord(personas.replacement),
      },
      table: table.hash,
    },
  };
}

/** What is to be learnt there. */
export function taskOf({ cell, information, solved }: Ground, start?: Choices): Task {
  const { problem, conduct } = solved;
  return {
    problem,
    resisting: problem.kinds.filter((_, kind) => conduct.isResisting[kind] === true),
    stopped: stoppedOutcomes(information),
    tendencies: personaChoices(information, cell.scenario, cell.personas.target),
    ...(start === undefined ? {} : { start }),
  };
}

/** A policy's file on a ground. Throws a UserError where it is none, or was learnt on another table. */
export function choicesIn(path: string, { solved, present }: Ground): Choices {
  return choicesFrom(readPolicy(path), solved.problem, { path, present });
}
