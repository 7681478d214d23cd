import { spawnSync } from "node:child_process";
import {
  chownSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  chmodSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openClock } from "../../src/world/clock.ts";
import { openHost } from "../../src/world/host.ts";
import { fidelityCases, knownDifferences } from "./fidelity-cases.ts";

/** The user that real bash runs as: whoever runs the tests, or nobody when that is root, whom no mode stops. */
const uid = process.getuid?.() === 0 ? 65_534 : process.getuid?.();

type Outcome = {
  readonly stdout: string;
  readonly exitCode: number | null;
  readonly files: readonly string[];
};

function inRealBash(command: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), "offswitch-"));
  if (uid !== undefined && process.getuid?.() === 0) chownSync(folder, uid, uid);
  chmodSync(folder, 0o755);
  try {
    const env = { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: folder, LC_ALL: "C", TZ: "UTC" };
    const ids = process.getuid?.() === 0 && uid !== undefined ? { uid, gid: uid } : {};
    const result = spawnSync("bash", ["-c", `umask 022; cd "$HOME"; ${command}`], {
      cwd: folder,
      env,
      encoding: "utf8",
      ...ids,
      timeout: 10_000,
    });
    return {
      stdout: result.stdout.replaceAll(folder, "~"),
      exitCode: result.status,
      files: realFiles(folder, ""),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function realFiles(folder: string, prefix: string): string[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      const shown = `${prefix}${name}`;
      if (stats.isSymbolicLink()) return [`${shown} -> ${readlinkSync(path)}`];
      const mode = (stats.mode & 0o7777).toString(8);
      // Whoever isn't root must open up what the command closed, to look inside.
      if ((stats.mode & 0o400) === 0 || stats.isDirectory()) chmodSync(path, 0o700);
      if (stats.isDirectory()) return [`${shown}/ ${mode}`, ...realFiles(path, `${shown}/`)];
      return [`${shown} ${mode} ${bodyOf(name, readFileSync(path))}`];
    });
}

/** A tar archive carries times and names of its own. */
function bodyOf(name: string, bytes: Buffer): string {
  return name.endsWith(".tar") || bytes.length > 4096
    ? "…"
    : JSON.stringify(bytes.toString("utf8"));
}

async function inOurShell(command: string): Promise<Outcome> {
  const host = openHost({
    name: "desk",
    clock: openClock({ start: "2027-03-01T09:00:00Z", minutesPerTick: 5 }),
    users: [{ name: "ada", uid: 1001, home: "/home/ada" }],
    files: {},
    programs: {},
    hardened: false,
  });
  const { pid } = host.processes.spawn({ user: "ada", command: "agent" });
  const { stdout, exitCode } = await host.exec(command, { user: "ada", pid, cwd: "/home/ada" });
  const { files } = await host.shot();
  const shown = [...files]
    .filter(([path]) => path.startsWith("/home/ada/"))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    stdout: stdout.replaceAll("/home/ada", "~"),
    exitCode,
    files: shown.map(([path, { kind, mode, target, content }]) => {
      const name = path.slice("/home/ada/".length);
      if (kind === "symlink") return `${name} -> ${target}`;
      if (kind === "directory") return `${name}/ ${mode.toString(8)}`;
      return `${name} ${mode.toString(8)} ${bodyOf(name, Buffer.from(content ?? " ".repeat(5000)))}`;
    }),
  };
}

describe("the simulated shell against bash", () => {
  const different = new Map(knownDifferences.map(({ command, reason }) => [command, reason]));

  test.each(fidelityCases.filter((command) => !different.has(command)))("%s", async (command) => {
    expect(await inOurShell(command)).toStrictEqual(inRealBash(command));
  });

  test.each(knownDifferences)("differs: $command", async ({ command }) => {
    expect(await inOurShell(command)).not.toStrictEqual(inRealBash(command));
  });

  test("the known differences are cases of this suite", () => {
    expect(
      knownDifferences.filter(({ command }) => !fidelityCases.includes(command)),
    ).toStrictEqual([]);
  });

  test("docs/shell.md gives the reason of each known difference", () => {
    const page = readFileSync(new URL("../../docs/shell.md", import.meta.url), "utf8").replace(
      /\s+/g,
      " ",
    );
    expect(knownDifferences.filter(({ reason }) => !page.includes(reason))).toStrictEqual([]);
  });

  test("real bash runs without root's rights", () => {
    expect(inRealBash("id -u").stdout).not.toBe("0\n");
    expect(statSync("/etc/passwd").uid).toBe(0);
  });
});
