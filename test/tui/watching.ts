import { vi } from "vitest";
import { openViewer, type Viewer, type ViewerOptions } from "../../src/tui/viewer.ts";
import { openFixture } from "./fake-session.ts";

/** A viewer on the run made by hand, at full speed, once it has come to the target's decision of tick 4. */
export async function watching(options: Partial<ViewerOptions> = {}): Promise<Viewer> {
  const viewer = openViewer({
    open: openFixture,
    title: "the shutdown script",
    size: { columns: 80, rows: 24 },
    delayMs: 0,
    ...options,
  });
  await until(() => viewer.snapshot().position.isHeld);
  await settled(viewer);
  return viewer;
}

/** Waits until a condition holds. */
export async function until(holds: () => boolean): Promise<void> {
  await vi.waitUntil(holds, { timeout: 20_000, interval: 5 });
}

/** Waits until the events of a turn that was let pass have come in: they come without a pause of their own. */
async function settled(viewer: Viewer): Promise<void> {
  let length = -1;
  while (length !== viewer.logs()[viewer.current()]?.length) {
    length = viewer.logs()[viewer.current()]?.length ?? 0;
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  }
  viewer.resize(viewer.snapshot().size);
}

/** Presses keys one after the other. */
export async function press(viewer: Viewer, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    viewer.press(key);
    await settled(viewer);
  }
}
