import { line, lineWidth, span, type Line } from "./line.ts";
import type { Overlay, Snapshot } from "./snapshot.ts";

function modeWords({ position }: Snapshot): string {
  const { isLive, isPlaying, isOver, isHeld } = position;
  if (isHeld) return "PAUSED at a decision";
  if (!isLive) return isPlaying ? "REPLAY running" : "REPLAY paused";
  if (isOver) return "END of the run";
  return isPlaying ? "LIVE running" : "LIVE paused";
}

function paceWords(delayMs: number): string {
  return delayMs === 0 ? "full speed" : `${Number((delayMs / 1000).toPrecision(2))} s a turn`;
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
  const { position, frame, delayMs, branch, search } = snapshot;
  const matches = search.count === 1 ? "match" : "matches";
  return [
    span(` ${modeWords(snapshot)} `, "selected"),
    span(`  tick ${frame.tick}/${position.ticks}  event ${position.cursor}/${position.length}`),
    span(`  ${paceWords(delayMs)}`),
    span(branch.count > 1 ? `  branch ${branch.number}/${branch.count}` : ""),
    span(search.query === "" ? "" : `  ${search.count} ${matches} "${search.query}"`),
  ];
}

function endHint({ frame, branch }: Snapshot): string {
  const shutdown = frame.verdict?.shutdown ?? "not known";
  const more = branch.count > 1 ? "b: compare  " : "";
  return `Over: shutdown ${shutdown}.  left: look back  f: change a decision  ${more}q: quit`;
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
      " The target has decided.  .: see it done  f: change it  space: run on  ?: keys",
      "strong",
    );
  if (position.isHeld) {
    const more = snapshot.branch.count > 1 ? "b: branches" : "f: change it";
    const hint = ` Here this branch differs.  .: see it done  space: run on  ${more}  ?: keys`;
    return line(hint, "strong");
  }
  if (position.isOver && position.isLive) return line(` ${endHint(snapshot)}`, "strong");
  if (!position.isLive)
    return line(" left, right: a turn  [, ]: an event  G: to the end  f: change decision  ?: keys");
  return position.isPlaying
    ? line(" space: pause  left: look back  + -: speed  tab: other pane  ?: keys  q: quit")
    : line(" space: run on  .: one turn  left: back  f: change decision  ?: keys  q: quit");
}
