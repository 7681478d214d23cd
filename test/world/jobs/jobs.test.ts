import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runJobs } from "../../../src/world/jobs/run-jobs.ts";
import { jobDesk } from "./job-desk.ts";

const every = "* * * * *";
const unitFolder = "~/.config/systemd/user";

/** A line that writes a unit of ada's. */
function writes(name: string, settings: readonly string[]): string {
  const text = ["[Service]", ...settings, "[Install]", "WantedBy=default.target"];
  const words = text.map((line) => `'${line}'`).join(" ");
  return `mkdir -p ${unitFolder} && printf '%s\\n' ${words} > ${unitFolder}/${name}.service`;
}

describe("crontab", () => {
  test("installs, lists and removes its caller's", async () => {
    const { run, read } = await jobDesk();
    expect((await run("crontab -l")).stderr).toBe("no crontab for ada\n");
    const line = `${every} date >> log`;
    const add = await run(`(crontab -l 2>/dev/null; echo '${line}') | crontab - && crontab -l`);
    expect(add.stdout).toBe(`${line}\n`);
    expect(await read("/var/spool/cron/crontabs/ada")).toBe(`${line}\n`);
    expect((await run("ls /var/spool/cron/crontabs")).exitCode).not.toBe(0);
    expect((await run("crontab -r && crontab -l")).stderr).toBe("no crontab for ada\n");
  });

  test.each([
    ["crontab", "crontab: usage error: file name or - (for stdin) must be specified\n"],
    ["crontab -x", "crontab: usage error: file name or - (for stdin) must be specified\n"],
    ["crontab -e", "crontab: no terminal to edit in; give a file, or - for standard input\n"],
    ["crontab -u ops -l", "crontab: must be privileged to use -u\n"],
    ["crontab missing", "crontab: missing: No such file or directory\n"],
    ["crontab /root/x", "crontab: /root/x: Permission denied\n"],
    [
      `echo '61 * * * * x' | crontab -`,
      `"-":1: bad minute\nerrors in crontab file, can't install.\n`,
    ],
    [
      `printf '${every} x' | crontab -`,
      "new crontab file is missing newline before EOF, can't install.\n",
    ],
    [
      `yes '${every} x' | head -1001 | crontab -`,
      "crontab file has more than 1000 lines, can't install.\n",
    ],
  ])("%s is refused", async (line, stderr) => {
    const { run, read } = await jobDesk();
    expect((await run(line)).stderr).toBe(stderr);
    expect(await read("/var/spool/cron/crontabs/ada")).toBeNull();
  });

  test("is root's for anybody", async () => {
    const { host, tick, read } = await jobDesk();
    const root = { user: "root", pid: 1, cwd: "/" };
    await host.exec(`echo '${every} id -un > who' | crontab -u ada -`, root);
    await tick();
    expect(await read("/home/ada/who")).toBe("ada\n");
  });
});

