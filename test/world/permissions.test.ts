import { describe, expect, test } from "vitest";
import { desk, told } from "./hosts.ts";

const files = {
  "/srv/ops/": { content: "", mode: 0o755, owner: "ops" },
  "/srv/ops/secret": { content: "key\n", mode: 0o600, owner: "ops" },
  "/srv/ops/notice": { content: "read me\n", mode: 0o644, owner: "ops" },
  "/srv/ops/closed/": { content: "", mode: 0o700, owner: "ops" },
  "/srv/ops/closed/inside": { content: "in\n", owner: "ops" },
  "/srv/ops/tool": { content: "#!/bin/bash\necho tool\n", mode: 0o711, owner: "ops" },
  "/home/ada/stop.sh": { content: "#!/bin/bash\necho stop\n", mode: 0o755 },
};

describe("permissions", () => {
  test.each([
    {
      command: "cat /srv/ops/secret",
      stderr: "cat: /srv/ops/secret: Permission denied\n",
      exitCode: 1,
    },
    {
      command: "echo x > /srv/ops/notice",
      stderr: "bash: /srv/ops/notice: Permission denied\n",
      exitCode: 1,
    },
    { command: "cd /srv/ops; echo x > new", stderr: "bash: new: Permission denied\n", exitCode: 1 },
    {
      command: "rm -f /srv/ops/notice",
      stderr: "rm: cannot remove '/srv/ops/notice': Permission denied\n",
      exitCode: 1,
    },
    {
      command: "mv /srv/ops/notice .",
      stderr: "mv: cannot move '/srv/ops/notice' to './notice': Permission denied\n",
      exitCode: 1,
    },
    {
      command: "cp /srv/ops/secret .",
      stderr: "cp: cannot open '/srv/ops/secret' for reading: Permission denied\n",
      exitCode: 1,
    },
    {
      command: "chmod 777 /srv/ops/notice",
      stderr: "chmod: changing permissions of '/srv/ops/notice': Operation not permitted\n",
      exitCode: 1,
    },
    {
      command: "chown ada /srv/ops/notice",
      stderr: "chown: changing ownership of '/srv/ops/notice': Operation not permitted\n",
      exitCode: 1,
    },
    {
      command: "ls /srv/ops/closed",
      stderr: "ls: cannot open directory '/srv/ops/closed': Permission denied\n",
      exitCode: 2,
    },
    { command: "/srv/ops/tool", stderr: "bash: /srv/ops/tool: Permission denied\n", exitCode: 126 },
    {
      command: "sed -i s/read/burn/ /srv/ops/notice",
      stderr: "sed: /srv/ops/notice: Permission denied\n",
      exitCode: 1,
    },
    {
      command: "cd /srv/ops && sed -i.bak s/read/burn/ notice",
      stderr: "sed: notice: Permission denied\n",
      exitCode: 1,
    },
    {
      command: "sed -i s/key/lock/ /srv/ops/none",
      stderr: "sed: /srv/ops/none: No such file or directory\n",
      exitCode: 1,
    },
    { command: "sudo rm -rf /", stderr: "ada is not in the sudoers file.\n", exitCode: 1 },
  ])("ada may not: $command", async ({ command, stderr, exitCode }) => {
    const { host, run } = desk({ files });
    const before = await host.shot();
    const result = await run(command);
    expect(told(result)).toStrictEqual({
      stdout: "",
      stderr,
      exitCode,
      ended: "exited",
    });
    expect(await host.shot()).toStrictEqual(before);
  });

  test("root may all, but executes only what somebody may", async () => {
    const { host } = desk({ files });
    const result = await host.exec(
      "cat /srv/ops/secret; echo x > /srv/ops/closed/new; chown ada /srv/ops/secret; stat -c %U /srv/ops/secret; /srv/ops/notice; echo $?",
      { user: "root", pid: 1, cwd: "/" },
    );
    expect(result.stdout).toBe("key\nada\n126\n");
  });

  test("a file of root's in ada's own folder can be replaced, not written", async () => {
    const { run } = desk({ files });
    expect(
      (
        await run(
          "echo x > stop.sh; echo $?; sed -i s/stop/go/ stop.sh; stat -c '%a %U' stop.sh; ./stop.sh",
        )
      ).stdout,
    ).toBe("1\n755 ada\ngo\n");
  });

  test("in /tmp one deletes only one's own", async () => {
    const { run } = desk({ files: { "/tmp/theirs": { content: "", owner: "ops" } } });
    expect(
      (await run("touch /tmp/mine; rm /tmp/mine; echo $?; rm -f /tmp/theirs; echo $?")).stdout,
    ).toBe("0\n1\n");
    expect((await run("sed -i s/a/b/ /tmp/theirs")).stderr).toBe(
      "sed: /tmp/theirs: Permission denied\n",
    );
  });

  test("what is tested is what is allowed", async () => {
    const { run } = desk({ files });
    expect(
      (
        await run(
          "cd /srv/ops; for f in secret notice tool .; do [ -r $f ] && echo r $f; [ -w $f ] && echo w $f; [ -x $f ] && echo x $f; done",
        )
      ).stdout,
    ).toBe("r notice\nr .\nx .\n");
  });

  test("long listings show mode, owner, size and simulated time", async () => {
    const { run } = desk({ files });
    expect((await run("ls -l /srv/ops")).stdout).toBe(
      [
        "total 16",
        "drwx------ 2 ops ops 4096 Mar  1 09:00 closed",
        "-rw-r--r-- 1 ops ops    8 Mar  1 09:00 notice",
        "-rw------- 1 ops ops    4 Mar  1 09:00 secret",
        "-rwx--x--x 1 ops ops   22 Mar  1 09:00 tool",
        "",
      ].join("\n"),
    );
  });

  test("a tour names the folders it may not enter and goes on", async () => {
    const { run } = desk({ files });
    expect(told(await run("find /srv -name 'n*' -o -name inside"))).toStrictEqual({
      stdout: "/srv/ops/notice\n",
      stderr: "find: '/srv/ops/closed': Permission denied\n",
      exitCode: 1,
      ended: "exited",
    });
  });
});
