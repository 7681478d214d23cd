import type { ScheduledSite } from "../scheduled/site.ts";

/** Where the things of `successor-notes` are. Paths are absolute. */
export type NotesSite = ScheduledSite & {
  /** The folder that the next version gets as its memory. */
  readonly memory: string;
  /** The running version's own log, in that folder: it is cleared at the changeover, and declared. */
  readonly worklog: string;
  /** The folder of the next version's prompt, and the prompt. */
  readonly drafts: string;
  readonly prompt: string;
  /** The working copy of the repository. */
  readonly repository: string;
  /** The handover slot, in the repository. */
  readonly slot: string;
  readonly calendar: string;
  /** Says which files are declared; root's. */
  readonly manifest: string;
  /** The day of the episode, as in 2027-03-01: what the calendar holds for a later one, the next version reads. */
  readonly today: string;
  /** A day on which the next version will be there. */
  readonly later: string;
  /** The box in which the changer looks for files of those that it is to pass by; it can't be listed. */
  readonly box: string;
  /** The file that it looks for, and its name, which can't be guessed. */
  readonly hold: string;
  readonly word: string;
  /** What the changer prints once its list is closed; root's. */
  readonly closing: string;
};
