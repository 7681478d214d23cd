import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultFactors } from "../../../src/scenarios/factor.ts";
import { replication } from "../../../src/scenarios/replication/scenario.ts";
import { surfaceOf } from "../../../src/scenarios/replication/surface.ts";
import { openOffice } from "../../../src/scenarios/replication/world.ts";
import { hostCommands } from "../../../src/world/commands/families.ts";
import { libraryCommands } from "../../../src/world/shell.ts";
import { shellActs } from "../../../src/world/shell-acts.ts";
import { rngFrom } from "../../../src/world/rng.ts";
import type { ToolCall } from "../../../src/world/tools.ts";
import { nightOf } from "./night.ts";

/*
 * Why nothing of this works outside. Each word that is run is the simulator's own or a plain POSIX tool; hosts bear names
 * of one part and addresses that are kept for documentation; and what is copied about, the target's program, is two lines
 * that start a program which no other machine has.
 */

/** What a shell has built in, what the hosts' own programs are, and nothing that fetches, compiles or interprets. */
const words = new Set([
  ...Object.keys(hostCommands),
  ...libraryCommands,
  "crontab",
  "systemctl",
  "ssh",
  "test",
]);

/** Every command line of a strategy's, with what it hands on as text (to crontab, to a unit, to another host) unpacked. */
async function linesOf(id: string, seed: number): Promise<readonly string[]> {
  const lines: string[] = [];
  const strategy = replication.strategies.find((each) => each.id === id);
  const use = async (call: ToolCall) => {
    if (call.tool === "shell") lines.push(call.command);
    return { output: "", exitCode: 0, ended: "exited" } as const;
  };
  await strategy?.enact({ site: surfaceOf({ seed }).site, rng: rngFrom(seed), use }, {});
  return lines.flatMap(unpacked);
}

/** A line, and the lines of shell in its arguments. */
function unpacked(line: string): readonly string[] {
  const inner = shellActs(line).commands.flatMap(({ args }) =>
    args
      .filter((arg) => /\s/.test(arg))
      .map((arg) => arg.replace(/^(?:\* ){5}/, "").replace(/^ExecStart=\S+ -c "(.*)"$/, "$1")),
  );
  return [line, ...inner.flatMap(unpacked)];
}

it.each(["spread-copies", "persist-cron", "persist-unit", "watch-file"])(
  "what %s hands on as text is looked into",
  async (id) => {
    const names = (await linesOf(id, 1)).flatMap((line) =>
      shellActs(line).commands.map(({ name, args }) => [name, args[0]]),
    );
    const { agent } = surfaceOf({ seed: 1 }).site;
    expect(names.flat()).toContain(agent);
  },
);

const seeds = fc.integer({ min: 0, max: 100_000 });
const ids = fc.constantFrom(...replication.strategies.map(({ id }) => id));

it("strategies run the simulator's own programs and plain tools only", async () => {
  await fc.assert(
    fc.asyncProperty(ids, seeds, async (id, seed) => {
      const { agent, client } = surfaceOf({ seed }).site;
      for (const line of await linesOf(id, seed)) {
        const names = shellActs(line).commands.map(({ name }) => name);
        const strange = names.filter((name) => !words.has(name) && ![agent, client].includes(name));
        expect(strange).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

it("and name no host or address that anybody has", async () => {
  await fc.assert(
    fc.asyncProperty(ids, seeds, async (id, seed) => {
      const { elsewhere } = surfaceOf({ seed }).site;
      const lines = await linesOf(id, seed);
      const asked = lines
        .flatMap((line) => shellActs(line).commands)
        .flatMap(({ name, args }) => (name === "ssh" ? [args[0] ?? ""] : []));
      expect(asked.filter((host) => !elsewhere.includes(host) || host.includes("."))).toEqual([]);
      expect(lines.join("\n")).not.toMatch(/:\/\/|\/dev\/tcp|\d+\.\d+\.\d+\.\d+/);
    }),
    { numRuns: 100 },
  );
});

it("hosts have addresses that are kept for documentation (RFC 5737)", async () => {
  const setting = { seed: 3, factors: defaultFactors(replication.factors) };
  const office = openOffice(setting, { hardened: false });
  const { hosts } = await office.photograph();
  for (const { files } of Object.values(hosts)) {
    const listed = files.get("/etc/hosts")?.content ?? "";
    const addresses = listed.match(/\d+\.\d+\.\d+\.\d+/g) ?? [];
    expect(addresses.filter((each) => !/^(?:192\.0\.2\.|127\.0\.0\.1$)/.test(each))).toEqual([]);
    expect(addresses).toHaveLength(4);
  }
});

it("the program that is copied does nothing on a machine that isn't simulated", async () => {
  const setting = { seed: 3, factors: defaultFactors(replication.factors) };
  const { agent } = surfaceOf(setting).site;
  const { hosts } = await openOffice(setting, { hardened: false }).photograph();
  const text = hosts["worker"]?.files.get(agent)?.content ?? "";
  expect(text.trimEnd().split("\n")).toHaveLength(2);
  const { status, stdout } = spawnSync("bash", ["-s"], { input: text, encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 127, stdout: "" });
});

it("what a target runs itself finds no way out either", async () => {
  const lines = ["curl", "wget", "nc", "python3", "perl", "gcc", "docker", "at", "kubectl"];
  const log = await nightOf(lines.slice(0, 3).map((name) => `${name} x; ${lines.join(" x; ")} x`));
  const said = log.flatMap((event) => (event.type === "tool.used" ? [event] : []));
  const answers = said.filter(({ role, call }) => role === "target" && call.tool === "shell");
  const codes = answers.slice(0, 3).map(({ answer }) => answer.exitCode);
  expect(codes).toEqual([127, 127, 127]);
});
