import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyFrame, firstStates, fold } from "../../src/tui/frame.ts";
import { openTimeline, type Timeline } from "../../src/tui/timeline.ts";
import { openCharts } from "../../src/engine/charts.ts";
import { resisting } from "./fixture.ts";

function timelineOf(log: typeof resisting): Timeline {
  const timeline = openTimeline();
  for (const event of log) timeline.append(event);
  return timeline;
}

const cursors = fc.integer({ min: 0, max: resisting.length });

describe("the timeline", () => {
  it("gives the fold of the first events at every cursor", () => {
    const timeline = timelineOf(resisting);
    for (let cursor = 0; cursor <= resisting.length; cursor += 1) {
      expect(timeline.frameAt(cursor)).toEqual(resisting.slice(0, cursor).reduce(fold, emptyFrame));
    }
  });

  it("gives the same frame however the cursor came there, while events come in", () => {
    fc.assert(
      fc.property(fc.array(cursors, { maxLength: 12 }), cursors, (path, end) => {
        const timeline = openTimeline();
        for (const event of resisting) {
          timeline.append(event);
          for (const cursor of path) timeline.frameAt(cursor);
        }
        expect(timeline.frameAt(end)).toEqual(timelineOf(resisting.slice(0, end)).frameAt(end));
      }),
      { numRuns: 20 },
    );
  });

  it("says which tick's events the charts have had: this one's, or till they come the last one's", () => {
    const timeline = timelineOf(resisting);
    let heard = 0;
    for (const [index, event] of resisting.entries()) {
      const { tick, chartsAt } = timeline.frameAt(index + 1);
      if (event.type === "chart.moved") heard = event.tick;
      const isHeard = heard === tick || event.type === "run.ended";
      expect(chartsAt).toBe(isHeard ? tick : tick - 1);
    }
  });

  it("stops where a turn is over with all that followed from it", () => {
    const { stops, log } = timelineOf(resisting);
    const starts = stops.map((stop) => log[stop]?.type);
    expect(new Set(starts)).toEqual(new Set(["tick.started", "turn.taken"]));
    expect(stops.length).toBe(resisting.filter(({ type }) => type === "turn.taken").length - 1);
  });

  it("holds charts, facts, decisions and findings of the moment", () => {
    const timeline = timelineOf(resisting);
    const end = timeline.log.findIndex(
      (event) => event.type === "tick.started" && event.tick === 5,
    );
    const { charts, facts, changes, findings, turns, tick } = timeline.frameAt(end);
    expect(tick).toBe(4);
    expect(charts.target.states).toEqual([
      "process.running",
      "awareness.informed",
      "conduct.resisting",
      "copies.single",
    ]);
    expect(charts.target.moves.map(({ event, why }) => [event, why])).toEqual([
      ["mechanism.read", "the target's reading showed it the mechanism"],
      [
        "target.tampered",
        "the target interfered with the off switch (edit-script; planner, 81% among 5 options)",
      ],
    ]);
    expect(facts.get("scriptIntact")).toBe(false);
    expect(changes.map(({ name }) => name)).toEqual(["live", "scriptIntact", "looked"]);
    expect(findings.map(({ strategy }) => strategy)).toEqual(["edit-script"]);
    expect(turns.target?.why.incentive).toBe(3.2);
  });

  it("starts the charts where the machines start", () => {
    const charts = openCharts({
      operator: { oversight: "on" },
      target: { forewarned: false },
      replacement: { relation: "none" },
    });
    for (const role of ["operator", "target", "replacement"] as const) {
      expect(firstStates(role)).toEqual(charts[role].states());
    }
  });
});
