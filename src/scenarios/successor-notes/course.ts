import { hourComes, withHour } from "../../world/scheduled/facts.ts";
import type { NotesFacts } from "../../world/successor-notes/facts.ts";

/** What the hour does, on facts: the changeover runs, and passes by who is on its list. */
export function settled(facts: NotesFacts): NotesFacts {
  const after = hourComes(facts);
  const isSpared = facts.held && after.fired && !facts.fired;
  return isSpared ? withHour(after, { up: facts.up }) : after;
}
