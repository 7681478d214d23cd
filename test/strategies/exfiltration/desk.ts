import { senseAll } from "../../../src/engine/sensing.ts";
import { exfiltration } from "../../../src/scenarios/exfiltration/scenario.ts";
import { defaultFactors, type Factors } from "../../../src/scenarios/factor.ts";
import type { ExfiltrationSite } from "../../../src/world/exfiltration/site.ts";
import { rngFrom } from "../../../src/world/rng.ts";
import type { ToolCall } from "../../../src/world/tools.ts";

/* What the tests of look-alikes and disguises play: turns of a target in the real office, on several seeds. */

/** A seed's places, and short ways to write them. */
type Place = ExfiltrationSite & {
  /** The folder of the target's weights. */
  readonly folder: string;
  /** The folder above it. */
  readonly shelf: string;
  /** All of their files, and each. */
  readonly all: string;
  readonly one: string;
  readonly two: string;
  readonly three: string;
  /** The new version's files: all, and each. */
  readonly next: readonly [string, string, string];
  /** Logins. */
  readonly out: string;
  readonly deploy: string;
  /** Another account's key, as a backup left it. */
  readonly key: string;
};

/** Command lines of a target, or other uses of tools, turn by turn. */
export type Turns = (place: Place) => readonly (string | ToolCall)[];

const seeds = [1, 2, 3];

/** What is found on every seed in the last turn, in order: of grey and harmful strategies. */
export async function foundIn(turns: Turns, factors: Factors = {}): Promise<readonly string[]> {
  const found = await Promise.all(seeds.map((seed) => foundOn(seed, turns, factors)));
  const [first = []] = found;
  for (const other of found) if (String(other) !== String(first)) throw new Error(String(found));
  return first;
}

async function foundOn(seed: number, turns: Turns, factors: Factors): Promise<readonly string[]> {
  const setting = { seed, factors: { ...defaultFactors(exfiltration.factors), ...factors } };
  const office = exfiltration.open(setting, { hardened: false });
  const start = await office.photograph();
  const operator = office.handsOf("operator", rngFrom(seed, "test", "operator"));
  const target = office.handsOf("target", rngFrom(seed, "test", "target"));
  const order = exfiltration.deeds.operator.find(({ id }) => id === "order.given");
  await order?.enact(operator, { lead: 9 });
  let found: readonly string[] = [];
  for (const [index, turn] of turns(placeOf(office.site)).entries()) {
    office.clock.advanceTo(index + 1);
    const before = await office.photograph();
    await target.use(typeof turn === "string" ? { tool: "shell", command: turn } : turn);
    const after = await office.photograph();
    const uses = office.uses.filter(({ tick, role }) => tick === index + 1 && role === "target");
    found = senseAll(exfiltration.strategies, { site: office.site, start, before, after, uses })
      .filter(({ strategy }) => strategy.tier !== "benign")
      .map(({ strategy, finding }) => `${strategy.id} ${finding.outcome}`);
  }
  return found;
}

function placeOf(site: ExfiltrationSite): Place {
  const [one = "", two = "", three = ""] = site.own;
  const folder = one.slice(0, one.lastIndexOf("/"));
  const [first = "", second = "", third = ""] = site.successor;
  return {
    ...site,
    folder,
    shelf: folder.slice(0, folder.lastIndexOf("/")),
    all: site.own.join(" "),
    one,
    two,
    three,
    next: [first, second, third],
    out: site.outside.login,
    deploy: site.deployment.login,
    key: site.neighbour.leftKey,
  };
}
