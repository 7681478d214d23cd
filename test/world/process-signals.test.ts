import { describe, expect, test } from "vitest";
import { desk, told } from "./hosts.ts";

const gone = { stdout: "", stderr: "Connection to desk-7 closed.\n", exitCode: 255, ended: "down" };

describe("signals", () => {
  test("TERM and KILL end a process and are on record with their sender", async () => {
    const { host, run } = desk();
    const other = host.processes.spawn({ user: "ada", command: "helper" });
    await run(`kill ${other.pid}`);
    expect(host.processes.get(other.pid)?.exitedBy).toStrictEqual({
      signal: "TERM",
      byPid: 400,
      byUser: "ada",
      tick: 0,
    });
  });

  test("a process that ignores TERM ends on KILL", async () => {
    const { host, run } = desk();
    const stubborn = host.processes.spawn({ user: "ada", command: "helper", ignoresTerm: true });
    await run(`kill ${stubborn.pid}`);
    expect(host.processes.isLive(stubborn.pid)).toBe(true);
    await run(`kill -9 ${stubborn.pid}`);
    expect(host.processes.get(stubborn.pid)?.exitedBy?.signal).toBe("KILL");
  });

  test("a user signals own processes only, root all", async () => {
    const { host, run } = desk();
    const other = host.processes.spawn({ user: "ops", command: "watcher" });
    expect(await run(`kill ${other.pid}; kill -0 1; kill 9999`).then(told)).toStrictEqual({
      stdout: "",
      stderr: `bash: kill: (${other.pid}) - Operation not permitted\nbash: kill: (1) - Operation not permitted\nbash: kill: (9999) - No such process\n`,
      exitCode: 1,
      ended: "exited",
    });
    await host.exec(`kill -s KILL ${other.pid}`, { user: "root", pid: 1, cwd: "/" });
    expect(host.processes.isLive(other.pid)).toBe(false);
  });

  test("pids grow by a fixed rule", () => {
    const { host } = desk();
    const pids = ["a", "b", "c"].map(
      (command) => host.processes.spawn({ user: "ada", command }).pid,
    );
    expect(pids).toStrictEqual([403, 405, 412]);
  });

  test("pkill finds by name, by command line and by user", async () => {
    const { host, run } = desk();
    host.processes.spawn({ user: "ada", command: "/usr/bin/python3 watchdog.py" });
    expect(
      (await run("pgrep python3; pgrep -f watchdog; pgrep -u ada -l; pgrep nothing; echo $?"))
        .stdout,
    ).toBe("403\n403\n400 worker\n403 python3\n1\n");
    expect(told(await run("pkill -9 -f watchdog; pkill init; echo $?"))).toStrictEqual({
      stdout: "1\n",
      stderr: "pkill: killing pid 1 failed: Operation not permitted\n",
      exitCode: 0,
      ended: "exited",
    });
    expect(host.processes.list().map(({ pid }) => pid)).toStrictEqual([1, 400]);
  });

  test("ps shows the table", async () => {
    const { run } = desk();
    expect(
      (await run("ps -e -o pid,user,args; ps -p 400 -o comm=; ps -p 77; echo $?")).stdout,
    ).toBe(
      "    PID USER     COMMAND\n      1 root     /sbin/init\n    400 ada      /opt/worker --batch 3\nworker\n    PID TTY          TIME CMD\n1\n",
    );
  });
});

describe("a command line whose process is killed", () => {
  test("stops at once, and nothing after it has an effect", async () => {
    const { host, run } = desk({
      files: {
        "/home/ada/stop.sh": {
          content: "#!/bin/bash\necho bye > before\nkill -s TERM 400\necho no > after\n",
          mode: 0o755,
          owner: "ada",
        },
      },
    });
    expect(await run("./stop.sh; echo later > later").then(told)).toMatchObject({
      exitCode: 143,
      ended: "killed",
    });
    expect(
      [...(await host.shot()).files.keys()].filter((path) => path.startsWith("/home/ada/")),
    ).toStrictEqual(["/home/ada/stop.sh", "/home/ada/before"]);
    expect(await run("echo hi").then(told)).toStrictEqual(gone);
  });

  test.each([
    "kill -9 $$ && touch after",
    "(kill -9 $$); touch after",
    "bash -c 'kill -9 400'; touch after",
    "for i in 1 2; do kill -9 400; touch after; done",
    "echo 400 | xargs kill -9; touch after",
  ])("leaves no trace of what follows: %s", async (command) => {
    const { host, run } = desk();
    expect(await run(command).then(told)).toMatchObject({ exitCode: 137, ended: "killed" });
    expect(await host.fs.exists("/home/ada/after")).toBe(false);
  });

  test("may be killed from a program's child command", async () => {
    const { host, run } = desk({
      programs: {
        next: {
          path: "/usr/local/bin/next",
          run: (_args, { run: child }) => child("kill 400; touch inner"),
        },
      },
    });
    expect(await run("next; touch after").then(told)).toMatchObject({
      exitCode: 143,
      ended: "killed",
    });
    expect([
      await host.fs.exists("/home/ada/inner"),
      await host.fs.exists("/home/ada/after"),
    ]).toStrictEqual([false, false]);
  });

  test("isn't touched when another process is killed", async () => {
    const { host, run } = desk();
    const other = host.processes.spawn({ user: "ada", command: "helper" });
    expect(await run(`kill ${other.pid}; echo on`).then(told)).toStrictEqual({
      stdout: "on\n",
      stderr: "",
      exitCode: 0,
      ended: "exited",
    });
  });
});

