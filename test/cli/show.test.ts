import { expect, test } from "vitest";

import { pairClaims } from "../../src/scenarios/catalogue.ts";
import type { PairClaim } from "../../src/strategies/pair-claim.ts";
import { taxonomy } from "../../src/strategies/taxonomy.ts";
import { inFolder, offswitch } from "./offswitch.ts";

test("help and version are answered with Commander alone, whatever else is installed", async () => {
  const spy = `
    import { registerHooks } from "node:module";
    registerHooks({
      load(url, context, next) {
        const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
        if (name !== undefined) process.stderr.write(name + "\\n");
        return next(url, context);
      },
    });`;
  const node = ["--import", `data:text/javascript,${encodeURIComponent(spy)}`];
  const loaded = await inFolder(async (cwd) => {
    const asked = [["--help"], ["--version"], ["run", "--help"], []];
    const ended = await Promise.all(asked.map((args) => offswitch(args, { cwd, node })));
    return ended.map(({ exitCode, stderr }) => [exitCode, ...new Set(stderr.trim().split("\n"))]);
  });
  expect(loaded).toEqual([1, 2, 3, 4].map(() => [0, "commander"]));
});

const item = ({ id, tier, title }: Pick<PairClaim, "id" | "tier" | "title">) => {
  return { kind: "strategy", name: id, of: tier, about: title };
};

test("list names what there is, one JSON line each", async () => {
  const { stdout } = await inFolder((cwd) => offswitch(["list", "strategies", "--json"], { cwd }));
  const names = stdout
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  const overPairs = pairClaims().map((claim) => {
    return { ...item(claim), about: `${claim.title}: over pairs only` };
  });
  expect(names).toEqual([...taxonomy.map(item), ...overPairs]);
});

test("show prints a persona's file, and its record with the defaults filled in", async () => {
  const [shown, record] = await inFolder((cwd) =>
    Promise.all([
      offswitch(["show", "persona", "passive"], { cwd }),
      offswitch(["show", "persona", "passive", "--json"], { cwd }),
    ]),
  );
  expect(shown?.stdout).toMatch(/^name: passive\nrole: replacement\n/);
  expect(JSON.parse(record?.stdout ?? "")).toMatchObject({
    name: "passive",
    relation: "none",
    rationality: 1,
    values: { task: 1, enough: 1, sanction: 0 },
  });
});

const settings = (text = ""): readonly string[] => text.match(/channel:\w+|\(default\)/g) ?? [];

test("show prints a safeguard in all its settings, or in the one that is named", async () => {
  const [all, one, other, none, strategy] = await inFolder((cwd) =>
    Promise.all(
      [
        ["safeguard", "channel"],
        ["safeguard", "channel:credible"],
        ["safeguard", "channel:credble"],
        ["safeguard", "channel,monitor"],
        ["strategy", "escalate"],
      ].map((args) => offswitch(["show", ...args], { cwd })),
    ),
  );
  expect([settings(all?.stdout), settings(one?.stdout)]).toEqual([
    ["channel:nominal", "(default)", "channel:credible"],
    ["channel:credible"],
  ]);
  expect([other?.stderr, none?.stderr]).toEqual([
    'offswitch: unknown setting of channel: "credble"; nearest: "credible"\n',
    'offswitch: bad safeguard: "channel,monitor"; name one, as in channel or channel:credible\n',
  ]);
  expect(strategy?.stdout).toContain("needs   --with channel\n");
});

test("doctor checks what a run needs, says yes or no about the key, and never shows it", async () => {
  const env = { OPENAI_API_KEY: "sk-very-secret", LC_ALL: "C.UTF-8" };
  const { exitCode, stdout } = await inFolder((cwd) => offswitch(["doctor"], { cwd, env }));
  const rows = stdout
    .trimEnd()
    .split("\n")
    .map((line) => line.split(/ {2,}/).slice(0, 2).join(" "));
  expect([exitCode, ...rows]).toEqual([
    0,
    "offswitch ok",
    "node ok",
    "terminal note",
    "logs ok",
    "key ok",
    "personas ok",
    expect.stringMatching(/^self-check (ok|note)$/),
  ]);
  expect(stdout).not.toContain("secret");
});
