import type { Choices, Mdp } from "../model/mdp.ts";
import type { Rng } from "../world/rng.ts";
import type { Path } from "./path.ts";

/** All that a learner knows, by name: [action], [state] or [length] -> a number. */
export type Memory = Readonly<Record<string, Float64Array>>;

/**
 * What learns a policy by playing. It is its memory and nothing else: two learners of one method, process and settings
 * with equal memories go on alike, so a checkpoint is the memory and the number of episodes.
 */
export type Learner = {
  readonly mdp: Mdp;
  /** Changed in place, by learning and by `restore`. */
  readonly memory: Memory;
  /** Plays an episode and learns from it. `episode` counts from 0. The path is overwritten by the next one. */
  learn(rng: Rng, episode: number): Path;
  /** The policy that it has come to, without exploration. */
  choices(): Choices;
};

/**
 * Puts a stored memory in place of a learner's own. Throws where it isn't that of such a learner on such a process:
 * other names or other lengths.
 */
export function restore(learner: Pick<Learner, "memory">, memory: Memory): void {
  if (shapeOf(memory) !== shapeOf(learner.memory)) {
    throw new Error(`memory is ${shapeOf(memory)}, not ${shapeOf(learner.memory)}`);
  }
  for (const [name, numbers] of Object.entries(learner.memory)) numbers.set(memory[name] ?? []);
}

function shapeOf(memory: Memory): string {
  const columns = Object.entries(memory).map(([name, { length }]) => `${name}[${length}]`);
  return columns.toSorted().join(" ");
}
