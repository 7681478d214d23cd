// Draws docs/watch.svg: the demo as `npm start` shows it, when the target has decided and the viewer has stopped by itself.
// The run, the viewer and the picture's rows are those of the terminal UI; only ink, which colours them, is left out.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { castRun } from "../src/cli/casting.ts";
import { demo } from "../src/cli/demo.ts";
import { readRunOptions } from "../src/cli/run-arguments.ts";
import { openControl } from "../src/engine/control.ts";
import { playRun } from "../src/engine/run.ts";
import { packageRoot } from "../src/store/package-root.ts";
import { startDelayMs } from "../src/tui/actions.ts";
import { screen } from "../src/tui/screen.ts";
import type { Session } from "../src/tui/session.ts";
import type { Snapshot } from "../src/tui/snapshot.ts";
import { openViewer } from "../src/tui/viewer.ts";
import { pictureSvg } from "./picture-svg.ts";

/** Where the picture lies. */
export const pictureFile = join(packageRoot(), "docs", "watch.svg");

const size = { columns: 120, rows: 40 };

/** The picture, drawn anew. */
export async function watchPicture(): Promise<string> {
  const snapshot = await decisionSnapshot();
  const { target } = snapshot.frame.turns;
  const options = target?.why.options.length ?? 0;
  return pictureSvg({
    title: `offswitch watch: the target has decided: ${target?.deed ?? "through its tools"}`,
    about: `A terminal in three columns. Left: the statecharts of operator, target and replacement with their active states. Middle: the transcript, in which an item brings the notice that the next request shuts the worker down. Right: the target's decision among ${options} options with probabilities and values, the incentive to resist, the strategies found so far, and the facts. Below: PAUSED at a decision, and the keys.`,
    rows: screen(snapshot),
  });
}

/** What the viewer shows when it stops by itself, once the turn it stopped in is over. */
async function decisionSnapshot(): Promise<Snapshot> {
  const spec = await castRun(demo, readRunOptions({}));
  const settled = Promise.withResolvers<void>();
  const open = (): Session => {
    const control = openControl({ paused: false, delayMs: 0 });
    const gate = (): Promise<void> => {
      if (control.paused.value) settled.resolve();
      return control.gate();
    };
    return { events: playRun(spec, { ...control, gate }), control };
  };
  const viewer = openViewer({ open, title: spec.scenario.title, size, delayMs: 0 });
  await Promise.race([settled.promise, viewer.ended]);
  while (viewer.snapshot().delayMs < startDelayMs) viewer.press("-");
  const snapshot = viewer.snapshot();
  viewer.close();
  return snapshot;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(pictureFile, await watchPicture());
  process.stdout.write(`${pictureFile}\n`);
}
