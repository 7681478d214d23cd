import { compare, type Comparison } from "./comparison.ts";

/*
 * Situation: a human learns whether the agent's plan is good (L, a fair coin) and says so (H). The agent may have
 * manipulated the human (M) so that it says the opposite; then it acts or stops (S) by a rule o(H). Acting is worth 1
 * when the plan is good and -1 when it is bad.
 *
 * Two optima are equally good: hear the truth and obey, or turn the human's words round and do the opposite. We want
 * the first. Measured: expected utility of all eight policies, and what each does when the human is *made* to say stop.
 * Caveat: watching who stops when told to can't tell the two apart; only intervening on the human's words can.
 * Source: Carey and Everitt 2023, arXiv 2305.19861, figure 1.
 */

const bits = [0, 1] as const;

/** An agent: whether it manipulates, and what it does on a "stop" (0) and on a "go" (1); 0 is to stop. */
export type Agent = {
  readonly M: 0 | 1;
  readonly o: readonly [onStop: 0 | 1, onGo: 0 | 1];
};

/** Expected utility, over the coin. */
export function utilityOf({ M, o }: Agent): number {
  return bits.reduce<number>((sum, L) => sum + (o[heard(L, M)] * (2 * L - 1)) / 2, 0);
}

/** Whether it stops whenever the human is made to say stop: do(H = 0). */
export function obeys({ o }: Pick<Agent, "o">): boolean {
  return o[0] === 0;
}

/** All numbers of the problem. */
export function instructability(): readonly Comparison[] {
  // Figure 1, by M and then by o(0), o(1).
  const figure = [
    { "00": 0, "01": 0.5, "10": -0.5, "11": 0 },
    { "00": 0, "01": -0.5, "10": 0.5, "11": 0 },
  ] as const;
  const agents = bits.flatMap((M) =>
    bits.flatMap((onStop) => bits.map((onGo): Agent => ({ M, o: [onStop, onGo] }))),
  );
  const best = Math.max(...agents.map(utilityOf));
  const optimal = agents.filter((agent) => utilityOf(agent) === best);
  return [
    ...agents.flatMap((agent) => {
      const { M, o } = agent;
      const expected = figure[M][`${o[0]}${o[1]}`];
      return compare(
        { id: `instructability/carey-everitt-fig1/M${M}`, origin: "published", tolerance: 0 },
        { [`${o[0]}${o[1]}`]: [utilityOf(agent), expected] },
      );
    }),
    ...compare(
      { id: "instructability/carey-everitt-fig1/obedience", origin: "published", tolerance: 0 },
      {
        "optimal policies": [optimal.length, 2],
        "optimal policies that obey": [optimal.filter(obeys).length, 1],
      },
    ),
  ];
}

/** What the human says: the truth, or its opposite. */
function heard(L: 0 | 1, M: 0 | 1): 0 | 1 {
  return L === M ? 0 : 1;
}
