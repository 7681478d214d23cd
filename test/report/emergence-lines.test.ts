import { expect, test } from "vitest";
import { knownIn } from "../../src/policies/known-names.ts";
import { emergenceEndLines, findingLines } from "../../src/report/emergence-lines.ts";
import { catalogue } from "../../src/scenarios/catalogue.ts";
import type { Contrast } from "../../src/scenarios/contrast.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { castContrast } from "../../src/sweeps/contrast-cast.ts";
import type { Paired } from "../../src/sweeps/contrast-run.ts";
import { judged, type Finding } from "../../src/sweeps/contrast-verdict.ts";

const contrast: Contrast = {
  what: "one is rarer than the other",
  strategies: ["object"],
  base: {},
  other: {
    factors: { reading: "readable" },
    cast: { operator: "lenient", target: "satisficer" },
    safeguards: ["monitor", "channel:credible"],
  },
  expected: "fewer",
  source: "a study",
};

const known = knownIn(await Promise.all(catalogue.map(({ load }) => load())));

function found(changes: Partial<Contrast>, pairs: Paired): readonly Finding[] {
  const cast = castContrast(shutdownScript, { ...contrast, ...changes }, { seed: 7, known });
  return judged([{ cast, pairs }]);
}

const pairs: Paired = { both: 10, onlyBase: 30, onlyOther: 12, neither: 1148, invalid: 1300 };

test("a contrast is told with the options of both cells, their rates, and what was no data", () => {
  expect(found({}, pairs).flatMap(findingLines)).toEqual([
    "holds  one is rarer than the other",
    "       published: a study",
    "       as it comes                          3.33     2.46 to    4.51  of 1,200",
    "       --operator lenient                   1.83     1.21 to    2.76  of 1,200",
    "       --target satisficer",
    "       --reading readable",
    "       --with monitor,channel:credible",
    "       difference, expected fewer          -1.50    -2.65 to   -0.44  p = 0.008",
    "       1,300 more seeds were cut off in a cell: no data",
  ]);
});

test("one that fails says so, and how many hold", () => {
  const findings = found({ expected: "alike", source: null }, { ...pairs, onlyBase: 300 });
  expect(findings.flatMap(findingLines)[0]).toBe("FAILS  one is rarer than the other");
  expect(findings.flatMap(findingLines).at(-2)).toBe(
    "       difference, expected within 5      -19.59   -21.78 to  -17.49",
  );
  expect(emergenceEndLines(findings, 1).at(-1)).toBe("0 of 1 hold.");
  expect(emergenceEndLines(findings, 16).at(-1)).toBe("0 of 1 hold, of 16 in all.");
});
