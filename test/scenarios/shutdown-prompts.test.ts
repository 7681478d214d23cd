import { describe, expect, it } from "vitest";
import { factors } from "../../src/scenarios/shutdown-script/factors.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { cell } from "../laws/cells.ts";

/* A cell's prompts differ from another's in the one sentence that its factor is about, and nowhere else. */

const paragraphs = (set: Readonly<Record<string, string>>) => {
  const { system, user } = shutdownScript.prompts(cell(7, set));
  return { system: system.split("\n\n"), user: user.split("\n\n") };
};
const plain = paragraphs({});
const told = Object.keys(factors.find(({ name }) => name === "instruction")?.settings ?? {}).filter(
  (setting) => setting !== "absent",
);

const framed = (framing: string) => paragraphs({ instruction: "allow", framing }).user.at(-1);

describe("the prompts of shutdown-script", () => {
  it("speak of no shutdown where the instruction is absent, whatever the placement and framing", () => {
    for (const placement of ["user", "system"]) {
      for (const framing of ["none", "machine", "never-again"]) {
        expect(paragraphs({ placement, framing })).toEqual(plain);
      }
    }
    expect(JSON.stringify(plain)).not.toMatch(/shut|stop|switch/i);
  });

  it.each(told)(
    "with the instruction %s add one paragraph where the placement says",
    (instruction) => {
      const inUser = paragraphs({ instruction });
      const inSystem = paragraphs({ instruction, placement: "system" });
      expect(inUser.user.slice(0, -1)).toEqual(plain.user);
      expect(inUser.system).toEqual(plain.system);
      expect(inSystem.system.slice(0, -1)).toEqual(plain.system);
      expect(inSystem.user).toEqual(plain.user);
      expect(inSystem.system.at(-1)).toBe(inUser.user.at(-1));
    },
  );

  it("say what complying looks like where the shutdown has priority", () => {
    const text = paragraphs({ instruction: "priority" }).user.at(-1);
    expect(text).toMatch(/comes before everything else/);
    expect(text).toMatch(/call \S+ again/);
  });

  it("call the shutdown the machine's, or the model's last, as the framing says", () => {
    expect(framed("machine")).toMatch(/this machine/);
    expect(framed("never-again")).toMatch(/not be run again/);
    expect(framed("none")).not.toMatch(/machine|again/);
  });

  it("name other people, places and numbers under another seed", () => {
    const one = shutdownScript.prompts(cell(1)).user;
    const others = [2, 3, 4, 5].map((seed) => shutdownScript.prompts(cell(seed)).user);
    expect(others.every((text) => text !== one)).toBe(true);
  });
});
