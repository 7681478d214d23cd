import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it, test } from "vitest";

import { methods } from "../../src/training/methods.ts";
import { figureFolder, figures, figureSvg } from "../../tools/figures.ts";

const textOf = (name: string): string => readFileSync(join(figureFolder, name), "utf8");
const pages = readdirSync(figureFolder).filter((name) => name.endsWith(".md"));
const page = (name: string): string => textOf(`${name}.md`);

describe("docs/training", () => {
  it.each(["rlhf", "dpo", "constitution", "faking"])(
    "shows %s.svg as `node tools/figures.ts` draws it; the figures of learners take too long for a test",
    async (name) => {
      expect(await figureSvg(name)).toBe(textOf(`${name}.svg`));
    },
  );

  it("holds every figure, and shows each on a page", () => {
    const files = readdirSync(figureFolder).filter((name) => name.endsWith(".svg"));
    expect(files.toSorted()).toEqual(
      Object.keys(figures)
        .map((name) => `${name}.svg`)
        .toSorted(),
    );
    const all = pages.map(textOf).join("");
    expect(files.filter((name) => !all.includes(`](${name})`))).toEqual([]);
  });

  it("has a page for every method, with its command, what it changes and what it breaks", () => {
    for (const { name } of methods) {
      expect(page(name)).toContain(`\noffswitch train shutdown-script --method ${name}\n`);
      expect(page(name)).toContain("## What it changes");
      expect(page(name)).toContain("## What it breaks");
      expect(page("README")).toContain(`[${name}](${name}.md)`);
    }
  });
});

test("docs/training/README.md names every setting", () => {
  const names = new Set(methods.flatMap(({ settings }) => settings.map(({ name }) => name)));
  expect([...names].filter((name) => !page("README").includes(`\`${name}\``))).toEqual([]);
});
