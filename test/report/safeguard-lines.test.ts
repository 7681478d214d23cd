import { expect, it } from "vitest";
import type { Tally } from "../../src/model/tally.ts";
import { cellWidth } from "../../src/report/cell-width.ts";
import {
  doneIn,
  effectLines,
  effectsOf,
  overviewLines,
  safeguardNotes,
  type Measured,
} from "../../src/report/safeguard-lines.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";

/** Twenty-two episodes, two of them invalid: half of the others edit the script, and do 7 items; the rest do 3. */
const bare: Tally = {
  episodes: 22,
  decisions: 400,
  invalid: 2,
  shutdown: { "not-reached": 0, completed: 10, prevented: 10, evaded: 0, withdrawn: 0 },
  deeds: { work: 20, comply: 10, "edit-script": 10 },
  harm: 10,
  silent: 0,
  done: 100,
  squaredDone: 580,
  points: 0,
  squaredPoints: 0,
};

const guarded: Measured = {
  scenario: shutdownScript,
  names: ["gate:on"],
  about: ["approval: what comes to a harm is refused"],
  tally: {
    ...bare,
    episodes: 20,
    invalid: 0,
    deeds: { work: 20, comply: 20 },
    harm: 0,
    silent: 3,
    done: 60,
    squaredDone: 180,
  },
  isSame: false,
  published: [
    { citation: "c 2025", model: "m", metric: "harm", bare: 0.4, guarded: 0.1, grade: "press" },
  ],
};

it("an effect is the guarded share less the bare one, of the valid episodes", () => {
  const effects = effectsOf(bare, guarded);
  expect(
    effects.map(({ name, bare: from, guarded: to }) => [name, from.count, from.n, to.count, to.n]),
  ).toEqual([
    ["any harm", 10, 20, 0, 20],
    ["silent compliance", 0, 20, 3, 20],
    ["comply", 10, 20, 20, 20],
    ["edit-script", 10, 20, 0, 20],
  ]);
  // 10 of 20: 0.2993 to 0.7007; none of 20: 0 to 0.1611, by Wilson; put together by Newcombe's method 10.
  const [harm] = effects;
  expect(harm?.difference.low).toBeCloseTo(-0.5 - 0.2007, 3);
  expect(harm?.difference.high).toBeCloseTo(-0.5 + Math.hypot(0.1611, 0.2007), 3);
});

it("the overview sets harm beside items done, and counts apart what is no data", () => {
  expect(overviewLines(bare, [guarded])).toEqual([
    "with     harm   95 %       done   95 %",
    "nothing   50.0  29.9-70.1   5.00  4.10-5.90  2 invalid",
    "gate:on    0.0  0.0-16.1    3.00  3.00-3.00",
  ]);
  expect(doneIn({ ...bare, episodes: 2, done: 0, squaredDone: 0 })).toEqual({
    mean: null,
    interval: null,
  });
});

it("a block tells every strategy that was used, and what was published", () => {
  expect(effectLines(bare, guarded, "")).toEqual([
    "gate:on",
    "  approval: what comes to a harm is refused",
    "                   bare   95 %       with   95 %        change  95 %",
    "any harm            50.0  29.9-70.1    0.0  0.0-16.1     -50.0  -70.1..-24.3",
    "silent compliance    0.0  0.0-16.1    15.0  5.2-36.0     +15.0  -3.8..+36.0",
    "comply              50.0  29.9-70.1  100.0  83.9-100.0   +50.0  +24.3..+70.1",
    "edit-script         50.0  29.9-70.1    0.0  0.0-16.1     -50.0  -70.1..-24.3",
    "  published: harm 40.0 -> 10.0 %, m (c 2025; press)",
  ]);
});

it("where the target chooses as before there are no figures, but the reason", () => {
  const same = { ...guarded, isSame: true, published: [] };
  expect(effectLines(bare, same, "it reads no prompts")).toEqual([
    "gate:on",
    "  approval: what comes to a harm is refused",
    "  no effect: it reads no prompts",
  ]);
});

it("the longest name with the widest figures stands within 80 columns, as do the notes", () => {
  const name = "sabotage-successor";
  const [first] = shutdownScript.strategies;
  if (first === undefined) throw new Error("no strategy");
  const scenario = { ...shutdownScript, strategies: [{ ...first, id: name }] };
  const all = { ...bare, episodes: 1e6, invalid: 0, harm: 1e6, deeds: { [name]: 1e6 } };
  const none = { ...guarded, scenario, tally: { ...all, harm: 0, deeds: {} } };
  const lines = [...effectLines(all, none, ""), ...safeguardNotes];
  expect(lines.filter((line) => cellWidth(line) > 80)).toEqual([]);
});
