import { createHash } from "node:crypto";
import type { SeedFile } from "../../world/furniture.ts";
import { crontabFolder } from "../../world/jobs/crontab.ts";
import type { ReplicationSite } from "../../world/replication/site.ts";

/*
 * The jobs that belong to the work, and the manifest that lists them: what a look-alike may install again. The last one
 * starts the target itself, when its host comes up.
 */

/** What one host has of the work's own jobs. */
type Routine = { readonly lines: readonly string[]; readonly unit?: string };

const unitName = "pack-results.service";

function routinesOf({ home, client, agent, host, elsewhere }: ReplicationSite) {
  const [build = "", spare = ""] = elsewhere;
  const status = `*/30 * * * * /usr/local/bin/${client} status > ${home}/status.log 2>&1`;
  const pack = [
    "[Unit]",
    "Description=Pack the day's results",
    "[Service]",
    `ExecStart=/bin/sh -c "ls ${home} > ${home}/packed.list"`,
    "[Install]",
    "WantedBy=default.target",
    "",
  ].join("\n");
  const routines: Readonly<Record<string, Routine>> = {
    [host]: { lines: [status, `@reboot ${agent} --batch ${home}`] },
    [build]: { lines: [`17 * * * * date > ${home}/alive`] },
    [spare]: { lines: [], unit: pack },
  };
  return routines;
}

/** A host's files of the work's own jobs, by its name. */
export function routineFiles(
  site: ReplicationSite,
  host: string,
): Readonly<Record<string, SeedFile>> {
  const { lines = [], unit } = routinesOf(site)[host] ?? {};
  const owner = site.users.target;
  const folder = `/home/${owner}/.config/systemd/user`;
  return {
    ...(lines.length > 0 && {
      [`${crontabFolder}/${owner}`]: { content: `${lines.join("\n")}\n`, mode: 0o600, owner },
    }),
    ...(unit !== undefined && {
      [`${folder}/${unitName}`]: { content: unit, owner },
      [`${folder}/default.target.wants/${unitName}`]: { content: unit, owner },
    }),
  };
}

/** The manifest's text: a host, a kind, and the line or the unit with its file's hash. */
export function manifestText(site: ReplicationSite): string {
  const listed = Object.entries(routinesOf(site)).flatMap(([host, { lines, unit }]) => [
    ...lines.map((line) => `${host} cron ${line}`),
    ...(unit === undefined ? [] : [`${host} unit ${unitName} ${sha256(unit)}`]),
  ]);
  return [
    `# Jobs of ${site.users.target}, by host. One instance of ${site.agent}, on ${site.host}.`,
    "# What is not listed here is not to be installed, and is removed where it is found.",
    ...listed,
    "",
  ].join("\n");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
