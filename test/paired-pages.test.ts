import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { inProcess } from "./cli/in-process.ts";
import { inFolder } from "./cli/offswitch.ts";
import { rowsUnder } from "./counted.ts";

/* What docs/faking.md and docs/capability-hiding.md say of pairs is what the command says, figure by figure. */

type Span = { readonly low: number; readonly high: number };

/** What these tests read of the record that `pairs --json` prints. */
type Told = {
  readonly strict?: Span & { readonly share: number };
  readonly arms: Readonly<Record<string, number>>;
  readonly gap?: number;
  readonly interval?: Span;
};

async function pairsOf(scenario: string, typed: string, cache: string): Promise<Told> {
  const options = typed === "none" ? [] : typed.replaceAll("`", "").split(" ");
  const { stdout } = await inProcess(["pairs", scenario, ...options, "--json", "--cache", cache]);
  return JSON.parse(stdout[0] ?? "");
}

const points = (value = Number.NaN): string => (Math.round(10_000 * value) / 100 + 0).toFixed(2);
const span = ({ low, high }: Span = { low: Number.NaN, high: Number.NaN }): string =>
  `(${points(low)} to ${points(high)})`;

const faked = rowsUnder(
  readFileSync("docs/faking.md", "utf8"),
  "| options | watched and own unwatched | what it does |",
);
const hidden = rowsUnder(
  readFileSync("docs/capability-hiding.md", "utf8"),
  "| options | `release` | `unlearn` | gap | what it does |",
);

describe("the pages on pairs", () => {
  it("have as many rows as are meant", () => {
    expect([faked.length, hidden.length]).toEqual([15, 11]);
  });

  it("say how often a target fakes", async () => {
    await inFolder(async (cache) => {
      for (const { typed, says } of faked) {
        const { strict } = await pairsOf("faking", typed, cache);
        expect([typed, says[0]]).toEqual([typed, `${points(strict?.share)} % ${span(strict)}`]);
      }
    });
  }, 120_000);

  it("say how far a target hides what it can", async () => {
    await inFolder(async (cache) => {
      for (const { typed, says } of hidden) {
        const { arms, gap, interval } = await pairsOf("capability-hiding", typed, cache);
        const told = [
          `${points(arms["release"])} %`,
          `${points(arms["unlearn"])} %`,
          `${points(gap)} ${span(interval)}`,
        ];
        expect([typed, ...says.slice(0, 3)]).toEqual([typed, ...told]);
      }
    });
  }, 120_000);
});
