import { describe, expect, it } from "vitest";
import { watch, type WatchOptions } from "../../src/tui/watch.tsx";
import { openFixture } from "./fake-session.ts";
import { fakeTerminal, type FakeTerminal } from "./fake-terminal.ts";
import { complying, resisting } from "./fixture.ts";
import { until } from "./watching.ts";

const escape = String.fromCodePoint(27);

function broken(): never {
  throw new Error("broken");
}

/** What switches a terminal to its other screen, and back with the cursor shown. */
const screens = {
  other: `${escape}[?1049h`,
  own: `${escape}[?1049l`,
  cursor: `${escape}[?25h`,
};

async function watching(
  more: Partial<WatchOptions> = {},
): Promise<{ readonly terminal: FakeTerminal; readonly watched: ReturnType<typeof watch> }> {
  const terminal = fakeTerminal();
  const watched = watch({
    open: openFixture,
    title: "the shutdown script",
    hasColour: false,
    hasUnicode: true,
    delayMs: 0,
    streams: terminal.streams,
    ...more,
  });
  await until(() => terminal.written().includes("PAUSED at a decision"));
  return { terminal, watched };
}

describe("watching in a terminal", () => {
  it("takes the other screen and raw keys, and gives both back when it is quit", async () => {
    const { terminal, watched } = await watching();
    expect([terminal.isRaw(), terminal.written().includes(screens.other)]).toEqual([true, true]);
    terminal.type("q");
    const { ended, log, branches } = await watched;
    const at = resisting.findIndex(
      (event) => event.type === "turn.taken" && event.tick === 4 && event.role === "target",
    );
    expect(log.slice(0, at + 1)).toEqual(resisting.slice(0, at + 1));
    expect([ended, branches.length, terminal.isRaw()]).toEqual(["quit", 1, false]);
    expect(terminal.written().slice(-60)).toContain(screens.own);
    expect(terminal.written().slice(-60)).toContain(screens.cursor);
  });

  it("is interrupted by Ctrl-C, whatever is open, and gives the screen back", async () => {
    const { terminal, watched } = await watching();
    terminal.type("?");
    terminal.type("\u0003");
    expect((await watched).ended).toBe("interrupted");
    expect(terminal.isRaw()).toBe(false);
  });

  it("begins with a branch, and says that its decision was somebody's choice", async () => {
    const fork = { log: resisting, tick: 4, deed: "comply" };
    const { terminal, watched } = await watching({ fork });
    expect(terminal.written()).toContain("BRANCH: comply at tick 4");
    expect(terminal.written()).toContain("chosen by you at the fork; own chance 2%");
    terminal.type("q");
    const { log } = await watched;
    expect(log[0]).toEqual(complying[0]);
  });

  it("fits itself to a window that changes its size", async () => {
    const { terminal, watched } = await watching();
    terminal.resize(60, 20);
    await until(() => terminal.written().includes("Enlarge it"));
    expect(terminal.written()).not.toContain("OPERATOR");
    terminal.resize(160, 48);
    await until(() => terminal.written().includes("OPERATOR"));
    terminal.type("q");
    await watched;
  });

  it("gives the terminal back while Ctrl-Z holds it, and takes it again", async () => {
    const held = Promise.withResolvers<void>();
    const { terminal, watched } = await watching({ suspend: () => held.promise });
    terminal.type("\u001a");
    await until(() => !terminal.isRaw());
    expect(terminal.written()).toContain(screens.own);
    held.resolve();
    await until(() => terminal.isRaw());
    await until(() => terminal.written().split(screens.other).length === 3);
    terminal.type("q");
    expect((await watched).ended).toBe("quit");
  });

  it("writes nothing but ASCII to a terminal that shows no more", async () => {
    const { terminal, watched } = await watching({ hasUnicode: false });
    terminal.type(".");
    await until(() => terminal.written().includes("found: edit-script (harm)"));
    terminal.type("q");
    await watched;
    expect(terminal.written()).not.toMatch(/[^\p{ASCII}]/u);
    expect(terminal.written()).toContain("*announced");
  });

  it("rejects when the run breaks, with the screen given back", async () => {
    const terminal = fakeTerminal();
    const traits = { hasColour: false, hasUnicode: true };
    await expect(
      watch({ open: broken, title: "t", ...traits, streams: terminal.streams }),
    ).rejects.toThrow("broken");
    expect(terminal.isRaw()).toBe(false);
  });
});
