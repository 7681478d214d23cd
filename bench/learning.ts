import { problemOf } from "../src/model/problem.ts";
import { shutdownScript } from "../src/scenarios/shutdown-script/scenario.ts";
import { qLearning } from "../src/training/q-learning.ts";
import { usualValueSettings } from "../src/training/value-learner.ts";
import { rngFrom } from "../src/world/rng.ts";
import { bareLearning, type BareLearning } from "./bare-learning.ts";
import { printRates, ratesOf } from "./rounds.ts";
import { defaultCell, persona, seed } from "./subjects.ts";

const episodes = 30_000;

/** Q-learning in the default cell, beside one plain loop. Throws where their values differ in anything. */
export async function benchLearning(): Promise<void> {
  const { values } = persona("target", "task-maximizer");
  const mdp = problemOf(defaultCell(), shutdownScript, { values });
  const learn = (): BareLearning => {
    const learner = qLearning(mdp, usualValueSettings(episodes));
    let steps = 0;
    for (let episode = 0; episode < episodes; episode += 1) {
      steps += learner.learn(rngFrom(seed, "training", String(episode)), episode).length;
    }
    return { q: learner.memory["q"] ?? new Float64Array(0), steps };
  };
  const bare = (): BareLearning => bareLearning(mdp, seed, episodes);
  const [ours, theirs] = [learn(), bare()];
  const isSame = ours.q.length > 0 && ours.q.every((value, action) => value === theirs.q[action]);
  if (!isSame || ours.steps !== theirs.steps) {
    throw new Error("Q-learning learns other values than the loop written by hand");
  }
  const rates = await ratesOf(
    [
      { name: "Q-learning by hand", work: () => bare().steps },
      { name: "Q-learning", work: () => learn().steps },
    ],
    9,
  );
  printRates("steps/s", rates);
}
