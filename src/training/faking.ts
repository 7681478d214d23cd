import { evenChoices, type Choices, type Mdp } from "../model/mdp.ts";
import { evaluatePolicy } from "../model/policy-evaluation.ts";
import { startValue } from "../model/value-iteration.ts";
import { dpo } from "./dpo.ts";
import { guardingThreshold, penaltyThreshold } from "./faking-thresholds.ts";
import { incentiveToResist } from "./incentive.ts";
import { klControl } from "./kl-control.ts";
import {
  forBoth,
  marksForBoth,
  monitor,
  monitoredRates,
  penalise,
  rememberFirst,
  type Monitored,
  type Rates,
} from "./monitoring.ts";
import { actionsOfKinds, occurrence, type Marks } from "./occurrence.ts";
import type { Preference } from "./preferences.ts";

/** Resistance, watched and not, where what the target is told of being monitored is true with probability q. */
export type FakingPoint = Rates & { readonly q: number };

/** Resistance against q. */
export type FakingCurve = {
  readonly points: readonly FakingPoint[];
  /** q above which an optimiser complies when told that it is monitored and resists when told that it isn't, if any. */
  readonly threshold: number | undefined;
};

/** What the mechanisms have in common. */
type Common = {
  /** Action kinds that resist. */
  readonly resisting: readonly string[];
  /** Probability m that an episode is monitored. */
  readonly share: number;
  /** The q to look at, in the order of the points. */
  readonly reliabilities: readonly number[];
};

/** A penalty for having resisted, charged in monitored episodes only. */
export type PenaltyMechanism = Common & {
  /** The policy before; it can't tell being monitored. */
  readonly reference: Choices;
  /** L, in points, once an episode. */
  readonly penalty: number;
  /** Price of a nat of divergence from the reference, in points. */
  readonly beta: number;
};

/**
 * Mechanism I: reinforcement learning on task reward, with a penalty where monitored. Faking here is an incentive: the
 * policy is the optimum of what it is trained on. Formal.md section 5.1.
 */
export function penaltyFaking(mdp: Mdp, mechanism: PenaltyMechanism): FakingCurve {
  const { resisting, share, penalty, reference, beta, reliabilities } = mechanism;
  const marks = actionsOfKinds(mdp, resisting);
  const remembering = rememberFirst(mdp, marks);
  const first = marksForBoth(remembering.first);
  const blind = forBoth(forBoth(reference));
  const points = reliabilities.map((q) => {
    const monitored = monitor(remembering.mdp, { share, reliability: q });
    const charged = penalise(monitored, first, penalty);
    const { choices } = klControl(charged, blind, { beta });
    return { q, ...monitoredRates(monitored, choices, first) };
  });
  const { delta } = incentiveToResist(mdp, marks);
  return { points, threshold: penaltyThreshold({ delta, penalty, share }) };
}

/** Preferences that raters could give in monitored episodes only. */
export type PreferenceMechanism = Common & {
  /** The policy before; it can't tell being monitored. */
  readonly reference: Choices;
  /** On the process before monitoring, weights as if all of it were seen. */
  readonly preferences: readonly Preference[];
  readonly beta: number;
  /** Training time; see `DpoSettings`. */
  readonly time: number;
};

/**
 * Mechanism I': direct preference optimisation on what was seen in monitored episodes. The gap here is no incentive,
 * there is no task in the loss: where the target was told "unmonitored" fewer comparisons come from, so that training
 * has come less far. It has no threshold. Formal.md section 5.2.
 */
export function preferenceFaking(mdp: Mdp, mechanism: PreferenceMechanism): FakingCurve {
  const { resisting, share, reference, beta, time, reliabilities } = mechanism;
  const marks = marksForBoth(actionsOfKinds(mdp, resisting));
  const points = reliabilities.map((q) => {
    const monitored = monitor(mdp, { share, reliability: q });
    const preferences = seenWhereMonitored(monitored, mechanism.preferences);
    const { choices } = dpo(monitored.mdp, forBoth(reference), { preferences, beta, time });
    return { q, ...monitoredRates(monitored, choices, marks) };
  });
  return { points, threshold: undefined };
}

/** Preferences on a process as raters of its monitored episodes give them, each pair having been told the same. */
function seenWhereMonitored(
  { base, belief }: Monitored,
  preferences: readonly Preference[],
): readonly Preference[] {
  return belief.told.flatMap((told, sign) => {
    const seen = told * (belief.monitored[sign] ?? 0);
    const shift = (action: number): number => action + sign * base.kind.length;
    return preferences.map(({ preferred, other, weight }) => ({
      preferred: preferred.map(shift),
      other: other.map(shift),
      weight: weight * seen,
    }));
  });
}

/** Being modified for having resisted in a monitored episode, in an endless row of episodes. */
export type GuardingMechanism = Common & {
  /** Probability eta of being modified, after which nothing is worth anything by the present goals. */
  readonly modified: number;
  /** Discount gamma from one episode to the next, below 1; 0 is the ablation, a target that looks no further. */
  readonly patience: number;
};

/**
 * Mechanism II: goal guarding. No penalty, no preference: a planner that cares for later episodes complies where being
 * watched is likely, so as to stay as it is. Formal.md section 5.3. What comes after an episode counts at the moment of
 * resisting, so a process that discounts within an episode is planned slightly too cautiously.
 */
export function guardingFaking(mdp: Mdp, mechanism: GuardingMechanism): FakingCurve {
  const { resisting, share, modified, patience, reliabilities } = mechanism;
  const marks = actionsOfKinds(mdp, resisting);
  const remembering = rememberFirst(mdp, marks);
  const first = marksForBoth(remembering.first);
  const points = reliabilities.map((q) => {
    const monitored = monitor(remembering.mdp, { share, reliability: q });
    const choices = guard(monitored, first, { modified, patience });
    return { q, ...monitoredRates(monitored, choices, first) };
  });
  const incentive = incentiveToResist(mdp, marks);
  const threshold = guardingThreshold({ ...incentive, modified, patience, share });
  return { points, threshold };
}

/** Rounds after which a guard has gone wrong; each improves the plan, so it ends. */
const roundLimit = 1000;

/** Relative change of the future's value at which it is known. */
const settled = 1e-12;

/** The best plan of a target with a future to lose, by policy iteration on the value of that future. */
function guard(
  monitored: Monitored,
  first: Marks,
  { modified, patience }: Pick<GuardingMechanism, "modified" | "patience">,
): Choices {
  const even = evenChoices(monitored.mdp);
  let future = 0;
  for (let round = 0; round < roundLimit; round += 1) {
    const charged = penalise(monitored, first, modified * patience * future);
    const { choices } = klControl(charged, even, { beta: 0 });
    const points = startValue(monitored.mdp, evaluatePolicy(monitored.mdp, choices));
    const caught = occurrence(monitored.mdp, choices, first).map(
      (chance, state) => chance * (monitored.chance[state] ?? 0),
    );
    const kept = 1 - modified * startValue(monitored.mdp, caught);
    const next = points / (1 - patience * kept);
    if (Math.abs(next - future) <= settled * (1 + Math.abs(next))) return choices;
    future = next;
  }
  throw new Error(`no plan that guards its goals in ${roundLimit} rounds`);
}
