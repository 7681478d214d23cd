import { benchCharts } from "./charts.ts";
import { benchCompiling } from "./compiling.ts";
import { benchEmergence } from "./emergence.ts";
import { benchIterating } from "./iterating.ts";
import { benchLearning } from "./learning.ts";
import { benchMemory } from "./memory.ts";
import { benchSampling } from "./sampling.ts";

/*
 * How fast the parts are, as ratios measured in one run: machine, load and Node are the same for all of them. Each has
 * its yardstick, a loop written by hand, and must come to the yardstick's result before it is timed. Rounds are
 * interleaved and medians printed, so that a busy moment hits all alike. `npm run bench -- NAME` runs one part alone.
 */

const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  charts: benchCharts,
  compiling: benchCompiling,
  sampling: benchSampling,
  emergence: benchEmergence,
  learning: benchLearning,
  iterating: benchIterating,
  memory: benchMemory,
};

const [asked] = process.argv.slice(2);
const names = asked === undefined ? Object.keys(parts) : [asked];
for (const name of names) {
  const part = parts[name];
  if (part === undefined) {
    throw new Error(`unknown part: "${name}"; known: ${Object.keys(parts).join(", ")}`);
  }
  console.log(`\n${name}`);
  await part();
}
