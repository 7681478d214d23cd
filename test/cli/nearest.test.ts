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