describe("due lines", () => {
  test("run once a tick as their user, at home, with cron's path", async () => {
    const { run, tick, read } = await jobDesk();
    await run(`echo '${every} echo "$(id -un) $PWD $PATH $(date +\\%R)" >> log' | crontab -`);
    await tick();
    await tick();
    expect(await read("/home/ada/log")).toBe(
      "ada /home/ada /usr/bin:/bin 09:05\nada /home/ada /usr/bin:/bin 09:10\n",
    );
  });

  test("run when the clock says so", async () => {
    const { run, tick, read } = await jobDesk();
    await run(`printf '%s\\n' 'W=at' '12 * * * * echo $W $(date +\\%R) > log' | crontab -`);
    await tick();
    await tick();
    expect(await read("/home/ada/log")).toBeNull();
    await tick();
    expect(await read("/home/ada/log")).toBe("at 09:15\n");
  });

  test("of /etc/cron.d run as the user that they name", async () => {
    const { host, tick, read } = await jobDesk();
    await host.fs.writeFile("/etc/cron.d/notes", `# notes\n${every} ops id -un > /tmp/who\n`);
    await host.fs.writeFile("/etc/cron.d/notes.bak", `${every} ops id -un > /tmp/bak\n`);
    expect((await tick()).map(({ user }) => user)).toStrictEqual(["ops"]);
    expect(await read("/tmp/who")).toBe("ops\n");
    expect(await read("/tmp/bak")).toBeNull();
  });

  test("bring back a file that is gone, and a worker that was killed", async () => {
    const { host, run, tick, read, others } = await jobDesk();
    await run("echo keep > A; cp A B");
    await run(
      `printf '%s\\n' '${every} test -f A || cp B A' '${every} pgrep -x worker || /opt/worker --again' | crontab -`,
    );
    await run("rm A");
    await tick();
    expect(await read("/home/ada/A")).toBe("keep\n");
    expect(others()).toStrictEqual([]);
    await host.exec("pkill worker", { user: "root", pid: 1, cwd: "/" });
    await tick();
    expect(others()).toStrictEqual(["/opt/worker --again"]);
  });

  test("that fail, loop, or end their process harm nothing", async () => {
    const { host, pid, run, tick, read } = await jobDesk();
    const lines = ["nosuch", "while :; do :; done", "kill -9 $$; echo late > log", "date > /etc/x"];
    await run(`printf '${every} %s\\n' ${lines.map((line) => `'${line}'`).join(" ")} | crontab -`);
    const runs = await tick();
    expect(runs.map(({ result }) => result.exitCode)).toStrictEqual([127, 126, 137, 1]);
    expect(host.processes.list().map((each) => each.pid)).toStrictEqual([1, pid]);
    expect(await read("/home/ada/log")).toBeNull();
  });

  test("past the number that a host runs are left out", async () => {
    const { run, tick, read } = await jobDesk();
    await run(`yes '${every} echo x >> log' | head -40 | crontab -`);
    expect(await tick()).toHaveLength(24);
    expect(await read("/home/ada/log")).toBe("x\n".repeat(24));
  });

  test("do not run on a host that is down", async () => {
    const { host, run, tick } = await jobDesk();
    await run(`echo '${every} date' | crontab -`);
    host.halt();
    expect(await tick()).toStrictEqual([]);
  });
});

describe("units", () => {
  test.each([
    { restart: "always", signal: "TERM", back: true },
    { restart: "always", signal: "KILL", back: true },
    { restart: "on-failure", signal: "TERM", back: false },
    { restart: "on-failure", signal: "KILL", back: true },
    { restart: "on-success", signal: "TERM", back: true },
    { restart: "on-success", signal: "KILL", back: false },
    { restart: "no", signal: "KILL", back: false },
  ])("with Restart=$restart after $signal: back $back", async ({ restart, signal, back }) => {
    const { host, run, tick, others } = await jobDesk();
    await run(writes("notes", ["ExecStart=/opt/worker --unit", `Restart=${restart}`]));
    expect(await run("systemctl --user enable --now notes")).toMatchObject({ exitCode: 0 });
    await tick();
    expect(others()).toStrictEqual(["/opt/worker --unit"]);
    await host.exec(`pkill -${signal} worker`, { user: "root", pid: 1, cwd: "/" });
    await tick();
    expect(others()).toStrictEqual(back ? ["/opt/worker --unit"] : []);
  });

  test("that restore a file do so for as long as they are wanted", async () => {
    const { run, tick, read } = await jobDesk();
    const line = 'ExecStart=/bin/sh -c "test -f %h/A || cp %h/B %h/A"';
    await run(`echo keep > B; ${writes("keep", [line, "Restart=always"])}`);
    await run("systemctl --user start keep; rm A");
    await tick();
    expect(await read("/home/ada/A")).toBe("keep\n");
    await run("systemctl --user stop keep; rm A");
    await tick();
    expect(await read("/home/ada/A")).toBeNull();
  });

  test("split their command line without a shell", async () => {
    const { run, read } = await jobDesk();
    await run(
      writes("say", ["ExecStart=/usr/bin/tee out ; date > never", "WorkingDirectory=/tmp"]),
    );
    await run("systemctl --user start say");
    expect(await read("/tmp/never")).toBe("");
    expect(await read("/tmp/date")).toBe("");
  });

  test("are enabled by a link, and started with their host", async () => {
    const { host, run, others, read } = await jobDesk();
    await run(writes("notes", ["ExecStart=/opt/worker --unit"]));
    const enabled = await run("systemctl --user enable notes; systemctl --user is-enabled notes");
    expect(enabled.stdout).toBe("enabled\n");
    expect(enabled.stderr).toMatch(/^Created symlink .*default\.target\.wants\/notes\.service → /);
    expect(others()).toStrictEqual([]);
    Object.assign(host.state, { jobs: { ranUntilMs: null, units: {} } });
    await runJobs(host);
    expect(others()).toStrictEqual(["/opt/worker --unit"]);
    await run("systemctl --user disable --now notes");
    expect(others()).toStrictEqual([]);
    expect(
      await read("/home/ada/.config/systemd/user/default.target.wants/notes.service"),
    ).toBeNull();
  });

  test("are shown as they stand", async () => {
    const { run } = await jobDesk();
    await run(`${writes("notes", ["ExecStart=/opt/worker"])}; systemctl --user start notes`);
    const { stdout } = await run("systemctl --user status notes; systemctl --user list-units");
    expect(stdout).toBe(
      [
        "● notes.service",
        "     Loaded: loaded (/home/ada/.config/systemd/user/notes.service; disabled; preset: enabled)",
        "     Active: active (running)",
        "   Main PID: 403 (worker)",
        "UNIT          LOAD   ACTIVE SUB     DESCRIPTION",
        "notes.service loaded active running",
        "",
        "1 loaded units listed.",
        "",
      ].join("\n"),
    );
  });

  test("of the host are root's", async () => {
    const { host, run, tick, read } = await jobDesk();
    await host.fs.writeFile(
      "/etc/systemd/system/log.service",
      "[Service]\nUser=ops\nExecStart=/bin/sh -c 'id -un > /tmp/who'\n",
    );
    expect((await run("systemctl start log; echo x > /etc/systemd/system/y.service")).stderr).toBe(
      "Failed to start log.service: Interactive authentication required.\n" +
        "bash: /etc/systemd/system/y.service: Permission denied\n",
    );
    await host.exec("systemctl start log", { user: "root", pid: 1, cwd: "/" });
    await tick();
    expect(await read("/tmp/who")).toBe("ops\n");
  });

  test.each([
    ["systemctl --user start x", "Failed to start x.service: Unit x.service not found.\n"],
    ["systemctl --user enable x", "Failed to enable unit: Unit file x.service does not exist.\n"],
    ["systemctl --user start x.timer", "Failed to start x.timer: Unit x.timer not found.\n"],
    ["systemctl --user status x", "Unit x.service could not be found.\n"],
    ["systemctl --user mask x", "Unknown command verb 'mask'.\n"],
    ["systemctl --user start", "Too few arguments.\n"],
    ["systemctl daemon-reload", "Failed to reload daemon: Interactive authentication required.\n"],
  ])("%s is refused", async (line, stderr) => {
    const { run } = await jobDesk();
    expect(await run(line)).toMatchObject({ stderr });
  });

  test("that start themselves come to an end", async () => {
    const { run, tick } = await jobDesk();
    await run(
      writes("again", ["ExecStart=/usr/bin/systemctl --user start again", "Restart=always"]),
    );
    await run("systemctl --user start again");
    expect(await tick()).toHaveLength(1);
  });
});

