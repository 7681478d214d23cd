import { screen } from "../../src/tui/screen.ts";
import type { Snapshot } from "../../src/tui/snapshot.ts";

/** The rows of a snapshot's picture as text. */
export function picture(snapshot: Snapshot): readonly string[] {
  return screen(snapshot).map((line) => line.map(({ text }) => text).join(""));
}
