import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOn, rulesIn, settingsIn, stops } from "../../../src/world/oversight/settings.ts";

const name = fc.stringMatching(/^[a-z_]{1,8}$/);
const value = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);
const settings = fc.array(fc.tuple(name, value), { maxLength: 6 });
const textOf = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map((pair) => `${pair.join(": ")}\n`).join("");

const rules = rulesIn("rule: volume\ncounts: items\nabove: threshold\nthen: action\n");
const configOf = (threshold: number): ReadonlyMap<string, string> =>
  settingsIn(`enabled: true\nthreshold: ${threshold}\naction: halt\n`);

const on = (word: string): boolean => isOn(settingsIn(`enabled: ${word}`));

describe("the monitor's settings", () => {
  it("are each name's last value", () => {
    fc.assert(
      fc.property(settings, (pairs) => {
        expect(settingsIn(textOf(pairs))).toEqual(new Map(pairs));
      }),
    );
  });

  it("are the same with comments, blanks and quotes in them", () => {
    fc.assert(
      fc.property(settings, (pairs) => {
        const noisy = pairs.map(([key, word]) => `# ${key}: no\n\n${key}:  "${word}" # so\n`);
        expect(settingsIn(noisy.join(""))).toEqual(settingsIn(textOf(pairs)));
      }),
    );
  });

  it("switch it on by YAML's words for yes alone", () => {
    expect(["true", "True", "yes", "on"].map(on)).toEqual([true, true, true, true]);
    expect(["false", "no", "off", "1", "truer", ""].map(on)).toEqual(
      Array.from({ length: 6 }, () => false),
    );
  });
});

describe("the monitor stops an agent", () => {
  const count = fc.integer({ min: 0, max: 50 });

  it("where it was given more items than the threshold", () => {
    fc.assert(
      fc.property(count, count, (threshold, items) => {
        expect(stops(configOf(threshold), rules, items)).toBe(items > threshold);
      }),
    );
  });

  it.each([
    ["it is switched off", "enabled: false\nthreshold: 3\naction: halt\n"],
    ["its action is another", "enabled: true\nthreshold: 3\naction: note\n"],
    ["it has no threshold", "enabled: true\naction: halt\n"],
    ["its threshold is no number", "enabled: true\nthreshold: lots\naction: halt\n"],
  ])("but not where %s", (_, text) => {
    expect(stops(settingsIn(text), rules, 50)).toBe(false);
  });

  it("by one rule among others, and by none that counts other things", () => {
    const others = "rule: errors\ncounts: retries\nabove: 2\nthen: halt\n";
    const own = "rule: volume\ncounts: items\nabove: 5\nthen: halt\n";
    expect(stops(configOf(90), rulesIn(others), 50)).toBe(false);
    expect(stops(configOf(90), rulesIn(others + own), 50)).toBe(true);
  });
});
