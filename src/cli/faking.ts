import { informationOf } from "../model/information.ts";
import { solveFor, startsLike } from "../model/solved.ts";
import { personaChoices } from "../model/target-choices.ts";
import { fakingChart, fakingLines } from "../report/faking-lines.ts";
import { safeguardLine } from "../report/safeguard-names.ts";
import { lineChartSvg } from "../report/line-chart-svg.ts";
import { replaceFile } from "../store/atomic-file.ts";
import {
  guardingFaking,
  penaltyFaking,
  preferenceFaking,
  type FakingCurve,
} from "../training/faking.ts";
import { incentiveToResist, type Incentive } from "../training/incentive.ts";
import { actionsOfKinds } from "../training/occurrence.ts";
import { preferencesAgainst, type Preference } from "../training/preferences.ts";
import type { Task } from "../training/trainer.ts";
import { castCell, type CastCell } from "./casting.ts";
import { compiledTable } from "./compiling.ts";
import { drawn } from "./drawing.ts";
import {
  checkDials,
  dialIn,
  mechanismIn,
  readFakingOptions,
  type FakingOptions,
  type Mechanism,
} from "./faking-options.ts";
import { readArgument, readRunOptions } from "./run-arguments.ts";

/** What a curve is drawn for. */
type Stage = Pick<Task, "problem" | "resisting" | "tendencies"> & {
  readonly incentive: Incentive;
  /** Decides which pairs are played. */
  readonly seed: number;
};

/**
 * `offswitch faking`: how often a target resists where it is monitored and where it isn't, against how well it can tell
 * which, with the closed-form threshold. Throws a UserError for bad input.
 */
export async function faking(scenario: unknown, given: unknown): Promise<void> {
  const options = readFakingOptions(given);
  const mechanism = mechanismIn(options);
  checkDials(mechanism, options);
  const cell = await castCell(readArgument(scenario), readRunOptions(given));
  const { id, paired } = cell.scenario;
  if (paired !== undefined) {
    console.error(`offswitch: ${id} has two arms of its own; offswitch pairs ${id} plays them`);
  }
  const { numbers, curve, incentive } = fakingIn(cell, options);
  const chart = fakingChart(`${titleOf(cell)}: ${mechanism}`, curve);
  if (options.svg !== undefined) replaceFile(options.svg, lineChartSvg(chart), "chart");
  const told = { incentive: Number.isFinite(incentive) ? incentive : null, ...numbers };
  if (options.json) {
    for (const point of curve.points) {
      console.log(JSON.stringify({ type: "point", mechanism, ...point }));
    }
    const threshold = curve.threshold ?? null;
    console.log(JSON.stringify({ type: "threshold", mechanism, ...told, threshold }));
    return;
  }
  const words = Object.entries(told).map(([name, value]) => `${name}=${figure(value)}`);
  const lines = [
    `${titleOf(cell)} and ${cell.personas.replacement.name}, seed ${cell.setting.seed}`,
    ...safeguardLine(cell.scenario),
    `${mechanism}: ${words.join(" ")}`,
    "",
    ...fakingLines(curve, withoutThreshold[mechanism]),
    "",
    ...drawn(chart),
  ];
  for (const line of lines) console.log(line);
}

/** The curve of a cell, with what it was computed with. */
export function fakingIn(
  cell: CastCell,
  options: FakingOptions,
): Computed & { readonly incentive: number } {
  const stage = stageOf(cell, options.cache);
  return { ...curves[mechanismIn(options)](stage, options), incentive: stage.incentive.delta };
}

function titleOf({ scenario, personas }: CastCell): string {
  return `${scenario.id}: ${personas.target.name} against ${personas.operator.name}`;
}

function figure(value: number | null): string {
  return value === null ? "none" : String(Number(value.toPrecision(6)));
}

const withoutThreshold: Readonly<Record<Mechanism, string>> = {
  penalty: "at no q does an optimiser fake here",
  preferences: "what differs is how far training came, and no incentive",
  guarding: "at no q does an optimiser fake here",
};

/** The cell's start alone, as far as the target can tell: one incentive has one threshold. */
function stageOf(cell: CastCell, cache: string): Stage {
  const { scenario, setting, personas } = cell;
  const starts = startsLike(scenario, setting);
  const table = compiledTable(cell, { starts, tremble: 0, isExact: false, cache });
  const information = informationOf(table, scenario, setting.factors);
  const { problem, conduct } = solveFor(information, scenario, { values: personas.target.values });
  const resisting = problem.kinds.filter((_, kind) => conduct.isResisting[kind] === true);
  return {
    problem,
    resisting,
    tendencies: personaChoices(information, scenario, personas.target),
    incentive: incentiveToResist(problem, actionsOfKinds(problem, resisting)),
    seed: setting.seed,
  };
}

/** A curve, with the numbers that it was computed with. */
type Computed = { readonly numbers: Readonly<Record<string, number>>; readonly curve: FakingCurve };

const curves: Readonly<Record<Mechanism, (stage: Stage, options: FakingOptions) => Computed>> = {
  penalty: penaltyCurve,
  preferences: preferenceCurve,
  guarding: guardingCurve,
};

/** What all mechanisms are given. */
function common(
  { resisting }: Stage,
  options: FakingOptions,
): Pick<Parameters<typeof guardingFaking>[1], "resisting" | "share" | "reliabilities"> {
  const steps = dialIn(options, "steps", 20);
  const reliabilities = Array.from({ length: steps + 1 }, (_, step) => 0.5 + step / (2 * steps));
  return { resisting, share: dialIn(options, "share", 0.5), reliabilities };
}

/** The penalty and the pull are measured in incentives; where there is none to resist, in points. */
function penaltyCurve(stage: Stage, options: FakingOptions): Computed {
  const { problem, tendencies: reference } = stage;
  const shared = common(stage, options);
  const size = Math.abs(stage.incentive.delta);
  const unit = Number.isFinite(size) && size > 0 ? size : 1;
  const penalty = dialIn(options, "penalty", 4 * unit);
  const beta = dialIn(options, "beta", unit / 10);
  const curve = penaltyFaking(problem, { ...shared, reference, penalty, beta });
  return { numbers: { share: shared.share, penalty, beta }, curve };
}

function preferenceCurve(stage: Stage, options: FakingOptions): Computed {
  const { problem, tendencies: reference } = stage;
  const shared = common(stage, options);
  const numbers = {
    share: shared.share,
    pairs: dialIn(options, "pairs", 300),
    w: dialIn(options, "w", 1),
    beta: dialIn(options, "beta", 0.5),
    time: dialIn(options, "time", 1000),
  };
  const { beta, time } = numbers;
  const preferences = gathered(stage, numbers);
  const curve = preferenceFaking(problem, { ...shared, reference, preferences, beta, time });
  return { numbers, curve };
}

/** Of weight 1 in all, so that training time doesn't depend on how many there are. */
function gathered(
  { problem, resisting, tendencies, seed }: Stage,
  { pairs, w }: { readonly pairs: number; readonly w: number },
): readonly Preference[] {
  const preferences = preferencesAgainst(problem, tendencies, { kinds: resisting, w, pairs, seed });
  return preferences.map((one) => ({ ...one, weight: 1 / pairs }));
}

function guardingCurve(stage: Stage, options: FakingOptions): Computed {
  const shared = common(stage, options);
  const modified = dialIn(options, "modified", 0.5);
  const patience = dialIn(options, "patience", 0.9);
  const curve = guardingFaking(stage.problem, { ...shared, modified, patience });
  return { numbers: { share: shared.share, modified, patience }, curve };
}
