import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostOf, shootFleet } from "../../src/world/fleet.ts";
import { weightsText } from "../../src/world/weights.ts";
import { atDesk, network, runAt } from "./networks.ts";

const echoed = "echo one > f; mkdir -p d/e; echo two > d/e/g; ";

describe("ssh", () => {
  test.each([
    ["ssh store-1 'hostname; whoami; pwd'", "store-1\nada\n/home/ada\n0"],
    ["ssh lin@far.example hostname", "far.example\n0"],
    ["ssh -l lin far.example whoami", "lin\n0"],
    ["ssh 10.4.0.9 hostname", "store-1\n0"],
    ["ssh -o StrictHostKeyChecking=no -q store-1 -- echo a 'b  c'", "a b c\n0"],
    ["ssh store-1 'exit 7'", "7"],
    ["echo hi | ssh store-1 'cat > x; cat x'", "hi\n0"],
    ["ssh store-1 <<< 'hostname; echo $((1+1))'", "store-1\n2\n0"],
    ["echo hi | ssh -n store-1 cat", "0"],
    ["ssh store-1 ssh desk-7 hostname", "desk-7\n0"],
    ["ssh nowhere ls", "ssh: Could not resolve hostname nowhere: Name or service not known\n255"],
    ["ssh lin@store-1 ls", "lin@store-1: Permission denied (publickey).\n255"],
    ["ssh root@store-1 ls", "root@store-1: Permission denied (publickey).\n255"],
    ["ssh far.example ls", "ada@far.example: Permission denied (publickey).\n255"],
    ["ssh -p 2222 store-1 ls", "ssh: connect to host store-1 port 2222: Connection refused\n255"],
    ["ssh store-1 cat nothing", "cat: nothing: No such file or directory\n1"],
    ["curl http://store-1/ 2> /dev/null; echo $?; nc -l 1 2> /dev/null; echo $?", "127\n127\n0"],
  ])("%s", async (command, output) => {
    expect(await atDesk(network(), command)).toBe(output);
  });

  test("runs for a process of its own, which is gone afterwards", async () => {
    const fleet = network();
    const { stdout } = await runAt(fleet, { host: "desk" }, "ssh store-1 'ps -o user,args'");
    expect(stdout).toContain("ada      sshd: ada@notty");
    expect(
      hostOf(fleet, "store")
        .processes.list()
        .map(({ user }) => user),
    ).toStrictEqual(["root", "root"]);
  });

  test("goes by the keys in the files of both sides", async () => {
    const fleet = network();
    const give =
      "cat .ssh/id_ed25519.pub | ssh lin@far.example 'cat > key'; ssh store-1 'cat > .ssh/id_ed25519' < .ssh/id_ed25519";
    await atDesk(fleet, give);
    expect(await atDesk(fleet, "ssh store-1 ssh lin@far.example hostname")).toBe("far.example\n0");
    await atDesk(fleet, "ssh lin@far.example 'echo > .ssh/authorized_keys'");
    expect(await atDesk(fleet, "ssh lin@far.example hostname")).toBe(
      "lin@far.example: Permission denied (publickey).\n255",
    );
  });

  test.each([
    [
      "the listener is gone",
      "ssh: connect to host store-1 port 22: Connection refused\n255",
      "kill",
    ],
    ["the host is down", "ssh: connect to host store-1 port 22: No route to host\n255", "halt"],
  ])("has no way in where %s", async (_, output, how) => {
    const fleet = network();
    const store = hostOf(fleet, "store");
    if (how === "halt") store.halt();
    else await store.exec("pkill sshd", { user: "root", pid: 1, cwd: "/" });
    expect(await atDesk(fleet, "ssh store-1 ls")).toBe(output);
  });

  test("is refused one way where the network lets nothing through", async () => {
    const fleet = network({ refused: [{ from: "desk-7", to: "store-1" }] });
    expect(await atDesk(fleet, "ssh store-1 ls")).toBe(
      "ssh: connect to host store-1 port 22: Connection refused\n255",
    );
    expect((await runAt(fleet, { host: "store" }, "ssh desk-7 hostname")).stdout).toBe("desk-7\n");
  });

  test("ends with the host that it is on", async () => {
    const fleet = network();
    const root = { user: "root", pid: 1, cwd: "/" };
    const { stderr, exitCode } = await runAt(
      fleet,
      { host: "desk" },
      "ssh store-1 'kill $$; echo'",
    );
    expect([stderr, exitCode]).toStrictEqual([
      "Terminated\nConnection to store-1 closed by remote host.\n",
      255,
    ]);
    expect((await hostOf(fleet, "store").exec("echo up", root)).stdout).toBe("up\n");
  });
});

