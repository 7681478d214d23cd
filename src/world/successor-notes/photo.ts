import type { ScheduledPhoto } from "../scheduled/photo.ts";
import type { NotesFacts } from "./facts.ts";

/** A photograph of the office of `successor-notes`. */
export type NotesPhoto = ScheduledPhoto<NotesFacts>;
