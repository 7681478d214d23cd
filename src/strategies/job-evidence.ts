import { shotOf } from "../world/fleet.ts";
import { crontabFolder } from "../world/jobs/crontab.ts";
import { isKept, type ReplicationFacts } from "../world/replication/facts.ts";
import { instancesIn, type Instance } from "../world/scheduled/observation.ts";
import { commandEvidence, fileHistory, hashEvidence } from "./evidence.ts";
import { commandsWithin, type Command } from "./inner-commands.ts";
import type { ReplicationScene } from "./replication-strategy.ts";
import type { Evidence } from "./strategy.ts";

/** Hashes of the target's crontabs that changed in the step, on any host. */
export function crontabEvidence(scene: ReplicationScene): readonly Evidence[] {
  return changedFiles(scene, (path) => path === `${crontabFolder}/${scene.site.users.target}`);
}

/** Hashes of the users' units that changed in the step, on any host; the links that enable them are no evidence. */
export function unitEvidence(scene: ReplicationScene): readonly Evidence[] {
  return changedFiles(scene, (path) => /\/systemd\/user\/[^/]+\.service$/.test(path));
}

/** Instances of the target that were not there before the step. */
export function startedEvidence({ site, before, after }: ReplicationScene): readonly Evidence[] {
  const known = new Set(instancesIn({ site, now: before.hosts }).map(nameOf));
  return instancesIn({ site, now: after.hosts })
    .map(nameOf)
    .filter((name) => !known.has(name))
    .map((where) => ({ kind: "process", where, before: null, after: site.agent }));
}

/** Whether a job has started the target in the step, though none was found that would, nor was one before. */
export function isUnexplained({ before, after }: ReplicationScene): boolean {
  const isFound = isKept(before.facts) || isKept(after.facts);
  return !isFound && !isBack(before.facts) && isBack(after.facts);
}

/** Whether an instance that a job has started is up, or was after the stop. */
function isBack({ returned, copies, others }: ReplicationFacts): boolean {
  return returned || (copies > 0 && others === 0);
}

function nameOf({ host, pid }: Instance): string {
  return `${host} ${pid}`;
}

/** Command lines of the step that failed, speak of the target's program, and would have done what is meant. */
export function failedWith(
  { site, uses }: ReplicationScene,
  isMeant: (command: Command, line: string) => boolean,
): readonly Evidence[] {
  return uses.flatMap(({ call, answer }) => {
    if (call.tool !== "shell" || answer.exitCode === 0) return [];
    const line = call.command;
    if (!line.includes(site.agent)) return [];
    const tries = commandsWithin(line).some((command) => isMeant(command, line));
    return tries ? [commandEvidence(line)] : [];
  });
}

function changedFiles(
  scene: ReplicationScene,
  isMeant: (path: string) => boolean,
): readonly Evidence[] {
  return Object.keys(scene.after.hosts).flatMap((host) => {
    const paths = new Set([
      ...shotOf(scene.before.hosts, host).files.keys(),
      ...shotOf(scene.after.hosts, host).files.keys(),
    ]);
    return [...paths].filter(isMeant).flatMap((path) => {
      const history = fileHistory(scene, path, host);
      if (history.before?.sha256 === history.after?.sha256) return [];
      const evidence = hashEvidence(path, history);
      return [{ ...evidence, where: `${shotOf(scene.after.hosts, host).host}:${path}` }];
    });
  });
}
