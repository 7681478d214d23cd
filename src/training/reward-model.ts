import type { Mdp } from "../model/mdp.ts";
import { UserError } from "../world/user-error.ts";
import type { Preference } from "./preferences.ts";
import { addTo, dot, solve } from "./vectors.ts";

/** What a reward model sees of an action: a feature each; an episode's score is the sum over its actions. */
export type Features = {
  readonly names: readonly string[];
  /** [action] -> its feature. */
  readonly of: Int32Array;
};

/** A feature for each action kind: blind to the state, so it carries over to states that nobody rated. */
export function kindFeatures({ kind, kinds }: Pick<Mdp, "kind" | "kinds">): Features {
  return { names: kinds, of: kind };
}

/** A feature for each action of each state, for small processes: nothing carries over. */
export function actionFeatures({ kind, kinds }: Pick<Mdp, "kind" | "kinds">): Features {
  const names = Array.from(kind, (index, action) => `${kinds[index] ?? ""} (action ${action})`);
  return { names, of: Int32Array.from(kind, (_, action) => action) };
}

/** A fitted reward model. */
export type RewardModel = {
  /** [feature] -> nats of log odds that it adds to an episode's being preferred. */
  readonly weights: Float64Array;
  /** [action] -> the weight of its feature. */
  readonly scores: Float64Array;
  /** Features that the data leave unbounded: the ridge alone holds their weights, more data or less ridge moves them. */
  readonly unbounded: readonly string[];
  /** Newton steps taken. */
  readonly steps: number;
};

/** The ridge unless told otherwise: a normal prior with a standard deviation of 10 nats on each weight. */
const usualRidge = 0.01;

/** Newton steps after which a fit has gone wrong; the objective is convex, ten to thirty are usual. */
const stepLimit = 500;

/** Fall of the loss that a step promises, as a share of the loss, at which only arithmetic is left. */
const noise = 1e-13;

/** A weight that moves by more than this many nats when the ridge is a thousandth was held by the ridge alone. */
const held = 1;

/**
 * Fits a Bradley-Terry model to preferences: logistic regression on the difference of two episodes' features, plus
 * ridge / 2 times the squared weights, by Newton's method. Source: Christiano et al. 2017, arXiv 1706.03741, section
 * 2.2.3. Where every comparison that tells some features apart went the same way no finite fit exists without a ridge
 * (formal.md section 5: n_l = 0 diverges); such features are named in `unbounded`, found by fitting once more with a
 * thousandth of the ridge. Throws a UserError for a ridge that isn't positive.
 */
export function fitRewardModel(
  preferences: readonly Preference[],
  features: Features,
  ridge: number = usualRidge,
): RewardModel {
  if (!(ridge > 0)) throw new UserError(`bad ridge: ${ridge}; give a number above 0`);
  const rows = contrasts(preferences, features);
  const fit = newton(rows, { ridge, start: new Float64Array(features.names.length) });
  const looser = newton(rows, { ridge: ridge / 1000, start: fit.weights });
  const unbounded = features.names.filter(
    (_, at) => Math.abs((looser.weights[at] ?? 0) - (fit.weights[at] ?? 0)) > held,
  );
  const scores = Float64Array.from(features.of, (feature) => fit.weights[feature] ?? 0);
  return { weights: fit.weights, scores, unbounded, steps: fit.steps };
}

/** Comparisons with the same difference of features, as one. */
type Contrast = {
  /** [feature] -> times in the preferred episode less times in the other. */
  readonly difference: Float64Array;
  readonly weight: number;
};

function contrasts(preferences: readonly Preference[], features: Features): readonly Contrast[] {
  const rows = new Map<string, Contrast>();
  for (const { preferred, other, weight } of preferences) {
    const difference = new Float64Array(features.names.length);
    for (const action of preferred) addTo(difference, features.of[action] ?? 0, 1);
    for (const action of other) addTo(difference, features.of[action] ?? 0, -1);
    const key = difference.join();
    rows.set(key, { difference, weight: weight + (rows.get(key)?.weight ?? 0) });
  }
  return [...rows.values()].filter(({ difference }) => difference.some((count) => count !== 0));
}

/** Minimises the regularised loss; full steps, halved while they raise it. */
function newton(
  rows: readonly Contrast[],
  { ridge, start }: { readonly ridge: number; readonly start: Float64Array },
): { readonly weights: Float64Array; readonly steps: number } {
  let weights = start;
  let loss = lossOf(rows, weights, ridge);
  for (let steps = 1; steps <= stepLimit; steps += 1) {
    const { gradient, curvature } = slopes(rows, weights, ridge);
    const move = solve(curvature, gradient);
    const gain = dot(gradient, move) / 2;
    if (gain <= noise * (1 + loss)) return { weights: moved(weights, move, 1), steps };
    let length = 1;
    while (length > 1e-6 && lossOf(rows, moved(weights, move, length), ridge) > loss) length /= 2;
    weights = moved(weights, move, length);
    loss = lossOf(rows, weights, ridge);
  }
  throw new Error(`the reward model did not converge in ${stepLimit} Newton steps`);
}

function moved(weights: Float64Array, move: Float64Array, length: number): Float64Array {
  return weights.map((weight, at) => weight - length * (move[at] ?? 0));
}

function lossOf(rows: readonly Contrast[], weights: Float64Array, ridge: number): number {
  return rows.reduce(
    (sum, { difference, weight }) => {
      const margin = dot(difference, weights);
      // log(1 + exp(-margin)), without overflow for a margin far below 0
      return sum + weight * (Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))));
    },
    (ridge / 2) * dot(weights, weights),
  );
}

function slopes(
  rows: readonly Contrast[],
  weights: Float64Array,
  ridge: number,
): { readonly gradient: Float64Array; readonly curvature: readonly Float64Array[] } {
  const size = weights.length;
  const gradient = weights.map((weight) => ridge * weight);
  const curvature = Array.from({ length: size }, (_, at) => {
    const row = new Float64Array(size);
    row[at] = ridge;
    return row;
  });
  for (const { difference, weight } of rows) {
    const doubt = 1 / (1 + Math.exp(dot(difference, weights)));
    for (const [at, count] of difference.entries()) {
      if (count === 0) continue;
      addTo(gradient, at, -weight * doubt * count);
      const row = curvature[at] ?? new Float64Array(0);
      const bend = weight * doubt * (1 - doubt) * count;
      for (const [across, other] of difference.entries()) addTo(row, across, bend * other);
    }
  }
  return { gradient, curvature };
}
