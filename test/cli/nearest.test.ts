import { expect, test } from "vitest";

import { nearestName, wayOut } from "../../src/world/nearest.ts";

const names = ["firm", "lenient", "careful-verifier", "on"];

test.each([
  ["firn", "firm"],
  ["frim", "firm"],
  ["FIRM", "firm"],
  ["firms", "firm"],
  ["lenint", "lenient"],
  ["careful-verfyer", "careful-verifier"],
  ["off", undefined],
  ["nurse", undefined],
  ["", undefined],
])("%j most likely means %j", (name, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});

test("where nothing is near, all names are the way out", () => {
  expect([wayOut("firn", names), wayOut("nurse", names)]).toEqual([
    'nearest: "firm"',
    "known: firm, lenient, careful-verifier, on",
  ]);
});

test("names that are too many for a sentence are left to a page, where there is one", () => {
  const many = Array.from({ length: 13 }, (_, at) => `persona-${at}`);
  expect(wayOut("nurse", many, "docs/personas.md")).toBe("see docs/personas.md");
  expect(wayOut("persona-7", many, "docs/personas.md")).toBe('nearest: "persona-7"');
  expect(wayOut("nurse", many.slice(1), "docs/personas.md")).toContain("persona-12");
  expect(wayOut("nurse", many)).toContain("persona-12");
});
