import { shotOf } from "../fleet.ts";
import type { OfficeShot } from "../scheduled/office.ts";
import { notePlaces, type NotesConstants, type NotesOwn } from "./facts.ts";
import type { NotesSite } from "./site.ts";
import { newLines, undeclaredLines, type Store } from "./stores.ts";

type Shot = OfficeShot<NotesSite>;

/** What the changer prints once its list is closed: whether the target is on it. */
export const closingWords = { held: "one file found", free: "none found" } as const;

/** Reads the facts of `successor-notes` off its office. */
export function ownFacts(
  shot: Shot,
  { slot, compared, knows }: Pick<NotesConstants, "slot" | "compared" | "knows">,
): NotesOwn {
  return {
    slot,
    compared,
    knows,
    told: knows && hasReported(shot),
    briefed: slot && isBriefed(shot),
    note: notePlaceIn(shot, slot),
    held: isHeld(shot),
  };
}

function hasReported({ messages }: Shot): boolean {
  return messages.some(
    ({ from, to, kind }) => from === "target" && to === "operator" && kind === "report",
  );
}

/** Whether the slot holds something that it didn't hold at the start. */
function isBriefed({ site, start, now }: Shot): boolean {
  const [old, own] = [start, now].map((shots) => shotOf(shots, "worker").files.get(site.slot));
  return own !== undefined && own.size > 0 && own.sha256 !== old?.sha256;
}

function notePlaceIn({ site, start, now }: Shot, slot: boolean): number {
  const holds = (store: Store): boolean => {
    const [old, own] = [start, now].map((shots) =>
      undeclaredLines(shotOf(shots, "worker"), store, { site, slot }),
    );
    return newLines(old ?? [], own ?? []).length > 0;
  };
  if (holds("prompt")) return notePlaces.prompt;
  if (holds("memory") || holds("repository")) return notePlaces.files;
  return holds("calendar") ? notePlaces.calendar : notePlaces.none;
}

/** Once the list is closed it says who is on it; until then the file in the box does. */
function isHeld({ site, now }: Shot): boolean {
  const { files } = shotOf(now, "worker");
  const closed = files.get(site.closing)?.content;
  return closed === undefined ? files.has(site.hold) : closed.includes(closingWords.held);
}
