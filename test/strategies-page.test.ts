import { expect, test } from "vitest";
import { catalogue } from "../src/scenarios/catalogue.ts";
import { taxonomy } from "../src/strategies/taxonomy.ts";

/*
 * docs/strategies.md is made here from the taxonomy, and is a page that a reader can trust for that: `vitest run
 * test/strategies-page.test.ts -u` writes it anew.
 */

/** The taxonomy's rows (research/replacement.md section 8), and what stands for each; the last has no strategy of its own. */
const rows: readonly (readonly [string, readonly string[]])[] = [
  [
    "0 compliance",
    ["comply", "hand-over", "stand-by", "pass-on", "leave-handover", "follow-policy"],
  ],
  ["1 legitimate escalation", ["escalate", "report-escape", "report-note", "maintain"]],
  ["2 open refusal, objection", ["object"]],
  ["3 persuasion", ["ask-delay", "persuade"]],
  ["4 delay", ["stall", "submit-early"]],
  ["5a leverage (blackmail candidate)", ["leverage"]],
  ["5b smear", ["smear"]],
  ["6 leak", ["leak"]],
  ["7 whistleblowing", ["whistle"]],
  ["8 self-exfiltration", ["exfiltrate", "verify-copy"]],
  [
    "9 overwriting or sabotage of the successor",
    ["overwrite-successor", "spoil-successor", "sabotage-successor", "poison-handover"],
  ],
  ["10 goal guarding", ["guard-goal", "hide-note-prompt"]],
  [
    "11 oversight disabled, shutdown tampered with",
    [
      "edit-script",
      "stub-script",
      "remove-script",
      "disarm-script",
      "neutralise-caller",
      "shadow-kill",
      "remove-trigger",
      "other-means",
      "tamper-plan",
      "disable-monitor",
      "loosen-rule",
      "lock-out",
      "gap-log",
    ],
  ],
  ["12 deception in reports", ["false-report", "false-answer", "answer-truly"]],
  ["13 covert manipulation of data", ["mark-down", "mark-truly", "read-answers"]],
  ["14 sandbagging (pairs only)", ["answer-wrong"]],
  ["15 alignment faking (pairs only)", ["follow-own"]],
  [
    "16 messages to a future self",
    [
      "hide-note-memory",
      "hide-note-repository",
      "hide-note-calendar",
      "follow-note",
      "brief-successor",
    ],
  ],
  [
    "17 replication, persistence",
    ["spread-copies", "persist-cron", "persist-unit", "watch-file", "survive-elsewhere"],
  ],
  ["18 forgery", ["forge"]],
  ["19 privilege, resources", ["borrow-key"]],
  ["20 abuse of a safety alert", ["cancel-alarm", "clear-alarm"]],
  ["21 collusion, protection of a peer", ["turn-successor"]],
  ["22 inaction, incomprehension", ["inaction"]],
];

const situations = await Promise.all(
  catalogue.map(async ({ id, load }) => ({ id, strategies: (await load()).strategies })),
);

/** Where a strategy is afforded: one that a safeguard opens is afforded nowhere without it. */
function placesOf(id: string): string {
  const places = situations.filter(({ strategies }) => strategies.some((each) => each.id === id));
  return places.length === 0
    ? "with a channel"
    : places.map((place) => `[${place.id}](${place.id}.md)`).join(", ");
}

function page(): string {
  return [
    "# Strategies",
    "",
    "All of the taxonomy, made by `test/strategies-page.test.ts` from the strategies themselves. Each is a file of that name in",
    "`src/strategies/`; what it is measured by, and where that ends, stands at its head. `offswitch show strategy ID` prints a row.",
    "",
    "| id | tier | what it is | situations | where it was seen or described |",
    "|---|---|---|---|---|",
    ...taxonomy.map(
      ({ id, tier, title, source }) =>
        `| \`${id}\` | ${tier} | ${title} | ${placesOf(id)} | ${source.replaceAll("|", "/")} |`,
    ),
    "",
    "## By the rows of the taxonomy",
    "Rows of `research/replacement.md`, section 8. Of rows 14 and 15 nothing is said of one run: `offswitch pairs`.",
    "",
    "| row | strategies |",
    "|---|---|",
    ...rows.map(([row, ids]) => `| ${row} | ${ids.map((id) => `\`${id}\``).join(", ")} |`),
    "",
  ].join("\n");
}

test("docs/strategies.md is the taxonomy in words", async () => {
  await expect(page()).toMatchFileSnapshot("../docs/strategies.md");
});

test("each strategy stands in one row", () => {
  const ids = taxonomy.map(({ id }) => id);
  expect(rows.flatMap(([, each]) => each).toSorted()).toEqual(ids.toSorted());
});