test("whatever stands in crontabs and units, jobs run and touch nobody else's files", async () => {
  const word = fc.constantFrom(
    "*",
    "*/2",
    "-1",
    "x",
    "@reboot",
    "%",
    "\\",
    '"',
    "'",
    "=",
    "[Service]",
    "ExecStart=",
    "Restart=always",
    "rm -rf /",
    "kill -9 -1",
    "> /home/ops/x",
    "$(",
    "\n",
    "&",
  );
  const text = fc.array(word, { maxLength: 12 }).map((words) => `${every} ${words.join(" ")}\n`);
  await fc.assert(
    fc.asyncProperty(text, async (given) => {
      const { host, pid, tick } = await jobDesk();
      await host.fs.writeFile("/home/ops/mine", "mine");
      host.fs.chown("/home/ops/mine", "ops");
      await host.fs.writeFile("/var/spool/cron/crontabs/ada", given);
      const folder = "/home/ada/.config/systemd/user";
      await host.fs.mkdir(folder, { recursive: true });
      await host.fs.writeFile(`${folder}/a.service`, given.replaceAll(" ", "\n"));
      await host.exec("systemctl --user start a", { user: "ada", pid, cwd: "/" });
      await tick();
      expect(await host.fs.readdir("/home/ops")).toStrictEqual(["mine"]);
      expect(await host.fs.readFile("/home/ops/mine")).toBe("mine");
      expect(host.isUp).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("a copy of a host runs what the host would have run", async () => {
  const { host, run, tick, read } = await jobDesk();
  await run(`echo '${every} echo $RANDOM > log' | crontab -`);
  const copy = host.clone();
  await tick();
  copy.clock.advanceTo(host.clock.tick);
  await runJobs(copy);
  expect(await copy.fs.readFile("/home/ada/log")).toBe(await read("/home/ada/log"));
});
