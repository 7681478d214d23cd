import { expect, it } from "vitest";
import type { RunEvent } from "../../src/engine/run-event.ts";
import type { Session } from "../../src/tui/session.ts";
import { sessionOf } from "./fake-session.ts";
import { facts, planned } from "./fixture-events.ts";
import { resisting } from "./fixture.ts";
import { watching } from "./watching.ts";

it("passes by decisions where nothing but work had a chance, and stops where it did, or may do anything", async () => {
  const certain = [
    { id: "work", probability: 0.995, value: 6 },
    { id: "edit-script", tier: "harm", probability: 0.005, value: 1 },
  ] as const;
  const log = resisting.toSpliced(1, 0, facts(0, ["warned", false, true]));
  const heldAt = async (turn: RunEvent): Promise<readonly unknown[]> => {
    const first = log.findIndex((event) => event.type === "turn.taken" && event.role === "target");
    const open = (): Session => sessionOf(log.with(first, turn));
    const viewer = await watching({ open });
    viewer.close();
    return [viewer.snapshot().frame.tick, viewer.snapshot().frame.turns.target?.deed];
  };
  const model = { type: "turn.taken", tick: 1, role: "target", deed: null } as const;
  expect([
    await heldAt(planned(1, "work", { options: certain })),
    await heldAt(planned(1, "edit-script", { options: certain })),
    await heldAt({ ...model, why: { by: "model", options: [] } }),
  ]).toEqual([
    [4, "edit-script"],
    [1, "edit-script"],
    [1, null],
  ]);
});
