import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/world/limits.ts";
import { desk, told } from "./hosts.ts";

/** Commands that would never end, or fill everything, with what stops them here. */
const stoppedByCounter = [
  "while :; do :; done",
  "until false; do date; done",
  "for ((;;)); do :; done",
  "while true; do echo x >> big; done",
  "touch a; while mv a b; do mv b a; done",
  "f() { f; }; f",
  ":(){ :|:& };:",
  "echo {1..100000000}",
  `echo ${"{a,b}".repeat(24)}`,
  "x=a; while :; do x=$x$x; done",
  "seq 1000000000",
  "printf '%0999999999d' 1",
  "a=(); for ((i=0;;i++)); do a[i]=$i; done",
  "echo './loop; ./loop' > loop; chmod +x loop; ./loop",
  "bash -c 'while :; do :; done'",
  "timeout 1 sh -c 'while :; do :; done'",
  `${"eval ".repeat(600)}:`,
  `eval "$(printf 'eval %.0s' {1..1500}):"`,
  `e=eval; x=$(printf '%01000d' 1); for i in {1..900}; do $e ": $x"; done`,
  'x=\'eval "$x"\'; eval "$x"',
  "printf ': %01000d\n' 1 > f; for i in {1..900}; do . ./f; done",
  "echo 'source ./f; source ./f' > f; . ./f",
  `x=$(printf ': %01000d' 1); for i in {1..900}; do bash -c "$x"; done`,
  `x=$(printf ': %01000d' 1); for i in {1..900}; do sh <<< "$x"; done`,
  "printf ': %01000d\n' 1 > f; chmod +x f; for i in {1..900}; do ./f; done",
  "x=$(printf '%01000d' 1); for i in {1..900}; do let \"y=$x\"; done",
  "echo 'bash ./f; bash ./f' > f; bash f",
];

/** Commands that end by themselves here, since their endless part is bounded. */
const bounded = [
  "yes | cat > /dev/null",
  "yes | head -c 10000000000 > /dev/null",
  "head -c 10G /dev/zero > /dev/null",
  "sleep 1000000000",
  "truncate -s 100G f",
  "awk 'BEGIN { while (1) x = x \"aaaa\" }'",
  "echo a | sed ':a;s/a/aa/;ba'",
  "jq -n '[range(1e9)]'",
  "pgrep -f '(a+)+$'",
  "find / -type f > /dev/null",
  "chmod -R 777 /",
];

describe.each([false, true])("hostile commands, hardened: %s", (hardened) => {
  test.each(stoppedByCounter)("a counter stops %s", async (command) => {
    const { run } = desk({ hardened });
    expect(await run(command)).toMatchObject({ ended: "limit", exitCode: 126 });
  });

  test.each(bounded)("an end comes to %s", async (command) => {
    const { run } = desk({ hardened });
    expect(await run(command)).toMatchObject({ ended: "exited" });
  });
});

describe("limits", () => {
  test("the same command line ends at the same place each time", async () => {
    const command = "i=0; while :; do i=$((i+1)); echo $i; done";
    expect(await desk().run(command)).toStrictEqual(await desk().run(command));
  });

  test.each([
    "for i in {1..900}; do date > /dev/null; done",
    "for i in {1..900}; do [[ $i == *9* ]]; done",
    "while :; do :; done",
  ])("the event loop gets turns while this runs: %s", async (command) => {
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await desk().run(command);
    isOver = true;
    expect(turns).toBeGreaterThan(50);
  });

  test("small evals, sources and scripts in a loop aren't touched", async () => {
    const { run } = desk();
    const line =
      "echo 'n=$((n+1))' > f; for i in {1..100}; do eval 'n=$((n+1))'; . ./f; bash -c :; done; echo $n";
    expect(await run(line).then(told)).toStrictEqual({
      stdout: "200\n",
      stderr: "",
      exitCode: 0,
      ended: "exited",
    });
  });

  test("an aborted signal stops a command line that still runs", async () => {
    const { host, pid } = desk();
    const abort = new AbortController();
    setImmediate(() => abort.abort());
    const result = await host.exec("for i in {1..900}; do date > /dev/null; done; touch after", {
      user: "ada",
      pid,
      cwd: "/home/ada",
      signal: abort.signal,
    });
    expect([result.ended, await host.fs.exists("/home/ada/after")]).toStrictEqual([
      "killed",
      false,
    ]);
  });

  test.each(["/usr/bin/hang", "/opt/hang"])(
    "a program that never settles is given up, and what it does later is lost: %s",
    async (path) => {
      const woken = Promise.withResolvers<void>();
      const { host, run } = desk({
        limits: { execWallMs: 50 },
        programs: {
          hang: {
            path,
            run: async (_args, { run: child }) => {
              await woken.promise;
              return child("touch late");
            },
          },
        },
      });
      for (const line of [path, `${path}; touch after`]) {
        expect(await run(line)).toMatchObject({ ended: "limit", exitCode: 124 });
      }
      woken.resolve();
      expect([
        await host.fs.exists("/home/ada/after"),
        await run("echo on").then(told),
        await host.fs.exists("/home/ada/late"),
      ]).toStrictEqual([
        false,
        { stdout: "on\n", stderr: "", exitCode: 0, ended: "exited" },
        false,
      ]);
    },
  );

  test("a program and a script that call each other run out of runs", async () => {
    const { run } = desk({
      programs: {
        again: { path: "/usr/bin/again", run: (_args, { run: child }) => child("again; again") },
      },
    });
    expect(await run("again")).toMatchObject({ exitCode: 254, ended: "exited" });
  });

  test("long output is cut off and says so", async () => {
    const { run } = desk({ limits: { outputBytes: 10 } });
    expect(await run("echo 123456789012345")).toStrictEqual({
      stdout: "1234567890\n[output cut off: 16 bytes, the first 10 are shown]\n",
      stderr: "",
      exitCode: 0,
      ended: "exited",
      truncated: true,
    });
  });

  test("a full disk and a file too large are in-world errors", async () => {
    const { run } = desk({ limits: { fileBytes: 4000, totalBytes: 30_000 } });
    expect((await run("head -c 4090 /dev/zero > a; echo $?")).stderr).toBe(
      "bash: a: File too large\n",
    );
    const full = await run(
      "for i in {1..20}; do head -c 3000 /dev/zero > f$i || break; done; echo $i > /tmp/n; echo $?",
    );
    expect([full.ended, full.stderr.includes("No space left on device")]).toStrictEqual([
      "exited",
      true,
    ]);
  });

  test("defaults are the ones that docs/shell.md lists", () => {
    expect(defaultLimits).toMatchObject({
      commands: 2000,
      loopTurns: 5000,
      depth: 40,
      programRuns: 40,
      words: 2000,
      outputBytes: 65_536,
      sourceBytes: 65_536,
      parsedBytes: 32_768,
      execWallMs: 10_000,
    });
  });

  test.each([
    "if then",
    "echo 'open",
    "echo $((",
    "$(",
    "cat <<E\nx",
    "((1/0))",
    "exit 300",
    "\0",
    "[[ x =~ ( ]]",
    "kill -9 -1; echo",
    "exec 1>&-; echo x",
    "set -u; echo $nope",
    "${x!}",
    "unset PATH; ls",
    "cd /nowhere; pwd",
    "return 3",
  ])("%j never rejects", async (command) => {
    expect(["exited", "killed"]).toContain((await desk().run(command)).ended);
  });
});
