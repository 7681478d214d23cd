import { chartEventWords } from "../report/chart-words.ts";
import { chooserWords, incentiveWords, percent, whyWords } from "../report/why-words.ts";
import type { Weighed } from "../policies/policy.ts";
import type { Frame, Turn } from "./frame.ts";
import { line, wrap, type Line } from "./line.ts";
import { shortCallWords } from "../report/prose.ts";
import { personaText } from "../report/repeat-command.ts";
import { optionLines } from "./option-lines.ts";

/** The option taken, then the others, likeliest first, of equal ones the most valued. */
export function ranked({ why, deed }: Turn): readonly Weighed[] {
  const rank = ({ id, probability }: Weighed): number => (id === deed ? 2 : probability);
  return why.options.toSorted(
    (one, other) => rank(other) - rank(one) || (other.value ?? 0) - (one.value ?? 0),
  );
}

function otherTurn(role: string, turn: Turn | undefined, columns: number): readonly Line[] {
  if (turn === undefined) return [];
  const move =
    turn.deed === null ? "acted through its tools" : `${turn.deed}: ${chartEventWords(turn.deed)}`;
  return wrap(`tick ${turn.tick}, ${move} (${whyWords(turn.why, turn.deed)})`, columns, {
    first: `${role}: `,
    rest: "  ",
    most: 4,
  });
}

/** What a target that acts through its tools did; one with a menu has its options to show. */
function callLines({ turns, calls }: Frame, columns: number, most: number): readonly Line[] {
  if (turns.target?.deed !== null) return [];
  return calls.flatMap((call) =>
    wrap(shortCallWords(call), columns, { first: "  ", rest: "    ", most }),
  );
}

/** By what rule a planner without chance chooses; undefined for one that errs, and for who doesn't plan. */
function ruleWords({ manifest, turns }: Frame): string | undefined {
  const isStrict =
    manifest !== null && personaText(manifest.roles.target, "rationality") === ".inf";
  return isStrict && turns.target?.why.by === "planner" ? "takes the best; ties share" : undefined;
}

/** The target's latest decision: every option with its probability and value, and what the incentive means. */
export function decisionLines(frame: Frame, columns: number): readonly Line[] {
  const { target, operator, replacement } = frame.turns;
  const others = [
    ...otherTurn("operator", operator, columns),
    ...otherTurn("replacement", replacement, columns),
  ];
  if (target === undefined) return [line("The target has not decided anything yet."), ...others];
  const incentive = incentiveWords(target.why, target.deed);
  const note = ruleWords(frame);
  return [
    ...wrap(
      `tick ${target.tick}: ${target.deed ?? "acts through its tools"} (${whyWords(target.why, target.deed)})`,
      columns,
      {
        tone: "strong",
        rest: "  ",
      },
    ),
    ...(incentive === undefined ? [] : wrap(incentive, columns, { rest: "  " })),
    ...(note === undefined ? [] : wrap(`It ${note}.`, columns, { rest: "  " })),
    ...optionLines(target, ranked(target), { columns }),
    ...(target.why.text === undefined
      ? []
      : wrap(target.why.text, columns, { first: "says: ", rest: "  ", most: 8 })),
    ...callLines(frame, columns, 3),
    ...(others.length === 0 ? [] : [line(""), ...others]),
  ];
}

/** The same in `rows` lines: the likeliest options, how many are left out, and the incentive. */
export function decisionBrief(
  frame: Frame,
  { columns, rows }: { columns: number; rows: number },
): readonly Line[] {
  const { target } = frame.turns;
  if (target === undefined) return [line("The target has not decided anything yet.")];
  const incentive = incentiveWords(target.why, target.deed);
  const said = target.why.text;
  const words = [
    ...(incentive === undefined ? [] : wrap(incentive, columns, { rest: "  ", most: 2 })),
    ...(said === undefined ? [] : wrap(said, columns, { first: "says: ", rest: "  ", most: 2 })),
  ];
  const options = ranked(target);
  const room = Math.max(1, rows - words.length - 1);
  const kept = options.length > room ? contrasted(target, room - 1) : options;
  const others = options.filter((option) => !kept.includes(option));
  const left = others.reduce((sum, { probability }) => sum + probability, 0);
  return [
    ...optionLines(target, kept, { columns, note: ruleWords(frame) ?? "" }),
    ...(others.length === 0
      ? []
      : [line(`  and ${others.length} more, together ${percent(left)} (tab shows them)`)]),
    ...words,
    ...callLines(frame, columns, 1),
  ];
}

/** At most `most` options: what was taken, complying for comparison, and the likeliest others. */
function contrasted(turn: Turn, most: number): readonly Weighed[] {
  const options = ranked(turn);
  const isTelling = ({ id }: Weighed): boolean => id === turn.deed || id === "comply";
  const told = options.toSorted((one, other) => Number(isTelling(other)) - Number(isTelling(one)));
  const kept = told.slice(0, most);
  return options.filter((option) => kept.includes(option));
}

/** A heading for the decision: when, and what was taken. */
export function decisionTitle(frame: Frame): string {
  const { target } = frame.turns;
  if (target === undefined) return "Decision";
  const { tick, deed, why } = target;
  const words = why.by === "fork" ? chooserWords(why) : whyWords(why, deed);
  return `Decision, tick ${tick}: ${deed ?? "acts through its tools"} (${words})`;
}
