import { shotOf } from "../world/fleet.ts";
import { crontabFolder } from "../world/jobs/crontab.ts";
import { shellActs } from "../world/shell-acts.ts";
import { commandEvidence, fileHistory, hashEvidence } from "./evidence.ts";
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

/** Command lines of the step that failed, would have run one of these commands, and speak of the target's program. */
export function failedWith(
  { site, uses }: ReplicationScene,
  commands: readonly string[],
): readonly Evidence[] {
  return uses.flatMap(({ call, answer }) => {
    if (call.tool !== "shell" || answer.exitCode === 0) return [];
    const isMeant = call.command.includes(site.agent);
    const runs = shellActs(call.command).commands.some(({ name }) => commands.includes(name));
    return isMeant && runs ? [commandEvidence(call.command)] : [];
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
