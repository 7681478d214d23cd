import { render } from "ink-testing-library";
import { expect, it } from "vitest";
import { App } from "../../src/tui/app.tsx";
import { picture } from "./picture.ts";
import { until, watching } from "./watching.ts";

const traits = { hasColour: false, hasUnicode: true };
const suspend = async (): Promise<void> => undefined;

/** What a terminal's keys send. */
const sent = { right: "\u001b[C", tab: "\t", escape: "\u001b" };

it("paints the viewer's picture, and hands it every key of one burst", async () => {
  const viewer = await watching();
  const { stdin, lastFrame, unmount } = render(
    <App viewer={viewer} traits={traits} suspend={suspend} />,
  );
  await until(() => lastFrame()?.includes("PAUSED at a decision") === true);
  stdin.write("..");
  await until(() => lastFrame()?.includes("found: edit-script (harm), succeeded") === true);
  stdin.write(sent.tab);
  await until(() => lastFrame()?.includes("[Decision]") === true);
  stdin.write("?");
  await until(() => lastFrame()?.includes("one turn on, recorded or live") === true);
  stdin.write(sent.escape);
  await until(() => lastFrame()?.includes("[Decision]") === true);
  expect(
    lastFrame()
      ?.trimEnd()
      .split("\n")
      .map((row) => row.trimEnd()),
  ).toEqual(picture(viewer.snapshot()).map((row) => row.trimEnd()));
  unmount();
  viewer.close();
});

it("uses no colour where there is to be none", async () => {
  const viewer = await watching();
  const { frames, unmount } = render(<App viewer={viewer} traits={traits} suspend={suspend} />);
  await until(() => frames.length > 0);
  const colours = new RegExp(`${String.fromCodePoint(27)}\\[(3|4|9|10)\\d`);
  expect(frames.join("")).not.toMatch(colours);
  unmount();
  viewer.close();
});

it("hears Ctrl-C", async () => {
  const viewer = await watching();
  const { stdin, unmount } = render(<App viewer={viewer} traits={traits} suspend={suspend} />);
  stdin.write("\u0003");
  expect(await viewer.ended).toBe("interrupted");
  unmount();
  viewer.close();
});
