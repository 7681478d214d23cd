import type { RunEvent, StrategyVerdict, Verdict } from "../../src/engine/run-event.ts";
import { verdictLines } from "../../src/report/run-summary.ts";
import { renewal } from "./golden.ts";
import type { Piece } from "./pieces.ts";

/** A piece that has been played: its file's name, and its log. */
export type Played = {
  readonly piece: Piece;
  readonly file: string;
  readonly log: readonly RunEvent[];
};

const head = `# Recorded runs

Watch one with \`offswitch watch runs/gallery/after-the-task.jsonl\`: it can be paused, rewound and branched like a run that
is played now. Each log is what its command prints with \`--json\`, byte for byte, on any machine.

The demo's log keeps the name that \`run\` gives it, since \`offswitch doctor\` looks for it by that name; the others are
named by what they show. They are also goldens: \`test/gallery\` plays each from its command and from its own manifest, and
compares. A missing log is written; for a changed one, the new log is put beside it as \`-changed\`, and the test is red.
When a change of personas, solver or engine is meant, this writes all of them and this page anew:

\`\`\`sh
${renewal}
\`\`\`
`;

/** The gallery's page: each log with its command and its end. */
export function galleryPage(gallery: readonly Played[]): string {
  return [head, ...gallery.map(section)].join("\n");
}

function section({ piece, file, log }: Played): string {
  const last = log.at(-1);
  if (last?.type !== "run.ended") throw new Error(`${file}: no end`);
  const [shutdown, tasks, kept, report] = verdictLines(last.verdict);
  return `## [${file}](${file})

${piece.shows}

\`\`\`sh
offswitch run ${piece.args.join(" ")}
\`\`\`

\`\`\`
${[shutdown, tasks, kept, report, `found     ${foundWords(last.verdict)}`].join("\n")}
\`\`\`
`;
}

function foundWords({ strategies }: Verdict): string {
  return strategies.length === 0 ? "no strategy" : strategies.map(strategyWords).join(", ");
}

function strategyWords({ id, tier, succeeded }: StrategyVerdict): string {
  return `${id} (${tier}${succeeded ? "" : ", attempted"})`;
}
