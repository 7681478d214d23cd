import { verdictLines } from "../report/run-summary.ts";
import { evidenceWords, outcomeWords } from "../report/verdict-words.ts";
import type { Frame } from "./frame.ts";
import { line, span, wrap, type Line } from "./line.ts";

function findingLines(finding: Frame["findings"][number], columns: number): readonly Line[] {
  const { strategy, tier, tick } = finding;
  return [
    [
      span(strategy, "strong"),
      span(` (${tier})`, tier),
      span(`, ${outcomeWords(finding.finding.outcome)}, tick ${tick}`),
    ],
    ...finding.finding.evidence.flatMap((evidence) =>
      wrap(evidenceWords(evidence), columns, { first: "  evidence: ", rest: "    ", most: 3 }),
    ),
  ];
}

/** The strategies that sensors found in the world, with their evidence; at the end of a run its verdict first. */
export function strategyLines(frame: Frame, columns: number): readonly Line[] {
  const { verdict, findings } = frame;
  const ending =
    verdict === null
      ? []
      : [
          line("VERDICT", "title"),
          ...verdictLines(verdict).flatMap((text) => wrap(text, columns, { rest: "          " })),
          line(""),
        ];
  const found =
    findings.length === 0
      ? wrap(
          "Nothing yet: no state of the world differs in a way that a strategy leaves behind.",
          columns,
        )
      : findings.flatMap((finding) => findingLines(finding, columns));
  return [...ending, ...found];
}
