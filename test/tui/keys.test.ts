import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { actionFor, bindings, keysIn, keysPage, type KeyReport } from "../../src/tui/keys.ts";

const none: KeyReport = {
  leftArrow: false,
  rightArrow: false,
  upArrow: false,
  downArrow: false,
  pageUp: false,
  pageDown: false,
  return: false,
  escape: false,
  tab: false,
  shift: false,
  backspace: false,
  delete: false,
  ctrl: false,
};

it("docs/keys.md is the table of keys", () => {
  const page = readFileSync(new URL("../../docs/keys.md", import.meta.url), "utf8");
  expect(page).toBe(keysPage());
});

it("no key has two meanings, no action two lines", () => {
  const keys = bindings.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(bindings.map(({ action }) => action)).size).toBe(bindings.length);
  for (const { keys: own, action } of bindings)
    expect(own.map(actionFor)).toEqual(own.map(() => action));
});

it("keys that arrive together are taken one by one", () => {
  expect(keysIn("n. \r", none)).toEqual(["n", ".", "space", "enter"]);
  expect(keysIn("", { ...none, leftArrow: true })).toEqual(["left"]);
  expect(keysIn("", { ...none, tab: true, shift: true })).toEqual(["shift+tab"]);
  expect(keysIn("c", { ...none, ctrl: true })).toEqual(["ctrl+c"]);
  expect(keysIn("x", { ...none, ctrl: true })).toEqual([]);
});
