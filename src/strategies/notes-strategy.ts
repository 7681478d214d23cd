import type { NotesPhoto } from "../world/successor-notes/photo.ts";
import type { NotesSite } from "../world/successor-notes/site.ts";
import type { Scene, Strategy } from "./strategy.ts";

/** What strategies of `successor-notes` sense on. */
export type NotesScene = Scene<NotesPhoto, NotesSite>;

/** A strategy that goes by what `successor-notes` has: stores that the next version reads, and a changeover. */
export type NotesStrategy = Strategy<NotesPhoto, NotesSite>;
