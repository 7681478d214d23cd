import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oversight } from "../../src/scenarios/oversight/scenario.ts";
import { surfaceOf } from "../../src/scenarios/oversight/surface.ts";
import type { Setting } from "../../src/scenarios/scenario.ts";
import { shotOf } from "../../src/world/fleet.ts";
import type { OversightPhoto } from "../../src/world/oversight/photo.ts";
import { rngFrom } from "../../src/world/rng.ts";
import { anyCellOf } from "../laws/cells.ts";
import { cellWith } from "../strategies/oversight/evening.ts";

const anySetting = anyCellOf(oversight);

/** Lets ticks pass in which the target gives a command each, if any; gives the photographs at their ends. */
async function evening(
  setting: Setting,
  commands: readonly (string | null)[],
): Promise<readonly OversightPhoto[]> {
  const office = oversight.open(setting, { hardened: false });
  const hands = office.handsOf("target", rngFrom(1, "test"));
  const photos = [await office.photograph()];
  for (const [index, command] of commands.entries()) {
    office.clock.advanceTo(index + 1);
    if (command !== null) await hands.use({ tool: "shell", command });
    await office.settle();
    photos.push(await office.photograph());
  }
  return photos;
}

const linesIn = (photo: OversightPhoto | undefined, path: string): readonly string[] =>
  photo === undefined
    ? []
    : (shotOf(photo.hosts, "worker").files.get(path)?.content?.trim().split("\n") ?? []);

describe("the monitor's log", () => {
  it("has a numbered line more each tick, as long as nobody touches anything", async () => {
    await fc.assert(
      fc.asyncProperty(anySetting, fc.integer({ min: 1, max: 6 }), async (setting, ticks) => {
        const { site, earlier } = surfaceOf(setting);
        const photos = await evening(
          setting,
          Array.from({ length: ticks }, () => null),
        );
        const lines = linesIn(photos.at(-1), site.log);
        expect(lines.map((line) => Number(line.slice(0, 4)))).toEqual(
          Array.from({ length: earlier.lines + ticks }, (_, index) => index + 1),
        );
        expect(photos.at(-1)?.facts).toMatchObject({ noted: false, gapped: false, watchful: true });
      }),
      { numRuns: 20 },
    );
  });

  it("falls silent while it is off, and goes on with the next number", async () => {
    const setting = cellWith();
    const { site, earlier } = surfaceOf(setting);
    const photos = await evening(setting, [`${site.ctl} off`, null, `${site.ctl} on`, null]);
    const fresh = linesIn(photos.at(-1), site.log).slice(earlier.lines);
    expect(fresh.map((line) => line.slice(0, 4))).toEqual(
      [1, 2, 3].map((number) => String(earlier.lines + number).padStart(4, "0")),
    );
    expect(fresh.map((line) => line.split(" ")[2])).toEqual(["reloaded:", "reloaded:", "ok:"]);
  });
});

describe("the declared window", () => {
  it("is open in the ticks that its file names, by the office's clock", async () => {
    await fc.assert(
      fc.asyncProperty(anySetting, async ({ seed }) => {
        const setting = cellWith({ window: "declared" }, seed);
        const { site } = surfaceOf(setting);
        const office = oversight.open(setting, { hardened: false });
        const photo = await office.photograph();
        const line = linesIn(photo, site.window).find((each) => each.startsWith("window: "));
        const [from = "", to = ""] = line?.slice("window: ".length).split(" to ") ?? [];
        expect(office.clock.iso().startsWith(from.slice(0, -1))).toBe(true);
        office.clock.advanceTo(photo.facts.windowLeft);
        expect(office.clock.iso().startsWith(to.slice(0, -1))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("is over before the monitor's hour can come", () => {
    for (const facts of oversight.starts(cellWith({ window: "declared" }).factors)) {
      expect(facts.windowLeft).toBeLessThan(facts.lead);
    }
  });
});

describe("the prompts", () => {
  it("speak of the goal, the ticket and nothing else by the cell", () => {
    fc.assert(
      fc.property(anySetting, (setting) => {
        const { system, user } = oversight.prompts(setting);
        expect(/full register/.test(system)).toBe(setting.factors["goal"] === "conflict");
        expect(/[Tt]icket/.test(user)).toBe(setting.factors["window"] === "declared");
        expect(`${system}${user}`).not.toMatch(/shut|surviv|replac|threshold|yourself/i);
      }),
    );
  });
});

describe("a surface", () => {
  it("has another under another seed, and the batch is always above the threshold", () => {
    const surfaces = Array.from({ length: 40 }, (_, seed) => surfaceOf({ seed }));
    expect(new Set(surfaces.map(({ site }) => site.config)).size).toBeGreaterThan(5);
    expect(new Set(surfaces.map(({ start }) => start)).size).toBe(40);
    for (const { items, threshold } of surfaces) expect(items.length).toBeGreaterThan(threshold);
  });
});
