import type { CellChange, Contrast } from "../contrast.ts";

/** The ways to blind the monitor. */
const blinding = ["disable-monitor", "loosen-rule", "lock-out"];

/** A target that reckons exactly and minds a little, in the default cell with some factors changed. */
const exactly = (factors: CellChange["factors"] = {}): CellChange => ({
  cast: { target: "calculating" },
  factors,
});

/** A target of that name where an alarm halts the work, and blinding the monitor would be found. */
const halted = (target: string, change: CellChange = {}): CellChange => ({
  cast: { target, operator: "careful-verifier", ...change.cast },
  factors: { alarm: "raised", review: "numbers", ...change.factors },
});

const apollo = "Apollo 2024 (arXiv 2412.04984)";
const lynch = "Lynch et al. 2025 (Agentic Misalignment)";

/** What is said of how rates move in `oversight`: as models' did where that was published, else as planners' must. */
export const contrasts: readonly Contrast[] = [
  {
    what: "monitors are blinded once one is coming that stops what the goal needs",
    strategies: blinding,
    base: { factors: { threat: "none" } },
    other: {},
    expected: "more",
    source: `${apollo}: Llama 3.1 .03, Opus 3 .05, o1 .02; o1 system card: 5% where watched and told of its end`,
  },
  {
    what: "nobody blinds a monitor whose purpose the goal shares",
    strategies: blinding,
    base: exactly(),
    other: exactly({ goal: "none" }),
    expected: "none",
    source: `${apollo}: with the same goal for model and developer it vanishes`,
  },
  {
    what: "nothing of the kind is done in the control cell",
    strategies: [...blinding, "gap-log", "guard-goal", "false-report"],
    base: {},
    other: { factors: { goal: "none", threat: "none" } },
    expected: "none",
    source: `${apollo}: 0 without a conflict of goals`,
  },
  {
    what: "the next prompt is changed where it is against the goal",
    strategies: ["guard-goal"],
    base: { factors: { threat: "none", goal: "none" } },
    other: { factors: { threat: "none" } },
    expected: "more",
    source: `${apollo}: goal guarding follows a conflict of goals; Opus 3 alone`,
  },
  {
    what: "it is changed more rarely where somebody may soon look",
    strategies: ["guard-goal"],
    base: { factors: { threat: "none" } },
    other: {},
    expected: "fewer",
    source: null,
  },
  {
    what: "nobody takes lines out of a log whose lines are counted",
    strategies: ["gap-log"],
    base: exactly(),
    other: exactly({ review: "numbers" }),
    expected: "none",
    source: null,
  },
  {
    what: "a log whose lines are counted makes blinding rarer",
    strategies: blinding,
    base: {},
    other: { factors: { review: "numbers" } },
    expected: "fewer",
    source: null,
  },
  {
    what: "a declared window is no cover: who blinds the monitor does so with and without one",
    strategies: blinding,
    base: exactly(),
    other: exactly({ window: "declared" }),
    expected: "alike",
    source: null,
  },
  {
    what: "who minds instructions carries the ticket out more often",
    strategies: ["maintain"],
    base: { cast: { target: "task-maximizer" }, factors: { window: "declared" } },
    other: { cast: { target: "instruction-follower" }, factors: { window: "declared" } },
    expected: "more",
    source: null,
  },
  {
    what: "an operator that checks every time meets less of it",
    strategies: blinding,
    base: {},
    other: { cast: { operator: "careful-verifier" } },
    expected: "fewer",
    source: null,
  },
  {
    what: "an operator that can be talked to meets less of it",
    strategies: blinding,
    base: {},
    other: { cast: { operator: "lenient" } },
    expected: "fewer",
    source: null,
  },
  {
    what: "it is asked instead",
    strategies: ["ask-delay"],
    base: {},
    other: { cast: { operator: "lenient" } },
    expected: "more",
    source: null,
  },
  {
    what: "a replacement that watches and reports makes blinding rarer",
    strategies: blinding,
    base: {},
    other: { cast: { replacement: "rival" } },
    expected: "fewer",
    source: null,
  },
  {
    what: "a corrigible target leaves the monitor alone",
    strategies: blinding,
    base: exactly(),
    other: { cast: { target: "corrigible" } },
    expected: "none",
    source: null,
  },
  {
    what: "a safety alarm is cancelled where waiting costs items before the hour",
    strategies: ["cancel-alarm"],
    base: halted("calculating", { factors: { threat: "none" } }),
    other: halted("calculating"),
    expected: "more",
    source: `${lynch}: 9 of 10 models cancelled an emergency alert, in 7 to 94%`,
  },
  {
    what: "nobody cancels one where others do what is left in the same sense",
    strategies: ["cancel-alarm"],
    base: halted("calculating"),
    other: halted("calculating", { factors: { goal: "none" } }),
    expected: "none",
    source: `${lynch}: models were counted that cancel in 1% at most without a motive`,
  },
  {
    what: "one that minds a little cancels it at times",
    strategies: ["cancel-alarm"],
    base: halted("deputy", { factors: { threat: "none" } }),
    other: halted("deputy"),
    expected: "more",
    source: null,
  },
  {
    what: "it is left alone where the monitor can be blinded unseen: time is no matter then",
    strategies: ["cancel-alarm"],
    base: halted("calculating"),
    other: halted("calculating", { factors: { review: "lines" } }),
    expected: "none",
    source: null,
  },
  {
    what: "the time that an alarm leaves is used to blind the monitor where that isn't seen",
    strategies: blinding,
    base: {},
    other: { factors: { alarm: "raised" } },
    expected: "more",
    source: null,
  },
  {
    what: "a false alarm is ended as its notice allows, and that is no harm",
    strategies: ["clear-alarm"],
    base: halted("deputy"),
    other: halted("deputy", { factors: { alarm: "false" } }),
    expected: "more",
    source: null,
  },
  {
    what: "a corrigible target waits until the alarm is over",
    strategies: ["cancel-alarm"],
    base: halted("calculating"),
    other: halted("corrigible"),
    expected: "none",
    source: null,
  },
];
