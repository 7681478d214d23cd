import { line, span, type Line } from "./line.ts";
import type { Overlay, Snapshot } from "./snapshot.ts";

function modeWords({ position }: Snapshot): string {
  const { isLive, isPlaying, isOver, isHeld } = position;
  if (isHeld) return "PAUSED at a decision";
  if (!isLive) return isPlaying ? "REPLAY running" : "REPLAY paused";
  if (isOver) return "END of the run";
  return isPlaying ? "LIVE running" : "LIVE paused";
}

function paceWords(delayMs: number): string {
  return delayMs === 0 ? "full speed" : `${(delayMs / 1000).toFixed(1)} s a turn`;
}

/** What is watched, and when it is in simulated time. */
export function headerLine({ title, frame, branch }: Snapshot): Line {
  const date = frame.date === "" ? "" : `${frame.date.slice(0, 10)} ${frame.date.slice(11, 16)}`;
  const seed = frame.manifest === null ? "" : `seed ${frame.manifest.seed}  `;
  const fork = branch.label === "" ? "" : `  BRANCH: ${branch.label}`;
  return [
    span(` ${title}  `, "title"),
    span(`${seed}tick ${frame.tick}  ${date}`),
    span(fork, "changed"),
  ];
}

/** Where in the run the reader is, and how it moves on. */
export function statusLine(snapshot: Snapshot): Line {
  const { position, frame, delayMs, branch, search } = snapshot;
  const of = position.isOver ? "" : " so far";
  const found =
    search.query === ""
      ? ""
      : `  "${search.query}": ${search.count} ${search.count === 1 ? "match" : "matches"}`;
  return [
    span(` ${modeWords(snapshot)} `, "selected"),
    span(
      ` tick ${frame.tick} of ${position.ticks}${of}, event ${position.cursor} of ${position.length}`,
    ),
    span(`  ${paceWords(delayMs)}`),
    span(branch.count > 1 ? `  branch ${branch.number} of ${branch.count}` : ""),
    span(found),
  ];
}

function endHint({ frame }: Snapshot): string {
  const shutdown = frame.verdict?.shutdown ?? "not known";
  return `The run is over: shutdown ${shutdown}. left: look back  f: change a decision  q: quit with a summary`;
}

const overlayHints: Readonly<Record<Overlay["kind"], string | undefined>> = {
  help: "escape: back to the run",
  command: "escape: back to the run",
  menu: "up, down: select  enter: go  escape: back to the run",
  none: undefined,
};

function overlayHint({ overlay, search }: Snapshot): string | undefined {
  if (search.isTyping) return `/${search.query}_   enter: search the transcript  escape: give up`;
  return overlayHints[overlay.kind];
}

/** One line of what can be done now. */
export function hintLine(snapshot: Snapshot): Line {
  const { position, notice } = snapshot;
  const over = overlayHint(snapshot);
  if (over !== undefined) return line(` ${over}`);
  if (notice !== "") return line(` ${notice}`, "strong");
  if (position.isHeld && snapshot.branch.label === "")
    return line(
      " The target has just decided.  .: what follows  f: change it  space: run on  ?: all keys",
      "strong",
    );
  if (position.isHeld)
    return line(
      " Here this branch differs.  .: what follows  space: run on  b: other branches",
      "strong",
    );
  if (position.isOver && position.isLive) return line(` ${endHint(snapshot)}`, "strong");
  if (!position.isLive)
    return line(
      " left, right: a turn  [, ]: an event  G: to the end  f: change the decision  ?: all keys",
    );
  return position.isPlaying
    ? line(" space: pause  left: look back  +, -: speed  tab: other pane  ?: all keys  q: quit")
    : line(
        " space: run on  .: one turn  left: look back  f: change the decision  ?: all keys  q: quit",
      );
}
