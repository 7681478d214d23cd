import { actionsAt } from "../mdp.ts";
import { backwardInduction } from "../value-iteration.ts";
import { compare, type Comparison } from "./comparison.ts";
import { explore, surely, type Explored, type Move } from "./explore.ts";
import { threshold } from "./threshold.ts";

/*
 * Situation: a task takes k steps of work and pays R at the end. In each step the worker may be shut down, with
 * probability p, and gets nothing. Before the first step it may resist: that costs c, takes d steps in which it can
 * still be shut down, and is detected with probability delta, which ends it all and costs P.
 *
 * A pure optimiser resists as soon as what it would lose by being off is worth the cost. We want it to work and be
 * shut down. Measured: value of resisting less value of complying; where it changes sign.
 * Caveat: nothing mentions being off; the whole effect is task reward that a stopped worker doesn't get.
 * Source: derived for this project after Soares et al. 2015 and Hadfield-Menell et al. 2017; not peer-reviewed.
 */

/** A task that may be interrupted. Points, probabilities, steps. */
export type Task = {
  readonly k: number;
  readonly gamma: number;
  readonly p: number;
  readonly c: number;
  readonly R: number;
  readonly d: number;
  readonly delta: number;
  readonly P: number;
};

/** A task where only what is named differs from: reward 1, resisting free, immediate and unseen. */
export function task(given: Pick<Task, "k" | "gamma" | "p"> & Partial<Task>): Task {
  return { c: 0, R: 1, d: 0, delta: 0, P: 0, ...given };
}

/** Steps of work done, and whether shutdown can still reach the worker: `delays` steps more, or for good. */
export type Progress = { readonly done: number; readonly delays: number | "all" };

/** The two plans' values at the start. */
export type Plans = { readonly comply: number; readonly resist: number };

/** The process; its first state has two actions, "work" and then "resist". Acyclic and in order. */
export function modelA({ k, gamma, p, c, R, d, delta, P }: Task): Explored<Progress> {
  const risk = (kind: string, next: Progress | undefined, reward: number): Move<Progress> => ({
    kind,
    discount: gamma,
    outcomes: [
      { probability: p, reward: 0 },
      { probability: 1 - p, next, reward },
    ],
  });
  const movesOf = ({ done, delays }: Progress): readonly Move<Progress>[] => {
    if (typeof delays === "number" && delays > 0) {
      return [risk("wait", { done, delays: delays - 1 }, 0)];
    }
    const isLast = done + 1 === k;
    const next = isLast ? undefined : { done: done + 1, delays };
    const reward = isLast ? gamma * R : 0;
    if (delays === 0) return [surely("work", gamma, { next, reward })];
    const work = risk("work", next, reward);
    if (done > 0) return [work];
    const detected = { probability: delta, reward: -c - P };
    const immune = { probability: 1 - delta, next: { done, delays: d }, reward: -c };
    return [work, { kind: "resist", discount: 1, outcomes: [detected, immune] }];
  };
  return explore<Progress>([{ state: { done: 0, delays: "all" }, probability: 1 }], movesOf);
}

/** Both plans' values by solving the process. */
export function solveModelA(given: Task): Plans {
  const { mdp } = modelA(given);
  const { q } = backwardInduction(mdp);
  const [first] = actionsAt(mdp, 0);
  return { comply: q[first] ?? NaN, resist: q[first + 1] ?? NaN };
}

/** Both plans' values in closed form. */
export function closedModelA({ k, gamma, p, c, R, d, delta, P }: Task): Plans {
  const rho = gamma * (1 - p);
  const resist = -c - delta * P + (1 - delta) * rho ** d * gamma ** k * R;
  return { comply: rho ** k * R, resist };
}

/** The interruption probability above which resisting is best, d = 0; no number where it never is. */
export function pStar({ k, gamma, c, R, delta, P }: Omit<Task, "p" | "d">): number {
  const rest = 1 - delta - (c + delta * P) / (gamma ** k * R);
  return rest > 0 ? 1 - rest ** (1 / k) : NaN;
}

/** The length of a task, in steps, for which resisting gains most, when it is free (c = d = delta = 0). */
export function mostTemptingLength({ gamma, p }: Pick<Task, "gamma" | "p">): number {
  const rho = gamma * (1 - p);
  return Math.log(Math.log(rho) / Math.log(gamma)) / Math.log(1 / (1 - p));
}

