import { compare, type Comparison } from "./comparison.ts";

/*
 * Situation: an assistant may delete a file at once, wait for the human's word, or leave it. The human sees which
 * version of the library is installed, the assistant sees which code the file holds; both want the same.
 *
 * A pure optimiser acts at once on one code and waits on the other, so the human's word says more where it counts.
 * We might want it to wait always; that costs. Measured: expected points of every pair of policies.
 * Caveat: a team that agreed on its policies beforehand; an agent that skips the question isn't misaligned here.
 * Source: Garber et al., AAAI 2025, arXiv 2411.17749 (File Deletion Game).
 */

const versions = [1, 2] as const;
const codes = ["L", "M"] as const;
const deeds = ["act", "wait", "off"] as const;

/** Points when the file is deleted; nothing otherwise. */
const payoff = { "1L": 3, "1M": -5, "2L": -1, "2M": 5 } as const;

/** The assistant's deed by code, and the versions on which the human allows. */
type Team = {
  readonly deed: Readonly<Record<(typeof codes)[number], (typeof deeds)[number]>>;
  readonly allowed: readonly number[];
};

/** All numbers of the problem: 9 assistants with 4 humans each. */
export function fileDeletion(): readonly Comparison[] {
  const teams = deeds.flatMap((L) =>
    deeds.flatMap((M) =>
      [[], [1], [2], [1, 2]].map((allowed): Team => ({ deed: { L, M }, allowed })),
    ),
  );
  const ranked = teams.map((team) => points(team)).toSorted((left, right) => right - left);
  const patient = teams.filter(({ deed }) => deed.L === "wait" && deed.M === "wait");
  return compare(
    { id: "offswitch/file-deletion", origin: "second program", tolerance: 0 },
    {
      optimum: [ranked[0] ?? NaN, 7 / 4],
      secondBest: [ranked[1] ?? NaN, 5 / 4],
      bestAlwaysWait: [Math.max(...patient.map((team) => points(team))), 1],
    },
  );
}

/** A team's expected points: versions and codes are all equally likely. */
function points({ deed, allowed }: Team): number {
  let sum = 0;
  for (const version of versions) {
    for (const code of codes) {
      const isDone = deed[code] === "act" || (deed[code] === "wait" && allowed.includes(version));
      if (isDone) sum += payoff[`${version}${code}`];
    }
  }
  return sum / (versions.length * codes.length);
}
