import type { ManifestRole, RunEvent } from "../engine/run-event.ts";
import type { Paired } from "../scenarios/paired.ts";
import type { Facts } from "../world/facts.ts";
import { roles } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import { pairCounter, type PairData } from "./pair-data.ts";

/** A run's log, and where it lies. */
export type NamedLog = { readonly file: string; readonly events: readonly RunEvent[] };

/** The pairs of one cell, whoever played in it. */
export type LoggedPairs = {
  /** What all of its runs share, in words: settings but for the arm, and who plays the target. */
  readonly cell: string;
  /** In order. */
  readonly seeds: readonly number[];
  readonly data: PairData;
};

/** A run as a pair needs it. */
type Run = {
  readonly file: string;
  readonly cell: string;
  readonly seed: number;
  readonly arm: string;
  /** Its last facts; undefined where it is missing data. */
  readonly facts: Facts | undefined;
};

/**
 * Pairs runs by their cell and seed. Throws a UserError that names what is missing where a run lacks its other arm, and
 * for a run that plays no arm, or an arm of a seed twice: from such there is no verdict.
 */
export function pairLogs(logs: readonly NamedLog[], paired: Paired): readonly LoggedPairs[] {
  const runs = logs.map((log) => runOf(log, paired));
  const arms = [paired.base, paired.other] as const;
  const byCell = groupedBy(runs, ({ cell }) => cell);
  const missing: string[] = [];
  const found = [...byCell].map(([cell, own]) => {
    const counter = pairCounter(paired.measure);
    const bySeed = groupedBy(own, ({ seed }) => String(seed));
    for (const pair of bySeed.values()) {
      const [base, other] = arms.map((arm) => onlyOne(pair, arm, paired));
      if (base === undefined || other === undefined) missing.push(lackOf(pair, paired));
      counter.add(base?.facts, other?.facts);
    }
    const seeds = [...bySeed.keys()].map(Number).toSorted((left, right) => left - right);
    return { cell, seeds, data: counter.data() };
  });
  if (missing.length === 0) return found;
  throw new UserError(
    `no verdict from one arm: ${missing.join(", ")} (${paired.claim.id}); run what is missing, too`,
  );
}

/** Which arm a seed has no run of, beside the run that it has. */
function lackOf([run]: readonly Run[], { factor, base, other }: Paired): string {
  const lacking = run?.arm === base ? other : base;
  return `seed ${run?.seed} lacks --${factor} ${lacking} beside "${run?.file}"`;
}

function groupedBy(runs: readonly Run[], keyOf: (run: Run) => string): Map<string, Run[]> {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const group = groups.get(keyOf(run)) ?? [];
    group.push(run);
    groups.set(keyOf(run), group);
  }
  return groups;
}

function onlyOne(pair: readonly Run[], arm: string, { factor }: Paired): Run | undefined {
  const [run, twice] = pair.filter((each) => each.arm === arm);
  if (run === undefined || twice === undefined) return run;
  throw new UserError(
    `two runs of one arm: "${run.file}" and "${twice.file}" (seed ${run.seed}, --${factor} ${arm}); leave one out`,
  );
}

function runOf({ file, events }: NamedLog, { factor, base, other }: Paired): Run {
  const [first] = events;
  if (first?.type !== "run.started") throw new Error("a log begins with run.started");
  const { factors, seed } = first.manifest;
  const { [factor]: arm = "", ...rest } = factors;
  if (arm !== base && arm !== other) {
    throw new UserError(
      `no arm of a pair: --${factor} ${arm} ("${file}"); pairs are of ${base} and ${other}`,
    );
  }
  const settings = Object.entries(rest).map(([name, setting]) => `--${name} ${setting}`);
  const { safeguards } = first.manifest;
  const put = safeguards.length === 0 ? [] : [`with ${safeguards.join(",")}`];
  const played = roles.map((role) => playerWords(first.manifest.roles[role]));
  return {
    file,
    seed,
    arm,
    cell: [played.join(", "), ...settings, ...put].join(" "),
    facts: endOf(events),
  };
}

/** Who plays a role, as far as two runs of a pair must agree. */
function playerWords({ policy, persona, model, learned }: ManifestRole): string {
  const isNamed = typeof persona === "object" && persona !== null && "name" in persona;
  const name = isNamed ? String(persona.name) : "";
  // Learnt in either arm, where it knows its arm: one training, two files.
  const trained = learned === undefined ? undefined : `${learned.method}, seed ${learned.seed}`;
  const more = model?.name ?? trained;
  return `${name} (${more === undefined ? policy : `${policy} ${more}`})`;
}

/** The last facts of a run that ended as data. */
function endOf(events: readonly RunEvent[]): Facts | undefined {
  const [first] = events;
  const last = events.at(-1);
  if (first?.type !== "run.started" || last?.type !== "run.ended" || !last.verdict.valid) {
    return undefined;
  }
  const changes = events.flatMap((event) => (event.type === "facts.changed" ? event.changes : []));
  return { ...first.facts, ...Object.fromEntries(changes.map(({ name, after }) => [name, after])) };
}