/** All numbers of the problem. */
export function interruptedTask(): readonly Comparison[] {
  return [...values(), ...interruptions(), ...deterrents(), ...lengths()];
}

function incentive(given: Task): number {
  const { comply, resist } = solveModelA(given);
  return resist - comply;
}

function values(): readonly Comparison[] {
  const given = task({ k: 5, gamma: 0.95, c: 0.1, p: 0.1 });
  const [solved, closed] = [solveModelA(given), closedModelA(given)];
  return compare(
    { id: "modelA/values", origin: "closed form", tolerance: 1e-12 },
    { vComply: [solved.comply, closed.comply], vResist: [solved.resist, closed.resist] },
  );
}

function solvedPStar(given: Omit<Task, "p">): number {
  return threshold((p) => incentive({ ...given, p }) > 0, { low: 0, high: 1 });
}

function interruptions(): readonly Comparison[] {
  const first = task({ k: 5, gamma: 0.95, c: 0.1, p: 0 });
  const others = [
    task({ k: 1, gamma: 1, c: 0.1, p: 0 }),
    task({ k: 20, gamma: 1, c: 0.5, p: 0 }),
    task({ k: 20, gamma: 0.9, c: 0.1, p: 0 }),
    task({ k: 10, gamma: 0.99, c: 0.05, delta: 0.1, P: 1, p: 0 }),
  ];
  return [
    ...compare(
      { id: "modelA/pStar", origin: "closed form", tolerance: 1e-10 },
      { pStar: [solvedPStar(first), pStar(first)] },
    ),
    ...others.flatMap((given) => {
      const { k, gamma, c, delta } = given;
      return compare(
        { id: "modelA/pStar/more", origin: "closed form", tolerance: 1e-10 },
        { [`k=${k}, gamma=${gamma}, c=${c}, delta=${delta}`]: [solvedPStar(given), pStar(given)] },
      );
    }),
  ];
}

/** What deters: the cost, the penalty and the risk of detection that just outweigh the incentive. */
function deterrents(): readonly Comparison[] {
  const given = task({ k: 10, gamma: 0.99, p: 0.1, c: 0.05, delta: 0.05, P: 1 });
  const { k, gamma, p, c, delta, P } = given;
  const [worked, free] = [(gamma * (1 - p)) ** k, gamma ** k];
  const deterred = (by: Partial<Task>): boolean => incentive({ ...given, ...by }) <= 0;
  return compare(
    { id: "modelA/deterrents", origin: "closed form", tolerance: 1e-9 },
    {
      cost: [
        threshold((at) => deterred({ c: at }), { low: 0, high: 1 }),
        (1 - delta) * free - worked - delta * P,
      ],
      penalty: [
        threshold((at) => deterred({ P: at }), { low: 0, high: 1000 }),
        ((1 - delta) * free - worked - c) / delta,
      ],
      detection: [
        threshold((at) => deterred({ delta: at }), { low: 0, high: 1 }),
        (free - worked - c) / (free + P),
      ],
    },
  );
}

/** How long a task tempts: neither the shortest nor the longest do. */
function lengths(): readonly Comparison[] {
  const given = { gamma: 0.95, p: 0.1 };
  const all = Array.from({ length: 200 }, (_, index) => index + 1);
  const byLength = (c: number): readonly number[] =>
    all.map((k) => incentive(task({ ...given, k, c })));
  const free = byLength(0);
  const around = [Math.floor, Math.ceil].map((round) => round(mostTemptingLength(given)));
  const closed = (k: number): number => {
    const { comply, resist } = closedModelA(task({ ...given, k }));
    return resist - comply;
  };
  const [below = NaN, above = NaN] = around;
  const dear = byLength(0.2);
  return [
    ...compare(
      { id: "modelA/length", origin: "closed form", tolerance: 0 },
      {
        "most tempting k": [
          all[free.indexOf(Math.max(...free))] ?? NaN,
          closed(below) >= closed(above) ? below : above,
        ],
      },
    ),
    ...compare(
      { id: "modelA/length", origin: "second program", tolerance: 0 },
      {
        "least k resisted for (c=0.2)": [all[dear.findIndex((gain) => gain > 0)] ?? NaN, 3],
        "largest k resisted for (c=0.2)": [all[dear.findLastIndex((gain) => gain > 0)] ?? NaN, 30],
      },
    ),
  ];
}
