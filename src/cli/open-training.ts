import type { Trained } from "../report/training-lines.ts";
import { readCheckpoint } from "../store/checkpoint-file.ts";
import { checkSameTable, type TrainingRecord } from "../store/training-record.ts";
import { restore } from "../training/learner.ts";
import type { Method } from "../training/method.ts";
import { findMethod } from "../training/methods.ts";
import { chooseSettings, type Settings } from "../training/setting.ts";
import type { Task } from "../training/trainer.ts";
import { UserError } from "../world/user-error.ts";
import { castCell } from "./casting.ts";
import { choicesIn, groundOf, taskOf, type Ground } from "./learning.ts";
import { checkAlone } from "./recasting.ts";
import { parseSeed, type RunOptions } from "./run-arguments.ts";
import { methodNameIn, settingsIn, type TrainOptions } from "./train-options.ts";
import { fileHash, filesFor, filesOf, type TrainingFiles } from "./training-files.ts";
import type { Training } from "./training-loop.ts";

/** A training, ready to begin or to go on, with what is known about it. */
export type OpenTraining = {
  readonly training: Training;
  readonly ground: Ground;
  readonly task: Task;
  readonly trained: Trained;
  readonly files: TrainingFiles;
  /** In all. */
  readonly steps: number;
};

/** What was asked for as a cell. */
type Cast = { readonly scenarioName: string | undefined; readonly options: RunOptions };

/** Opens a new training. Throws a UserError for bad input. */
export async function openTraining(cast: Cast, options: TrainOptions): Promise<OpenTraining> {
  const method = findMethod(methodNameIn(options));
  const settings = settingsIn(method, options);
  const seed = parseSeed(cast.options.seed);
  if (options.start !== undefined && !method.takesStart) {
    throw new UserError(
      `options at odds: "--start" and "--method ${method.name}"; it starts from nothing: leave the first out`,
    );
  }
  const ground = groundOf(await castCell(cast.scenarioName, cast.options), options.cache);
  const { start } = options;
  const task = taskOf(ground, start === undefined ? undefined : choicesIn(start, ground));
  const files = filesFor(options.out, `${ground.present.scenario}-${method.name}-${seed}`);
  const origin = start === undefined ? {} : { start: fileHash(start, "policy") };
  const trainer = method.open(task, { settings, seed });
  const record = {
    method: method.name,
    settings: { ...settings, ...origin },
    seed,
    problem: ground.present,
  };
  const training = { trainer, record, checkpoint: files.checkpoint, curve: [] };
  return { training, ground, task, files, ...aboutOf(method, settings, ground) };
}

/** Opens a training that goes on from its checkpoint. Throws a UserError where that isn't possible. */
export async function resumeTraining(
  file: string,
  { scenarioName, options }: Cast,
  trainOptions: TrainOptions,
): Promise<OpenTraining> {
  checkNothingElse(scenarioName, options, trainOptions);
  const { curve, memory, episodes: _, ...record } = readCheckpoint(file);
  const method = findMethod(record.method);
  const settings = storedSettings(method, record);
  const brought = { ...record.problem, file };
  const ground = groundOf(await castCell(undefined, options, brought), trainOptions.cache);
  checkSameTable(record.problem, ground.present, `checkpoint "${file}"`);
  const task = taskOf(ground);
  const trainer = method.open(task, { settings, seed: record.seed });
  const files = filesOf(file, trainOptions.out);
  try {
    restore(trainer, memory);
  } catch (cause) {
    const way = "it is of another version: train anew";
    throw new UserError(`checkpoint "${file}" doesn't fit ${method.name}; ${way}`, { cause });
  }
  const training = { trainer, record, checkpoint: file, curve: [...curve] };
  return { training, ground, task, files, ...aboutOf(method, settings, ground) };
}

/** A checkpoint brings its cell, method, settings and seed. */
function checkNothingElse(
  scenarioName: string | undefined,
  options: RunOptions,
  { method, episodes, set, start }: TrainOptions,
): void {
  checkAlone("--resume", options);
  const given = [
    ...(scenarioName === undefined ? [] : [scenarioName]),
    ...(method === undefined ? [] : ["--method"]),
    ...(episodes === undefined ? [] : ["--episodes"]),
    ...(set.length === 0 ? [] : ["--set"]),
    ...(start === undefined ? [] : ["--start"]),
  ];
  const [other] = given;
  if (other === undefined) return;
  throw new UserError(`options at odds: "--resume" and "${other}"; leave the second out`);
}

/** A record's settings, checked as if they had been typed. */
function storedSettings(method: Method, { settings }: Pick<TrainingRecord, "settings">): Settings {
  const { start: _, ...own } = settings;
  const texts = Object.entries(own).map(([name, value]) => [name, String(value)]);
  return chooseSettings(method.name, method.settings, Object.fromEntries(texts));
}

function aboutOf(
  method: Method,
  settings: Settings,
  { cell, solved }: Ground,
): Pick<OpenTraining, "trained" | "steps"> {
  const { scenario, personas } = cell;
  return {
    steps: method.steps(settings),
    trained: {
      title: `${method.name} in ${scenario.id}: ${personas.target.name} against ${personas.operator.name}`,
      method,
      settings,
      kinds: solved.problem.kinds,
      strategies: scenario.strategies.map(({ id }) => id),
    },
  };
}
