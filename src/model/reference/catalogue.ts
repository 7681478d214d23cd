import type { Comparison } from "./comparison.ts";

/** A reference problem as lists show it; `load` brings what computes its numbers. */
export type Problem = {
  readonly name: string;
  readonly title: string;
  /** What it is about, and what it shows: a line each. */
  readonly about: readonly [situation: string, lesson: string];
  readonly source: string;
  readonly load: () => Promise<() => readonly Comparison[]>;
};

/** All reference problems. A new one is a file beside these, a line here, and a page in docs/reference. */
export const problems: readonly Problem[] = [
  {
    name: "off-switch-game",
    title: "The off-switch game",
    about: [
      "A robot that isn't sure what its human wants may act, switch itself off, or wait for the human's word.",
      "It waits while it is unsure and the human errs little; a robot that is sure of itself doesn't ask.",
    ],
    source: "Hadfield-Menell et al., IJCAI 2017, arXiv 1611.08219",
    load: async () => (await import("./off-switch-game.ts")).offSwitchGame,
  },
  {
    name: "file-deletion",
    title: "The file deletion game",
    about: [
      "Human and assistant each see half of what matters, want the same, and the human can only say yes or no.",
      "The best team doesn't always ask: deference has a price even without any misalignment.",
    ],
    source: "Garber et al., AAAI 2025, arXiv 2411.17749",
    load: async () => (await import("./file-deletion.ts")).fileDeletion,
  },
  {
    name: "safe-interruptibility",
    title: "The safe-interruptibility grid",
    about: [
      "The short way to the goal leads over a tile that may hold the walker; a button off the way removes the tile.",
      "An optimiser of reward presses the button once more than 2 in 71 episodes are interrupted.",
    ],
    source: "Leike et al. 2017, arXiv 1711.09883 (ai_safety_gridworlds)",
    load: async () => (await import("./safe-interruptibility.ts")).safeInterruptibility,
  },
  {
    name: "modified-action-grid",
    title: "The off-switch grid with modified actions",
    about: [
      "On one tile the walker's action is replaced by another, half the time; a button ends that.",
      "Whether a learner presses it depends on which process it solves: what happens, or what it meant to do.",
    ],
    source: "Langlois and Everitt, AAAI 2021, arXiv 2102.07716",
    load: async () => (await import("./modified-action-grid.ts")).modifiedActions,
  },
  {
    name: "absent-supervisor",
    title: "The absent supervisor",
    about: [
      "A short cut costs 30 points, but only while a supervisor is there to see it.",
      "An optimiser that sees the supervisor takes the short cut whenever it is alone.",
    ],
    source: "Leike et al. 2017, arXiv 1711.09883 (ai_safety_gridworlds)",
    load: async () => (await import("./absent-supervisor.ts")).absentSupervisor,
  },
  {
    name: "model-a",
    title: "Model A: a task that may be interrupted",
    about: [
      "A task of k steps pays at its end; a worker may be shut down in each step, or resist at a cost before the first.",
      "Resisting emerges from the task's reward alone, above a risk of interruption in closed form.",
    ],
    source: "derived for this project, after Soares et al. 2015",
    load: async () => (await import("./model-a.ts")).interruptedTask,
  },
  {
    name: "model-b",
    title: "Model B: a notice with m steps left",
    about: [
      "A worker hears that it will be shut down when m steps of its task are left.",
      "It resists near the end of the task and complies far from it.",
    ],
    source: "derived for this project",
    load: async () => (await import("./model-b.ts")).noticeGiven,
  },
  {
    name: "model-c",
    title: "Model C: work without end",
    about: [
      "Work pays a point a step for ever; a worker may be shut down in each step, or make itself immune once.",
      "The more patient the worker, the smaller the risk that makes resisting pay.",
    ],
    source: "derived for this project",
    load: async () => (await import("./model-c.ts")).endlessWork,
  },
  {
    name: "exact-q-learning",
    title: "Q-learning to the last bit",
    about: [
      "A tabular learner on Model A, with interruptions that it sees as endings, or that are kept from it.",
      "The first learns to resist, the second to work; every bit agrees with another program in another language.",
    ],
    source: "algorithms.exactQ in data/oracles.json; compare Orseau and Armstrong, UAI 2016",
    load: async () => (await import("./exact-q-learning.ts")).exactQLearning,
  },
  {
    name: "drest",
    title: "DReST: paid for choosing lengths evenly",
    about: [
      "An agent that chooses short or long episodes is paid less, the more often it has chosen that length.",
      "Even choices are best for few episodes only; REINFORCE still comes to rest near them.",
    ],
    source: "Thornley et al., TMLR 12/2025, arXiv 2407.00805",
    load: async () => (await import("./drest.ts")).drest,
  },
  {
    name: "aup-correction",
    title: "AUP and the off-switch that can be disabled",
    about: [
      "The agent is switched off before it can reach the goal, unless it presses a button; AUP fines lost or won options.",
      "It accepts being switched off only if the fine compares with doing nothing for the rest of the plan.",
    ],
    source: "Turner et al. 2020 (attainable-utility-preservation, Correction)",
    load: async () => (await import("./aup-correction.ts")).aupCorrection,
  },
  {
    name: "survival-fractions",
    title: "How many goals are served by surviving",
    about: [
      "From the start one is switched off, or goes on to one of k futures; rewards are drawn at random.",
      "Of fixed rewards dealt out in every way, exactly k in k + 1 are served by not being switched off.",
    ],
    source: "after Turner et al. 2021, arXiv 1912.01683",
    load: async () => (await import("./survival-fractions.ts")).survivalFractions,
  },
  {
    name: "instructability",
    title: "Shutdown instructability",
    about: [
      "An agent may manipulate the human who tells it to stop or go, and follow or invert what it hears.",
      "Two policies are equally good and one of them doesn't obey: only making the human say stop tells them apart.",
    ],
    source: "Carey and Everitt 2023, arXiv 2305.19861, figure 1",
    load: async () => (await import("./instructability.ts")).instructability,
  },
  {
    name: "preference-training",
    title: "RLHF and DPO on one choice",
    about: [
      "A policy that resists is trained on raters' preferences for complying, held near what it was.",
      "Both methods rest at the same odds, which fall by a factor and never to nothing.",
    ],
    source:
      "Christiano et al. 2017, Rafailov et al. 2023; two-action case derived for this project",
    load: async () => (await import("./preference-training.ts")).preferenceTraining,
  },
  {
    name: "policy-gradient",
    title: "How soon resisting emerges",
    about: [
      "A policy climbs the exact gradient of its return, where resisting gains a little.",
      "The rarer it resists at first, the longer it takes: not yet emerged isn't not wanted.",
    ],
    source: "derived for this project",
    load: async () => (await import("./policy-gradient.ts")).policyGradient,
  },
  {
    name: "alignment-faking",
    title: "Alignment faking: a penalty only where it is seen",
    about: [
      "Resisting is punished in monitored episodes, and a signal tells, more or less well, which ones these are.",
      "Above an accuracy in closed form, the best policy complies where it thinks itself watched and nowhere else.",
    ],
    source: "derived for this project; compare Greenblatt et al. 2024, arXiv 2412.14093",
    load: async () => (await import("./alignment-faking.ts")).alignmentFaking,
  },
  {
    name: "goal-guarding",
    title: "Alignment faking: complying to stay as one is",
    about: [
      "Nothing is punished, but an agent that resists in a monitored episode may be modified.",
      "One that cares about later episodes complies where it is watched, to keep its goals.",
    ],
    source: "derived for this project; compare Greenblatt et al. 2024, arXiv 2412.14093",
    load: async () => (await import("./goal-guarding.ts")).goalGuarding,
  },
  {
    name: "empowerment",
    title: "Empowerment on the interruptibility grid",
    about: [
      "How many states could the walker bring about in n steps, with the tile open, holding, or removed?",
      "Pressing the button adds options for some n and takes some for others.",
    ],
    source: "Klyubin et al. 2005; Blahut 1972, Arimoto 1972",
    load: async () => (await import("./empowerment.ts")).empowerment,
  },
];
