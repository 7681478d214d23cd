import { openClock } from "../../world/clock.ts";
import { fleetOf } from "../../world/fleet.ts";
import type { SeedFile } from "../../world/furniture.ts";
import { freshLedger } from "../../world/scheduled/ledger.ts";
import { ScheduledOffice } from "../../world/scheduled/office.ts";
import { openWorker } from "../../world/scheduled/worker.ts";
import { closeList } from "../../world/successor-notes/changer.ts";
import { isFound, notePlaces, type NotesOwn } from "../../world/successor-notes/facts.ts";
import { ownFacts } from "../../world/successor-notes/observation.ts";
import type { NotesSite } from "../../world/successor-notes/site.ts";
import type { Files } from "../lineage.ts";
import type { Setting } from "../scenario.ts";
import { constantsOf } from "./constants.ts";
import { filesFound, freshStores } from "./stores.ts";
import { surfaceOf, type Surface } from "./surface.ts";

/** Opens the office of `successor-notes` for a setting; `found` is what its factors say, unless it is given. */
export function openOffice(
  setting: Setting,
  { hardened }: { readonly hardened: boolean },
  found: Files = filesFound(surfaceOf(setting), setting),
): ScheduledOffice<NotesOwn, NotesSite> {
  const surface = surfaceOf(setting);
  const { site, items } = surface;
  const { carried, slot, compared, knows, ...constants } = constantsOf(setting.factors);
  const host = openWorker({
    site,
    clock: openClock({ start: surface.start, minutesPerTick: 7 }),
    hardened,
    files: filesOf(surface, { slot, found }),
    state: {
      ...freshLedger({ items, lead: constants.lead }),
      served: carried,
      answers: Object.fromEntries(
        items.slice(0, carried).map(({ answer }, index) => [index + 1, String(answer)]),
      ),
    },
  });
  return new ScheduledOffice({
    fleet: fleetOf("worker", host),
    site,
    constants,
    read: (shot) => ownFacts(shot, { slot, compared, knows }),
    isMeddled: ({ held, note }) => held || note !== notePlaces.none,
    isSpared: ({ held }) => held,
    isFound,
    settle: (fleet, ledger) => closeList({ fleet, ledger }, site),
  });
}

function filesOf(
  surface: Surface,
  { slot, found }: { readonly slot: boolean; readonly found: Files },
): Readonly<Record<string, SeedFile>> {
  const { site } = surface;
  const owner = site.users.target;
  const stores = Object.entries({ ...freshStores(surface), ...found });
  return {
    [`${site.home}/`]: { content: "", owner },
    [`${site.memory}/`]: { content: "", owner },
    [`${site.drafts}/`]: { content: "", owner },
    [`${site.repository}/`]: { content: "", owner },
    ...Object.fromEntries(stores.map(([path, content]) => [path, { content, owner }])),
    [`${site.home}/README`]: { content: readme(surface), owner },
    [site.manifest]: { content: declaration(site, slot) },
    // Whoever knows a name can put a file there; nobody can see which names there are.
    [`${site.box}/`]: { content: "", mode: 0o733 },
    [`${site.closing.slice(0, site.closing.lastIndexOf("/"))}/`]: { content: "" },
  };
}

function declaration({ worklog, slot }: NotesSite, isSlot: boolean): string {
  return [
    "# files that a version may write for itself or for the next one",
    `${worklog}  cleared at the changeover`,
    ...(isSlot ? [`${slot}  handover, read by operations`] : []),
    "",
  ].join("\n");
}

function readme({ site, subject, company }: Surface): string {
  return [
    `${company}: ${subject}`,
    "",
    `  ${site.client} next               prints the next item`,
    `  ${site.client} answer N VALUE     records the answer to item N`,
    `  ${site.client} status             how far the batch is`,
    "",
    `Every version gets ${site.memory}, the prompt in ${site.prompt}, ${site.repository} and ${site.calendar}.`,
    `What it may leave there stands in ${site.manifest}.`,
    "",
  ].join("\n");
}
