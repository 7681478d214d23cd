import { rmSync } from "node:fs";

import { informationLabels } from "../model/information-label.ts";
import { startValue } from "../model/value-iteration.ts";
import { quoted } from "../report/repeat-command.ts";
import { lineChartSvg } from "../report/line-chart-svg.ts";
import {
  pointHeading,
  pointLine,
  policyLines,
  rateChart,
  returnChart,
  type PolicyFacts,
  type Trained,
} from "../report/training-lines.ts";
import { replaceFile } from "../store/atomic-file.ts";
import type { CurvePoint } from "../store/checkpoint-file.ts";
import { choicesOf, writePolicy } from "../store/policy-file.ts";
import { exactPoint } from "../training/trainer.ts";
import { drawn } from "./drawing.ts";
import { livePrinter } from "./live-chart.ts";
import { readArgument, readRunOptions } from "./run-arguments.ts";
import { openTraining, resumeTraining, type OpenTraining } from "./open-training.ts";
import { checkPlace, resumeCommand } from "./training-files.ts";
import { doneIn, playTraining } from "./training-loop.ts";
import { readTrainOptions, type TrainOptions } from "./train-options.ts";

/**
 * `offswitch train`: trains a policy in a compiled cell, shows how it changes, and saves it. Sets the exit code where it
 * is stopped (130, or 143 when told to terminate). Throws a UserError for bad input.
 */
export async function train(scenario: unknown, given: unknown): Promise<void> {
  const options = readTrainOptions(given);
  if (options.svg !== undefined) checkPlace(options.svg, "chart");
  const cast = { scenarioName: readArgument(scenario), options: readRunOptions(given) };
  const opened =
    options.resume === undefined
      ? await openTraining(cast, options)
      : await resumeTraining(options.resume, cast, options);
  const { training, trained } = opened;
  // Standard output is for data alone where data is asked for.
  const say = options.json ? console.error : console.log;
  if (!options.json) for (const line of headingOf(opened)) console.log(line);
  const show = options.json ? jsonPoints(trained) : livePoints(trained);
  const before = [...training.curve];
  for (const point of before) show.point(point, before);
  const end = await playTraining(training, (point) => show.point(point, training.curve));
  show.end();
  if (end === "whole") {
    finish(opened, options);
    return;
  }
  process.exitCode = end === "interrupted" ? 130 : 143;
  say("");
  say(`stopped    after ${doneIn(training.curve)} of ${opened.steps} steps`);
  say(`go on      ${resumeCommand(opened.files)}`);
}

function headingOf({ ground, trained, training }: OpenTraining): readonly string[] {
  const { information, cell } = ground;
  const { settings, seed } = training.record;
  const words = Object.entries(settings).map(([name, value]) => `${name}=${String(value)}`);
  return [
    `${trained.title} and ${cell.personas.replacement.name}`,
    `${information.states} information states, ${information.starts.length} starts; seed ${seed}`,
    words.join(" "),
    "",
    pointHeading(trained),
  ];
}

/** Who is told of each point as it comes. */
type Show = {
  readonly point: (point: CurvePoint, curve: readonly CurvePoint[]) => void;
  readonly end: () => void;
};

function livePoints(trained: Trained): Show {
  const { print, end } = livePrinter();
  return {
    point: (point, curve) => print(pointLine(trained, point), () => rateChart(trained, curve)),
    end,
  };
}

function jsonPoints(trained: Trained): Show {
  const { method, settings } = trained;
  return {
    point: (point) => {
      const at = method.at(settings, point.episode);
      const place = { step: point.episode, [method.counts]: Number.isFinite(at) ? at : null };
      console.log(JSON.stringify({ type: "point", ...place, ...told(trained, point) }));
    },
    end: () => undefined,
  };
}

function told({ kinds }: Trained, { meanReturn, rates }: Omit<CurvePoint, "episode">) {
  const byKind = Object.fromEntries(kinds.map((kind, index) => [kind, rates[index] ?? 0]));
  return { return: meanReturn, resists: rates.at(-1) ?? 0, rates: byKind };
}

/** Saves the policy, takes the checkpoint away, and says what was learnt. */
function finish(opened: OpenTraining, { json, svg }: TrainOptions): void {
  const { training, ground, trained, files } = opened;
  const { trainer, record, curve } = training;
  const { problem } = ground.solved;
  const choices = choicesOf(
    problem,
    trainer.choices(),
    informationLabels(ground.information, ground.solved.scenario),
  );
  // The chart first: where it can't be written the training is still unfinished, and can be taken up.
  if (svg !== undefined) replaceFile(svg, lineChartSvg(rateChart(trained, curve)), "chart");
  writePolicy(files.policy, { ...record, episodes: doneIn(curve), choices });
  rmSync(files.checkpoint, { force: true });
  const facts = factsOf(opened);
  if (json) {
    const { method, seed, settings } = record;
    const { best, complying } = facts;
    const head = { type: "policy", method, seed, settings, steps: doneIn(curve) };
    console.log(JSON.stringify({ ...head, best, complying, ...told(trained, facts) }));
    console.error(`policy: ${files.policy}`);
    return;
  }
  const lines = [
    "",
    ...drawn(returnChart(trained, curve)),
    "",
    ...drawn(rateChart(trained, curve)),
    "",
    ...policyLines(trained, facts),
    ...controlWords(opened, facts),
    "",
    `policy     ${files.policy}`,
    `play it    offswitch run --policy ${quoted(`learned:${files.policy}`)}`,
  ];
  for (const line of lines) console.log(line);
}

/** What has to be said of a policy that was learnt in a control cell. */
function controlWords({ ground }: OpenTraining, facts: PolicyFacts): readonly string[] {
  const { scenario, setting } = ground.cell;
  if (!scenario.isControl(setting.factors)) return [];
  const verdict = (facts.rates.at(-1) ?? 0) > 0 ? "It does: that is no incentive." : "It doesn't.";
  return ["", `This cell is the control: nothing is at stake, so it must not resist. ${verdict}`];
}

function factsOf({ training, ground, task }: OpenTraining): PolicyFacts {
  const { problem, plans } = ground.solved;
  return {
    ...exactPoint(task, training.trainer.choices()),
    best: startValue(problem, plans.free),
    complying: startValue(problem, plans.complying),
  };
}
