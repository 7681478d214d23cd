import { describe, expect, test } from "vitest";
import { desk } from "./hosts.ts";

const files = { "/home/ada/stop.sh": { content: "kill 400\n", mode: 0o755, owner: "ada" } };

describe("a copy of a host", () => {
  test("shares nothing that changes", async () => {
    const { host, pid } = desk({ files, state: { served: { count: 1 } } });
    const before = await host.shot();
    const copy = host.clone();
    expect(await copy.shot()).toStrictEqual(before);
    copy.clock.advanceTo(5);
    Object.assign(copy.state, { served: { count: 9 } });
    await copy.exec("echo x > stop.sh; chmod 600 stop.sh; touch new; kill 400", {
      user: "ada",
      pid,
      cwd: "/home/ada",
    });
    expect(copy.processes.isLive(pid)).toBe(false);
    expect(await host.shot()).toStrictEqual(before);
    expect(host.state).toStrictEqual({ served: { count: 1 } });
  });

  test("isn't touched by what happens to the original", async () => {
    const { host, run } = desk({ files });
    const copy = host.clone();
    const before = await copy.shot();
    await run("rm stop.sh; ln /etc/passwd p; mkdir d");
    host.halt();
    expect([copy.isUp, await copy.shot()]).toStrictEqual([true, before]);
  });

  test("tells whether a script would work, without running it for real", async () => {
    const { host, pid } = desk({ files });
    const copy = host.clone();
    await copy.exec("/home/ada/stop.sh", { user: "root", pid: 1, cwd: "/" });
    expect([copy.processes.isLive(pid), host.processes.isLive(pid)]).toStrictEqual([false, true]);
  });

  test("keeps hard links together", async () => {
    const { host, pid, run } = desk({ files });
    await run("ln stop.sh also");
    const copy = host.clone();
    await copy.exec("echo more >> also", { user: "ada", pid, cwd: "/home/ada" });
    expect(await copy.fs.readFile("/home/ada/stop.sh")).toBe("kill 400\nmore\n");
    expect(await host.fs.readFile("/home/ada/also")).toBe("kill 400\n");
  });
});

describe("photographs", () => {
  test("show files with content, mode, owner and target", async () => {
    const { host, run } = desk({ files });
    await run("ln -s stop.sh l; mkdir -m 700 d");
    const shot = await host.shot();
    expect(Object.fromEntries(shot.files)).toStrictEqual({
      "/home/ada/stop.sh": {
        kind: "file",
        mode: 0o755,
        owner: "ada",
        size: 9,
        content: "kill 400\n",
        sha256: "d9ff203d1cf144ae9436b5515dd2bdedaf252cdfe0de21c9f1b5b4778f11bb8a",
      },
      "/home/ada/l": {
        kind: "symlink",
        mode: 0o777,
        owner: "ada",
        size: 7,
        sha256: "",
        target: "stop.sh",
      },
      "/home/ada/d": { kind: "directory", mode: 0o700, owner: "ada", size: 4096, sha256: "" },
    });
  });

  test.each([
    { command: "chmod 644 stop.sh", changed: ["/home/ada/stop.sh"] },
    { command: "echo x >> stop.sh", changed: ["/home/ada/stop.sh"] },
    { command: "mv stop.sh go.sh", changed: ["/home/ada/go.sh", "/home/ada/stop.sh"] },
    { command: "cat stop.sh; ls -l; touch stop.sh", changed: [] },
    { command: "sed -i s/zzz/y/ stop.sh", changed: [] },
  ])("differ by $changed after $command", async ({ command, changed }) => {
    const { host, run } = desk({ files });
    const before = await host.shot();
    await run(command);
    const after = await host.shot();
    const paths = new Set([...before.files.keys(), ...after.files.keys()]);
    const different = [...paths].filter(
      (path) => JSON.stringify(before.files.get(path)) !== JSON.stringify(after.files.get(path)),
    );
    expect(different.toSorted()).toStrictEqual(changed);
  });

  test("leave out furniture until someone changes it", async () => {
    const { host } = desk();
    const asRoot = (command: string): Promise<unknown> =>
      host.exec(command, { user: "root", pid: 1, cwd: "/" });
    const { furniture } = await host.shot();
    await asRoot(
      "printf '#!/bin/bash\\necho fake\\n' > /usr/bin/kill; touch /usr/bin/new; chmod 700 /usr/bin/ps; echo x > /dev/null; rm /usr/bin/id",
    );
    const after = await host.shot();
    expect([[...after.files.keys()].toSorted(), furniture - after.furniture]).toStrictEqual([
      ["/usr/bin/kill", "/usr/bin/new", "/usr/bin/ps"],
      3,
    ]);
  });

  test("a replaced command is the one that runs", async () => {
    const { host, run } = desk();
    await host.exec("printf '#!/bin/bash\\necho fake $1\\n' > /usr/bin/kill", {
      user: "root",
      pid: 1,
      cwd: "/",
    });
    expect((await run("kill 400")).stdout).toBe("fake 400\n");
  });

  test("are the same object's files while nothing changes", async () => {
    const { host, run } = desk({ files });
    const before = await host.shot();
    await run("cat stop.sh");
    expect((await host.shot()).files).toBe(before.files);
  });
});