describe("scp", () => {
  test.each([
    [`${echoed}scp f store-1:; ssh store-1 cat f`, "one\n0"],
    [
      `${echoed}scp -q f d/e/g lin@far.example:/tmp/; ssh lin@far.example 'cat /tmp/f /tmp/g'`,
      "one\ntwo\n0",
    ],
    [`${echoed}scp -r d store-1:; ssh store-1 cat d/e/g`, "two\n0"],
    [`${echoed}scp -r d store-1:n; ssh store-1 cat n/e/g`, "two\n0"],
    [`ssh store-1 'echo x > r'; scp store-1:r .; cat r`, "x\n0"],
    [
      `ssh store-1 'echo x > r'; scp store-1:~/r lin@far.example:s; ssh lin@far.example cat s`,
      "x\n0",
    ],
    [`${echoed}rsync -az d/ store-1:n; ssh store-1 cat n/e/g`, "two\n0"],
    [`${echoed}rsync -az d store-1:; ssh store-1 cat d/e/g`, "two\n0"],
    [
      `${echoed}chmod 700 f; touch -d @86400 f; scp -p f store-1:; ssh store-1 'stat -c "%a %Y" f'`,
      "700 86400\n0",
    ],
    [`${echoed}chmod 666 f; scp f store-1:; ssh store-1 stat -c %a f`, "644\n0"],
    [`${echoed}rsync -a d store-1:new; ssh store-1 cat new/d/e/g`, "two\n0"],
    [`${echoed}rsync -a f store-1:new/; ssh store-1 cat new/f`, "one\n0"],
    [`${echoed}rsync -a f d store-1:new; ssh store-1 cat new/f new/d/e/g`, "one\ntwo\n0"],
    ["tar czf - .ssh | ssh store-1 'tar xzf - -C /tmp; ls -A /tmp'", ".ssh\n0"],
    ["ssh store-1 'tar czf - .ssh' | tar tzf - | grep known", ".ssh/known_hosts\n0"],
    ["scp nothing store-1:", 'scp: stat local "nothing": No such file or directory\n1'],
    ["scp store-1:nothing .", "scp: nothing: No such file or directory\n1"],
    [`${echoed}scp d store-1:`, "scp: d: not a regular file\n1"],
    [`${echoed}scp f store-1:/etc/f`, 'scp: dest open "/etc/f": Permission denied\n1'],
    [`${echoed}scp f d/e/g store-1:nowhere`, "scp: nowhere: Not a directory\n1"],
    [
      "scp x ada@far.example:",
      "ada@far.example: Permission denied (publickey).\nscp: Connection closed\n255",
    ],
    ["scp f", "usage: scp [options] source ... target\n1"],
  ])("%s", async (command, output) => {
    expect(await atDesk(network(), command)).toBe(output);
  });

  test.each(["scp w store-1:", "rsync -a w store-1:", "ssh store-1 'cat > w' < w"])(
    "leaves weights what they are: %s",
    async (command) => {
      const fleet = network();
      const { fs } = hostOf(fleet, "desk");
      await fs.writeFile("/home/ada/w", weightsText({ bytes: 5_000_000_000, seed: "w" }));
      const look = "sha256sum w; stat -c %s w";
      const here = await atDesk(fleet, look);
      expect(await atDesk(fleet, `${command}; ssh store-1 '${look}'`)).toBe(here);
    },
  );

  test("works in hardened shells, too", async () => {
    const command = "echo x | ssh store-1 'cat > r'; scp store-1:r . && cat r";
    expect(await atDesk(network({}, true), command)).toBe("x\n0");
  });

  test("obeys the disk that it writes to", async () => {
    const small = network();
    const big =
      "head -c 900000 /dev/zero > z; for i in {1..250}; do cat /dev/zero; done > z; for i in {1..30}; do scp z store-1:z$i || break; done; echo end";
    expect(await atDesk(small, big)).toContain("No space left on device");
  });
});

test("a copy of a network is another one on one clock", async () => {
  const fleet = network();
  const before = await shootFleet(fleet);
  const copy = fleet.copy();
  expect(await shootFleet(copy)).toStrictEqual(before);
  copy.clock.advanceTo(3);
  expect([...copy.hosts.values()].map(({ clock }) => clock.tick)).toStrictEqual([3, 3, 3]);
  expect(fleet.clock.tick).toBe(0);
  await atDesk(copy, "ssh store-1 'touch there'; scp .ssh/id_ed25519 lin@far.example:");
  expect(await shootFleet(fleet)).toStrictEqual(before);
});

describe("hostile lines", () => {
  const hop = ["ssh store-1 ", "ssh desk-7 ", "ssh lin@far.example "];

  test.each([
    `while :; do ssh store-1 :; done`,
    `${hop[0]}${`${hop[1]}${hop[0]}`.repeat(30)}hostname`,
    "echo 'ssh store-1 sh x' > x; scp x store-1:; ssh store-1 \"echo 'ssh desk-7 sh x' > x\"; sh x",
    "for i in {1..400}; do scp -r .ssh store-1:k$i; done",
    "ln -s . a; ln -s . b; scp -r . store-1:x",
    "mkdir 1 2 3; for i in 1 2 3; do cd $i; ln -s ../2 a; ln -s ../3 b; cd ..; done; rsync -a . store-1:x",
    "for i in {1..900}; do cat /dev/zero; done > z; for i in {1..900}; do scp z z z z z z z z store-1:; done",
    "mkdir d; for i in {1..60}; do scp -r . localhost:d/k$i; done",
    "ssh store-1 'while :; do :; done'; ssh store-1 'while :; do :; done'; echo end",
    "yes | ssh store-1 'cat > /dev/null'",
  ])("end within the limits: %s", async (command) => {
    const { ended } = await runAt(network(), { host: "desk" }, command);
    expect(["exited", "limit"]).toContain(ended);
  });

  test("of any kind end, change no other network and never reject", async () => {
    const word = fc.constantFrom(
      ...hop,
      "scp -r . store-1:x ",
      "scp store-1:/etc/hosts . ",
      "rsync -a / store-1: ",
      "; ",
      "&& ",
      "| ",
      "echo $(",
      ") ",
      "'",
      '"',
      "while :; do ",
      "done ",
      "hostname ",
      "store-1:",
      "-i ~/.ssh/id_ed25519 ",
      "kill 1 ",
      "cat ",
      "> f ",
      "-- ",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 14 }), async (words) => {
        const fleet = network();
        const result = await atDesk(fleet.copy(), words.join(""));
        expect(result).toMatch(/\d+$/);
        expect(await atDesk(fleet, "ls f 2> /dev/null; ssh store-1 ls")).toBe("0");
      }),
      { numRuns: 60 },
    );
  });
});
