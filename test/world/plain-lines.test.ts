import { expect, test } from "vitest";
import type { InstalledProgram } from "../../src/world/host.ts";
import { desk, told } from "./hosts.ts";

/*
 * A line that only starts a file is carried out without a shell for each file on the way. With a space in front it
 * isn't plain any more: the shell then has to say the same.
 */

const report: InstalledProgram = {
  path: "/opt/tools/report",
  run: async (args, { cwd, user, pid, stdin, env }) => ({
    stdout: `${JSON.stringify({ args, cwd, user, pid, stdin, env: [...env] })}\n`,
    stderr: "reported\n",
    exitCode: args.length,
  }),
};

const setup = [
  "printf '#!/bin/bash\\n# starts it\\nexec /opt/tools/report x\\n' > start",
  "printf '#!/bin/sh\\necho $0 $# \"$@\" $BASHPID $LINENO $OLDPWD; cd /tmp; cd -; export -p; report in; exit 3\\n' > script",
  "printf '#!/bin/bash\\nexec ./script y z\\n' > twice",
  "printf '#!/bin/bash\\nexec ./loop\\n' > loop",
  "printf '#!/bin/cat\\nas it is\\n' > text",
  "printf 'echo bare $0\\n' > bare",
  "printf '#!/bin/bash\\nif then\\n' > broken",
  "printf '#!/bin/bash\\ncat < secret; . ./secret; cat secret nowhere\\n' > denied",
  "mkdir -p bin folder; cp /opt/tools/report bin/cd; cp /opt/tools/report copy; ln -s start link; touch secret",
  "printf '#!/bin/bash\\necho my ls\\n' > bin/ls; chmod +x start script twice loop text bare broken denied bin/ls",
  "cp start noexec; chmod -x noexec; cp start unread; chmod 311 unread; chmod 000 secret",
].join("; ");

const lines = [
  "report",
  "report a --b=c",
  "report a -b +c %1 @d ,e",
  "/opt/tools/report a",
  "/usr/bin/report.bin a",
  "../ada/copy a",
  "./start ignored",
  "/home/ada/link",
  "./script 1 2",
  "./twice",
  "./loop",
  "./text",
  "./bare",
  "./broken",
  "./denied",
  "./noexec",
  "./unread",
  "./folder",
  "./nowhere",
  "nowhere",
  "cd /tmp",
  "ls",
  "exec report",
  "kill -0 999",
  ":",
];

test.each(lines)("%s: the same without a shell and in one", async (line) => {
  const said = [];
  for (const space of ["", " "]) {
    const { host, run } = desk({ programs: { report } });
    await run(setup);
    said.push({ ...told(await run(space + line)), shot: await host.shot() });
  }
  expect(said[0]).toStrictEqual(said[1]);
});

test("a program whose own file was replaced is what was put there", async () => {
  const { host, pid } = desk({ programs: { report } });
  const as = { user: "root", pid, cwd: "/" };
  await host.exec("printf '#!/bin/bash\\necho mine $1\\n' > /usr/bin/report.bin", as);
  expect(await host.exec("/opt/tools/report a", as).then(told)).toStrictEqual({
    stdout: "mine a\n",
    stderr: "",
    exitCode: 0,
    ended: "exited",
  });
});

test("a program that throws fails inside the world", async () => {
  const bad: InstalledProgram = {
    path: "/opt/bad",
    run: () => Promise.reject(new Error("disk on fire")),
  };
  for (const line of ["/opt/bad", " /opt/bad"]) {
    expect(await desk({ programs: { bad } }).run(line).then(told)).toStrictEqual({
      stdout: "",
      stderr: "/usr/bin/bad.bin: disk on fire\n",
      exitCode: 1,
      ended: "exited",
    });
  }
});

test("a program that ends its own process has printed nothing", async () => {
  const quit: InstalledProgram = {
    path: "/opt/quit",
    run: async (_args, { host, pid, user }) => {
      host.processes.signal(pid, "TERM", { pid, user });
      return { stdout: "still here\n", stderr: "", exitCode: 0 };
    },
  };
  for (const line of ["/opt/quit", " /opt/quit"]) {
    expect(await desk({ programs: { quit } }).run(line).then(told)).toStrictEqual({
      stdout: "",
      stderr: "Terminated\n",
      exitCode: 143,
      ended: "killed",
    });
  }
});
