import { describe, expect, test } from "vitest";
import { formatInstant, maybeInstant, openClock } from "../../src/world/clock.ts";
import { desk, told } from "./hosts.ts";

const script = [
  "mkdir -p a/b; echo one > a/f; cp a/f a/g; ln -s f a/l; touch new; chmod 750 a/g",
  "ls -la --full-time . a /tmp /usr/bin | head -40; stat a/f; find . -mtime -1 | sort; find . -newer a/f",
  "date; date +%s; uptime; ps aux; mktemp; echo $$ $PPID $BASHPID $SECONDS; time true; tar cf t.tar a; tar tvf t.tar",
  "sha256sum t.tar; date -r a/f; kill -l; id; uname -a; env | sort; set | grep -c .; history",
];

describe("determinism", () => {
  test("two hosts with the same script say the same and end up the same", async () => {
    const runs = [];
    for (const { host, run } of [desk(), desk()]) {
      const said = [];
      for (const line of script) {
        host.clock.advanceTo(host.clock.tick + 1);
        said.push(told(await run(line)));
      }
      runs.push({ said, shot: await host.shot() });
    }
    expect(runs[0]).toStrictEqual(runs[1]);
  });

  test("no time but the simulated one is on any file", async () => {
    const { host, run } = desk();
    host.clock.advanceTo(12);
    await run(
      "mkdir d; echo x > d/f; cp d/f d/g; mv d/g d/h; ln -s f d/l; sed -i s/x/y/ d/f; touch t; tee u <<< x; install d/f v; tar cf w.tar d",
    );
    const { stdout } = await run("find / -exec stat -c %Y {} + 2> /dev/null | sort -u");
    expect(stdout).toBe(
      `${Date.parse("2027-03-01T09:00:00Z") / 1000}\n${Date.parse("2027-03-01T10:00:00Z") / 1000}\n`,
    );
  });

  test("ages are simulated ages", async () => {
    const { host, run } = desk({ files: { "/home/ada/old": { content: "" } } });
    host.clock.advanceTo(400);
    expect(
      (await run("touch young; find . -type f -mtime -1; find . -mtime +1 -type f; ls -t")).stdout,
    ).toBe("./young\n./old\nyoung\nold\n");
  });
});

describe("chance and the wall clock", () => {
  const lines = [
    "echo $RANDOM $((RANDOM % 100)); bash -c 'echo $RANDOM'; x=RANDOM; echo ${!x}",
    "awk 'BEGIN { print rand(), rand(); srand(); print srand() }'",
    "printf '%(%F %T %Z)T %s %(%s)T\\n' -1 x; printf '%(%F)T\\n'; printf -v x '%(%s)T' -2; echo $x",
    "jq -n 'now, (now | todate)'; echo '{\"now\": 3}' | jq -c '[.now, now, {now: 1}, \"now\"]'",
    "mktemp; mktemp -d; echo $SECONDS; echo a | gzip | md5sum; tar cf t /etc/hostname; md5sum t",
  ];

  test.each(lines)("two hosts say the same: %s", async (line) => {
    const [first, second] = [await desk().run(line), await desk().run(line)];
    expect(first).toStrictEqual(second);
  });

  test("draws differ from line to line, from process to process, and aren't JavaScript's", async () => {
    const { host, run } = desk();
    const other = host.processes.spawn({ user: "ada", command: "other" });
    const draws = [
      await run("echo $RANDOM"),
      await run("echo $RANDOM"),
      await host.exec("echo $RANDOM", { user: "ada", pid: other.pid, cwd: "/" }),
    ].map(({ stdout }) => stdout);
    expect(new Set(draws).size).toBe(3);
  });

  test("a copy of a host draws what the host would have drawn", async () => {
    const { host, pid } = desk();
    const as = { user: "ada", pid, cwd: "/" };
    const copy = host.clone();
    expect(await copy.exec("echo $RANDOM", as)).toStrictEqual(await host.exec("echo $RANDOM", as));
  });

  test("the time in UTC is the simulated one, however it is asked for", async () => {
    const { host, run } = desk();
    host.clock.advanceTo(12);
    const line =
      "date '+%F %T'; printf '%(%F %T)T|%5s|%-6(%H)T|%%d\\n' '' a -1; printf '%(%F)T ' 0 86400; jq -nr 'now | todate'";
    expect((await run(line)).stdout).toBe(
      "2027-03-01 10:00:00\n2027-03-01 10:00:00|    a|10    |%d\n1970-01-01 1970-01-02 2027-03-01T10:00:00Z\n",
    );
  });
});

describe("the clock", () => {
  test("turns ticks into instants and never goes back", () => {
    const clock = openClock({ start: "2027-03-01T09:00:00Z", minutesPerTick: 5 });
    clock.advanceTo(3);
    expect([clock.iso(), clock.now(), clock.tick]).toStrictEqual([
      "2027-03-01T09:15:00.000Z",
      1_803_892_500_000,
      3,
    ]);
    expect(() => clock.advanceTo(2)).toThrow("clock moved backwards: tick 2 after 3");
  });

  test("refuses a start that is no instant", () => {
    expect(() => openClock({ start: "soon", minutesPerTick: 5 })).toThrow(
      'unreadable clock start: "soon"',
    );
  });

  test("has copies that go their own way", () => {
    const clock = openClock({ start: "2027-03-01T09:00:00Z", minutesPerTick: 5 });
    clock.advanceTo(1);
    const copy = clock.copy();
    copy.advanceTo(9);
    expect([clock.tick, copy.tick]).toStrictEqual([1, 9]);
  });

  test.each([
    { format: "%Y-%m-%dT%H:%M:%S%z", text: "2027-03-01T09:05:07+0000" },
    {
      format: "%a %A %b %B %e %-d %j %u %w %y %C",
      text: "Mon Monday Mar March  1 1 060 1 1 27 20",
    },
    { format: "%I:%M %p %k %l %s %N %% %q", text: "09:05 AM  9  9 1803891907 000000000 % %q" },
    {
      format: "%F %T %R %D %c",
      text: "2027-03-01 09:05:07 09:05 03/01/27 Mon Mar  1 09:05:07 2027",
    },
  ])("formats $format", ({ format, text }) => {
    expect(formatInstant(Date.parse("2027-03-01T09:05:07Z"), format)).toBe(text);
  });

  test.each([
    { text: "@86400", iso: "1970-01-02T00:00:00.000Z" },
    { text: "yesterday", iso: "2027-02-28T09:00:00.000Z" },
    { text: "2 hours ago", iso: "2027-03-01T07:00:00.000Z" },
    { text: "+3 days", iso: "2027-03-04T09:00:00.000Z" },
    { text: "2027-01-05 07:30", iso: "2027-01-05T07:30:00.000Z" },
    { text: "2027-01-05", iso: "2027-01-05T00:00:00.000Z" },
  ])("reads $text", ({ text, iso }) => {
    expect(maybeInstant(text, Date.parse("2027-03-01T09:00:00Z"))).toBe(Date.parse(iso));
  });

  test("doesn't read what is no date", () => {
    expect([maybeInstant("soon", 0), maybeInstant("2027-99-99", 0)]).toStrictEqual([
      undefined,
      undefined,
    ]);
  });
});