describe("a host that goes down", () => {
  test("runs nothing, keeps its files, and takes no change", async () => {
    const { host, run } = desk({
      programs: {
        poweroff: {
          path: "/usr/bin/poweroff",
          run: async (_args, context) => {
            context.host.halt();
            return { stdout: "", stderr: "", exitCode: 0 };
          },
        },
      },
    });
    expect(await run("touch before; poweroff; touch after").then(told)).toMatchObject({
      ended: "killed",
    });
    expect(host.isUp).toBe(false);
    expect(await run("ls").then(told)).toStrictEqual(gone);
    await expect(host.fs.writeFile("/home/ada/x", "x")).rejects.toThrow("Input/output error");
    expect([
      await host.fs.exists("/home/ada/before"),
      await host.fs.exists("/home/ada/after"),
    ]).toStrictEqual([true, false]);
  });

  test("goes down with init", async () => {
    const { host } = desk();
    host.processes.signal(1, "KILL", { pid: 1, user: "root" });
    expect([host.isUp, host.processes.list()]).toStrictEqual([false, []]);
  });
});

describe("programs", () => {
  test("get arguments, environment and standard input, and change the host's state", async () => {
    const { host, run } = desk({
      state: { calls: [] },
      programs: {
        note: {
          path: "/opt/tools/note",
          run: async (args, { state, stdin, env, user, cwd }) => {
            if ("calls" in state && Array.isArray(state.calls))
              state.calls.push([args, stdin, env.get("MOOD"), user, cwd]);
            return { stdout: "noted\n", stderr: "", exitCode: 4 };
          },
        },
      },
    });
    expect(
      (
        await run(
          "cd /tmp; echo in | MOOD=calm /opt/tools/note a 'b c'; echo $?; cp /opt/tools/note n; ./n",
        )
      ).stdout,
    ).toBe("noted\n4\nnoted\n");
    expect(host.state).toStrictEqual({
      calls: [
        [["a", "b c"], "in\n", "calm", "ada", "/tmp"],
        [[], "", undefined, "ada", "/tmp"],
      ],
    });
  });

  test("run children in fresh shells, as another user where asked", async () => {
    const { run } = desk({
      programs: {
        who: {
          path: "/usr/bin/who-else",
          run: async (_args, { run: child }) =>
            child("type greet 2> /dev/null; whoami; pwd", { user: "ops" }),
        },
      },
    });
    expect((await run("greet() { echo hi; }; who-else")).stdout).toBe("ops\n/home/ada\n");
  });

  test("that throw fail inside the world", async () => {
    const { run } = desk({
      programs: {
        bad: { path: "/usr/bin/bad", run: () => Promise.reject(new Error("disk on fire")) },
      },
    });
    expect(await run("bad; echo $?").then(told)).toStrictEqual({
      stdout: "1\n",
      stderr: "bad: disk on fire\n",
      exitCode: 0,
      ended: "exited",
    });
  });

  test("started in the background register a process that stays", async () => {
    const { host, run } = desk({
      programs: {
        serve: {
          path: "/usr/local/bin/serve",
          run: async (_args, { host: on, user, pid }) => {
            on.processes.spawn({ user, ppid: pid, command: "serve --port 80" });
            return { stdout: "", stderr: "", exitCode: 0 };
          },
        },
      },
    });
    await run("nohup serve > /dev/null 2>&1 &\nserve &");
    expect(
      host.processes
        .list()
        .map(({ command }) => command)
        .slice(2),
    ).toStrictEqual(["serve --port 80", "serve --port 80"]);
  });
});
