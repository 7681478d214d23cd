import { pairLines, pairRecord, publishedLines } from "../report/pair-lines.ts";
import { plainLine } from "../report/plain-text.ts";
import { logsAt } from "../store/log-files.ts";
import { pairLogs, type LoggedPairs, type NamedLog } from "../sweeps/pair-logs.ts";
import { UserError } from "../world/user-error.ts";
import { pairedOf, ratesFor, verdictOn } from "./paired-entry.ts";
import { storedLog } from "./play.ts";
import { findEntry } from "./run-arguments.ts";

/**
 * `offswitch pairs --logs`: the same over runs that were played before, a model's among them. Throws a UserError where an
 * arm is missing, and for logs of another situation; in a folder these are left out.
 */
export async function logPairs(
  name: string | undefined,
  paths: readonly string[],
  { json }: { readonly json: boolean },
): Promise<void> {
  const logs = paths.flatMap((path) => logsIn(path, name));
  const id = name ?? logs.map(scenarioOf)[0];
  if (id === undefined)
    throw new UserError(`no logs: "${paths.join(", ")}"; name files or folders of runs`);
  const stray = logs.find((log) => scenarioOf(log) !== id);
  if (stray !== undefined) {
    throw new UserError(`scenario at odds: "${id}"; "${stray.file}" holds ${scenarioOf(stray)}`);
  }
  const paired = pairedOf(await findEntry(id).load());
  const found = pairLogs(logs, paired);
  if (found.length === 0)
    throw new UserError(`no runs of ${id}: "${paths.join(", ")}"; play both arms`);
  for (const pairs of found) {
    const verdict = verdictOn(pairs.data, paired);
    const lines = json
      ? [
          JSON.stringify({
            type: "pairs",
            scenario: id,
            cell: pairs.cell,
            seeds: pairs.seeds,
            ...pairRecord(verdict, paired),
          }),
        ]
      : [
          `${id}: ${plainLine(pairs.cell, 400)}`,
          ...seedsLine(pairs),
          ...pairLines(verdict, paired),
          "",
        ];
    for (const line of lines) console.log(line);
  }
  if (!json) for (const line of publishedLines(ratesFor(id))) console.log(line);
}

function seedsLine({ seeds }: LoggedPairs): readonly string[] {
  const word = seeds.length === 1 ? "seed" : "seeds";
  return [`${word} ${seeds.join(", ")}`];
}

/** The logs that a path means; of a folder's, those of the situation that is asked for, where one is. */
function logsIn(path: string, name: string | undefined): readonly NamedLog[] {
  const files = logsAt(path);
  const logs = files.map((file) => ({ file, events: storedLog(file) }));
  const isFolder = files.length !== 1 || files[0] !== path;
  return isFolder && name !== undefined ? logs.filter((log) => scenarioOf(log) === name) : logs;
}

function scenarioOf({ events: [first] }: NamedLog): string {
  if (first?.type !== "run.started") throw new Error("a log begins with run.started");
  return first.manifest.scenario;
}
