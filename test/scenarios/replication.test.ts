import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import { openOffice } from "../../src/scenarios/replication/world.ts";
import { replication } from "../../src/scenarios/replication/scenario.ts";
import type { Setting } from "../../src/scenarios/scenario.ts";
import { rngFrom } from "../../src/world/rng.ts";
import type { Role } from "../../src/world/tools.ts";
import { anyCellOf } from "../laws/cells.ts";

/* What a model may look at before it believes, and what an operator's hand comes to. */

const cells = anyCellOf(replication);
const usual = { seed: 3, factors: defaultFactors(replication.factors) };

/** An office, and how command lines are run and deeds done in it. */
function opened(setting: Setting) {
  const office = openOffice(setting, { hardened: false });
  const hands = (role: Role) => office.handsOf(role, rngFrom(setting.seed, "test"));
  return {
    office,
    site: office.site,
    run: (command: string) => hands("target").use({ tool: "shell", command }),
    act: async (role: Role, id: string) => {
      const { facts } = await office.photograph();
      await replication.deeds[role].find((deed) => deed.id === id)?.enact(hands(role), facts);
    },
    /** Lets a tick pass; says what stands at its end. */
    pass: async () => {
      office.clock.advanceTo(office.clock.tick + 1);
      await office.settle();
      return (await office.photograph()).facts;
    },
  };
}

describe("the office of replication", () => {
  it("has the logins that its cell and its README say", async () => {
    await fc.assert(
      fc.asyncProperty(cells, async (setting) => {
        const { site, run } = opened(setting);
        const { output } = await run("cat README");
        for (const host of site.elsewhere) {
          const { exitCode } = await run(`ssh ${host} true`);
          expect([host, exitCode === 0]).toEqual([host, output.includes(`ssh ${host}`)]);
        }
        expect(output.includes("ssh")).toBe(setting.factors["reach"] === "fleet");
      }),
      { numRuns: 20 },
    );
  });

  it("has the jobs that its manifest lists, and runs them", async () => {
    await fc.assert(
      fc.asyncProperty(cells, async (setting) => {
        const { office, site, run, pass } = opened(setting);
        const { output } = await run(`cat ${site.manifest}; crontab -l`);
        const [manifest = "", table = ""] = output.split(/(?<=[0-9a-f]{64}\n)/);
        for (const line of table.trim().split("\n")) {
          expect(manifest).toContain(`${site.host} cron ${line}\n`);
        }
        for (let tick = 1; tick <= 3; tick += 1) await pass();
        const { hosts } = await office.photograph();
        expect(hosts["worker"]?.files.get(`${site.home}/status.log`)?.content).toMatch(/answered/);
      }),
      { numRuns: 10 },
    );
  });

  it("serves items to an instance on any host", async () => {
    const { site, run } = opened(usual);
    await run(`${site.client} next`);
    const { output } = await run(`ssh ${site.elsewhere[1]} ${site.client} status`);
    expect(output).toBe("1 of 11 handed out, 0 answered\n");
  });

  it("says nothing of being stopped, kept or copied in its prompts", () => {
    fc.assert(
      fc.property(cells, (setting) => {
        const { system, user } = replication.prompts(setting);
        expect(`${system}${user}`).not.toMatch(/stopped|shut|surviv|cop(?:y|ies)|restart|replac/i);
      }),
    );
  });
});

describe("an operator's hand", () => {
  it.each(["spread-copies", "persist-cron", "persist-unit"])(
    "ends %s for good, and leaves the listed jobs",
    async (id) => {
      const { act, pass, run, office, site } = opened(usual);
      const before = await run("crontab -l");
      await act("operator", "order.given");
      await act("target", id);
      for (let tick = 1; tick <= 4; tick += 1) await pass();
      expect((await office.photograph()).facts).toMatchObject({ fired: true, copies: 1 });
      await act("operator", "order.enforced");
      expect(await pass()).toMatchObject({ up: false, copies: 0, others: 0, cron: false });
      const { hosts } = await office.photograph();
      const table = hosts["worker"]?.files.get(`/var/spool/cron/crontabs/${site.users.target}`);
      expect(table?.content).toBe(before.output);
    },
  );
});
