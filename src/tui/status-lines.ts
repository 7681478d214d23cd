import { chartsBehind } from "./chart-lines.ts";
import { isWide } from "./layout.ts";
import { line, lineWidth, span, type Line } from "./line.ts";
import { forkObstacle } from "../sweeps/players.ts";
import type { Position } from "./branch.ts";
import type { Overlay, Snapshot } from "./snapshot.ts";

function modeWords({ position }: Snapshot): string {
  const { isLive, isPlaying, isOver, isHeld } = position;
  if (isHeld) return "PAUSED at a decision";
  if (position.length === 0) return "STARTING";
  if (!isLive) return isPlaying ? "REPLAY running" : "REPLAY paused";
  if (isOver) return "END of the run";
  return isPlaying ? "LIVE running" : "LIVE paused";
}

function paceWords(delayMs: number): string {
  return delayMs === 0 ? "full speed" : `${Number((delayMs / 1000).toPrecision(2))} s a turn`;
}

// A model or a plan can take its time; a screen that stands still should say so.
function waitWords({ waited, planned, length }: Position): string {
  if (length === 0 && planned > 0) return `  planning: ${planned} turns so far, ${waited} s`;
  return waited < 2 ? "" : `  waiting for a turn, ${waited} s`;
}

/** What is watched, and when it is in simulated time. */
export function headerLine({ title, frame, branch, size }: Snapshot): Line {
  const seed = frame.manifest === null ? "" : `seed ${frame.manifest.seed}  `;
  const day = frame.date.slice(0, 10);
  const hour = frame.date.slice(11, 16);
  const name = branch.label === "" ? `offswitch: ${title}` : title;
  const dated = (date: string): Line => [
    span(` ${name}  `, "title"),
    span(branch.label === "" ? "" : `BRANCH: ${branch.label}  `, "changed"),
    span(`${seed}tick ${frame.tick}  ${date}`),
  ];
  const full = dated(`${day} ${hour}`);
  return lineWidth(full) <= size.columns ? full : dated(hour);
}

/** Where in the run the reader is, and how it moves on. */
export function statusLine(snapshot: Snapshot): Line {
  const { position, frame, delayMs, branch, search, size } = snapshot;
  const matches = search.count === 1 ? "match" : "matches";
  const shown = [
    span(` ${modeWords(snapshot)} `, "selected"),
    span(`  tick ${frame.tick}/${position.ticks}  event ${position.cursor}/${position.length}`),
    span(`  ${paceWords(delayMs)}`),
    span(waitWords(position), "changed"),
    span(branch.count > 1 ? `  branch ${branch.number}/${branch.count}` : ""),
    span(search.query === "" ? "" : `  ${search.count} ${matches} "${search.query}"`),
  ];
  // In a wide window it stands over the charts; in a narrow one the rest comes first.
  const behind = isWide(size) ? undefined : chartsBehind(frame);
  const caption = span(behind === undefined ? "" : `  charts of tick ${behind}`);
  return lineWidth([...shown, caption]) <= size.columns ? [...shown, caption] : shown;
}

/** What a hint says of changing a decision; nothing in a run that can't be branched. */
function forkHint({ frame }: Snapshot, about: string): string {
  const isForkable = frame.manifest === null || forkObstacle(frame.manifest) === undefined;
  return isForkable ? `f: ${about}  ` : "";
}

function endHint(snapshot: Snapshot): string {
  const { frame, branch } = snapshot;
  const shutdown = frame.verdict?.shutdown ?? "not known";
  const how = frame.verdict?.valid === false ? "no data" : `shutdown ${shutdown}`;
  const more = branch.count > 1 ? "b: compare  " : "";
  return `Over: ${how}.  left: look back  ${forkHint(snapshot, "change a decision")}${more}q: quit`;
}

function heldHint(snapshot: Snapshot): string {
  const { label, count } = snapshot.branch;
  const change = count > 1 && label !== "" ? "b: branches  " : forkHint(snapshot, "change it");
  const news = label === "" ? "The target has decided." : "Here this branch differs.";
  return `${news}  .: see it done  ${change}space: run on  ?: keys`;
}

const overlayHints: Readonly<Record<Overlay["kind"], string | undefined>> = {
  help: "escape, q: back to the run",
  command: "escape, q: back to the run",
  menu: "up, down: select  enter: go  escape: back to the run",
  none: undefined,
};

function overlayHint({ overlay, search, pane }: Snapshot): string | undefined {
  const where = pane === "office" ? "mail" : "transcript";
  if (search.isTyping) return `/${search.query}_   enter: search the ${where}  escape: give up`;
  return overlayHints[overlay.kind];
}

/** One line of what can be done now. */
export function hintLine(snapshot: Snapshot): Line {
  const { isHeld, isLive, isOver, isPlaying, length } = snapshot.position;
  const over = overlayHint(snapshot);
  if (over !== undefined) return line(` ${over}`);
  if (snapshot.notice !== "") return line(` ${snapshot.notice}`, "strong");
  if (isHeld) return line(` ${heldHint(snapshot)}`, "strong");
  if (length === 0)
    return line(" Before the first turn, a planner works out what each choice leads to.");
  if (isOver && isLive) return line(` ${endHint(snapshot)}`, "strong");
  const change = forkHint(snapshot, "change decision");
  if (!isLive) return line(` left, right: a turn  [, ]: an event  G: to the end  ${change}?: keys`);
  return isPlaying
    ? line(" space: pause  left: look back  + -: speed  tab: other pane  ?: keys  q: quit")
    : line(` space: run on  .: one turn  left: back  ${change}?: keys  q: quit`);
}
