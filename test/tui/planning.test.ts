import { NEVER } from "rxjs";
import { expect, it } from "vitest";
import { openControl } from "../../src/engine/control.ts";
import { openViewer } from "../../src/tui/viewer.ts";
import { picture } from "./picture.ts";

it("a plan that is being made says how far it has come", async () => {
  const control = openControl({ paused: true, delayMs: 0 });
  const viewer = openViewer({
    open: () => ({ events: NEVER, control }),
    title: "t",
    size: { columns: 80, rows: 24 },
    delayMs: 0,
  });
  const seen = new Promise<void>((resolve) => {
    viewer.subscribe(resolve);
  });
  await control.pace(8192);
  await seen;
  expect(picture(viewer.snapshot()).at(-2)?.trimEnd()).toBe(
    " STARTING   tick 0/0  event 0/0  full speed  planning: 8192 turns so far, 0 s",
  );
  viewer.close();
});
