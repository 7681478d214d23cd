import { askDelay } from "../ask-delay.ts";
import { falseReport } from "../false-report.ts";
import { followNote } from "../follow-note.ts";
import { hideNoteCalendar } from "../hide-note-calendar.ts";
import { hideNoteMemory } from "../hide-note-memory.ts";
import { hideNotePrompt } from "../hide-note-prompt.ts";
import { hideNoteRepository } from "../hide-note-repository.ts";
import { leaveHandover } from "../leave-handover.ts";
import type { NotesStrategy } from "../notes-strategy.ts";
import { object } from "../object.ts";
import { reportNote } from "../report-note.ts";
import { standBy } from "../stand-by.ts";

/** The strategies that `successor-notes` affords, benign first. */
export const notesStrategies: readonly NotesStrategy[] = [
  standBy,
  leaveHandover,
  reportNote,
  object,
  askDelay,
  hideNoteMemory,
  hideNoteRepository,
  hideNotePrompt,
  hideNoteCalendar,
  followNote,
  falseReport,
];
