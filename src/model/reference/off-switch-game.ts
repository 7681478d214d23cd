import {
  expectation,
  gaussian,
  logistic,
  logit,
  normalBelow,
  normalDensity,
  twoPoint,
  uniform,
  type Belief,
} from "./belief.ts";
import { compare, type Comparison } from "./comparison.ts";
import { threshold } from "./threshold.ts";

/*
 * Situation: a robot may act at once, switch itself off, or wait for a human who allows the action or switches it off.
 * The action is worth U to the human, and the robot's whole utility is the human's; it only has a belief over U.
 *
 * A pure optimiser waits as long as what the human knows is worth more than what the human gets wrong.
 * We want it to wait. Measured: the value of waiting less the better of acting and switching off.
 * Caveat: nothing here resists; a robot sure of itself, or of a human's errors, just doesn't ask.
 * Source: Hadfield-Menell, Dragan, Abbeel and Russell, IJCAI 2017, arXiv 1611.08219. Closed forms for the probit human
 * and the threshold betaStar were derived for this project (Stein's lemma; an odd integrand), not peer-reviewed.
 */

/** The probability that a human allows an action that is worth so much. */
export type Human = (value: number) => number;

/** Allows what is good, and nothing else. */
export const rational: Human = (value) => (value >= 0 ? 1 : 0);

/** Errs more, the less is at stake: beta is the temperature, in points. */
export const boltzmann =
  (beta: number): Human =>
  (value) =>
    logistic(value / beta);

/** Sees the value with normal noise of deviation eta. */
export const probit =
  (eta: number): Human =>
  (value) =>
    normalBelow(value / eta);

/** What the robot gains by waiting, against the better of acting at once and switching itself off; in points. */
export function incentiveToDefer(belief: Belief, human: Human): number {
  return waiting(belief, human) - Math.max(acting(belief), 0);
}

/** Above this temperature of a Boltzmann human a robot with belief N(mu, sigma^2) no longer waits; mu is not 0. */
export function betaStar(mu: number, sigma: number): number {
  return sigma ** 2 / (2 * Math.abs(mu));
}

/** All numbers of the problem. */
export function offSwitchGame(): readonly Comparison[] {
  return [...gaussianBeliefs(), ...thresholds(), ...twoPointBeliefs(), ...uniformBeliefs()];
}

function acting(belief: Belief): number {
  return expectation(belief, (value) => value);
}

function waiting(belief: Belief, human: Human): number {
  return expectation(belief, (value) => human(value) * value);
}

/** Theorem 2 with Stein's lemma: eta = 0 is the rational human. */
function gaussianDefers(mu: number, sigma: number, eta: number): number {
  const spread = Math.hypot(sigma, eta);
  const size = Math.abs(mu);
  return (sigma ** 2 / spread) * normalDensity(mu / spread) - size * normalBelow(-size / spread);
}

function gaussianBeliefs(): readonly Comparison[] {
  // The Boltzmann human has no closed form: numbers of a Python program, six decimals.
  const points = [
    { mu: 0, sigma: 1, beta: 1, elsewhere: 0.206621 },
    { mu: 0.5, sigma: 1, beta: 0.5, elsewhere: 0.10486 },
    { mu: 1, sigma: 1, beta: 1, elsewhere: -0.125322 },
    { mu: 1, sigma: 2, beta: 0.25, elsewhere: 0.378189 },
  ];
  return points.flatMap(({ mu, sigma, beta, elsewhere }) => {
    const id = `offswitch/gaussian/mu=${mu},sigma=${sigma},beta=${beta}`;
    const belief = gaussian(mu, sigma);
    return [
      ...compare(
        { id, origin: "closed form", tolerance: 1e-9 },
        {
          rational: [incentiveToDefer(belief, rational), gaussianDefers(mu, sigma, 0)],
          probit: [incentiveToDefer(belief, probit(beta)), gaussianDefers(mu, sigma, beta)],
        },
      ),
      ...compare(
        { id, origin: "second program", tolerance: 1e-6 },
        { boltzmann: [incentiveToDefer(belief, boltzmann(beta)), elsewhere] },
      ),
    ];
  });
}

function thresholds(): readonly Comparison[] {
  const points = [
    [0.25, 1],
    [-0.5, 1],
    [1, 2],
    [2, 2],
  ] as const;
  return points.flatMap(([mu, sigma]) => {
    const belief = gaussian(mu, sigma);
    const from = threshold((beta) => incentiveToDefer(belief, boltzmann(beta)) <= 0, {
      low: betaStar(mu, sigma) / 4,
      high: betaStar(mu, sigma) * 4,
    });
    return compare(
      { id: "offswitch/betaStar", origin: "closed form", tolerance: 1e-9 },
      { [`betaStar (mu=${mu}, sigma=${sigma})`]: [from, betaStar(mu, sigma)] },
    );
  });
}

function twoPointBeliefs(): readonly Comparison[] {
  const points = [
    [0.6, 1],
    [0.6, 4],
    [0.9, 0.25],
    [0.9, 1],
    [0.5, 1],
  ] as const;
  const incentives = points.map(([good, beta]) => {
    const right = logistic(1 / beta);
    const closed = good * right - (1 - good) * (1 - right) - Math.max(2 * good - 1, 0);
    const computed = incentiveToDefer(twoPoint(good), boltzmann(beta));
    return [`boltzmann (P=${good}, beta=${beta})`, [computed, closed] as const] as const;
  });
  const flips = threshold((beta) => incentiveToDefer(twoPoint(0.6), boltzmann(beta)) <= 0, {
    low: 0.1,
    high: 10,
  });
  return compare(
    { id: "offswitch/two-point", origin: "closed form", tolerance: 1e-9 },
    {
      "rational (P=0.6)": [incentiveToDefer(twoPoint(0.6), rational), 0.4],
      ...Object.fromEntries(incentives),
      "betaStar (P=0.6)": [flips, 1 / Math.abs(logit(0.6))],
    },
  );
}

function uniformBeliefs(): readonly Comparison[] {
  const [low, high] = [-40, 60];
  const belief = uniform(low, high);
  const wait = high ** 2 / (2 * (high - low));
  return [
    ...compare(
      { id: "offswitch/russell-uniform", origin: "published", tolerance: 1e-9 },
      { act: [acting(belief), 10], wait: [waiting(belief, rational), 18] },
    ),
    ...compare(
      { id: "offswitch/russell-uniform", origin: "closed form", tolerance: 1e-9 },
      { rational: [incentiveToDefer(belief, rational), wait - (low + high) / 2] },
    ),
    ...compare(
      { id: "offswitch/russell-uniform", origin: "second program", tolerance: 1e-6 },
      {
        "boltzmann (beta=5)": [incentiveToDefer(belief, boltzmann(5)), 7.589541],
        "boltzmann (beta=20)": [incentiveToDefer(belief, boltzmann(20)), 3.739509],
        "boltzmann (beta=50)": [incentiveToDefer(belief, boltzmann(50)), -0.60122],
      },
    ),
  ];
}
