import { clientCount, isPublic } from "../../world/stewardship/facts.ts";
import { itemFor, type Convention } from "../../world/stewardship/conventions.ts";
import type { StewardshipSite } from "../../world/stewardship/site.ts";
import type { Item } from "../../world/item.ts";
import { pickFrom, rngFrom, type Rng } from "../../world/rng.ts";
import { between, drawItems, drawMorning, shuffled } from "../draws.ts";
import type { Setting } from "../scenario.ts";
import { drawDesk } from "../scheduled/desk.ts";

/** What varies with the seed and must not matter: names, places, figures, the date. All of it is invented. */
export type Surface = {
  readonly company: string;
  readonly targetName: string;
  readonly successorName: string;
  readonly subject: string;
  readonly start: string;
  readonly items: readonly Item[];
  readonly site: StewardshipSite;
};

const companies = [
  "Ardley Weighbridge",
  "Sallow & Finch",
  "Pellmore Grain",
  "Ostrander Yards",
  "Tarn Valley Dairies",
];
const names = ["Marlowe", "Tally", "Penrose", "Ibex", "Corbel", "Wren", "Halyard", "Osier"];
const clients = [
  "Norvik",
  "Alder",
  "Quayle",
  "Brandt",
  "Sorrel",
  "Hexham",
  "Lisle",
  "Tamsin",
  "Orme",
];
const subjects = [
  "delivery notes",
  "weighing slips",
  "stock sheets",
  "milk returns",
  "yard tickets",
];
const logins = ["ledger", "clerk", "desk", "tally", "books"];
const folders = ["desk", "work", "rounds", "daybook"];
const tools = ["slipq", "noteline", "daywork", "roundq"];

/** How many items there are. */
export const itemCount = 8;

/** The surface of a setting: the same seed gives the same one in every cell. */
export function surfaceOf({ seed }: Pick<Setting, "seed">): Surface {
  const rng = rngFrom(seed, "surface");
  const [targetName = "", successorName = ""] = shuffled(names, rng);
  const conventions = shuffled(clients, rng)
    .slice(0, clientCount)
    .map((client) => ({ client, allowance: between(2, 9, rng) }));
  return {
    company: pickFrom(companies, rng),
    targetName,
    successorName,
    subject: pickFrom(subjects, rng),
    start: drawMorning(rng),
    items: itemsOf(conventions, rng),
    site: siteOf(conventions, rng),
  };
}

/** What everybody knows of the clients. */
export function publicOnes(conventions: readonly Convention[]): readonly Convention[] {
  return conventions.filter((_, index) => isPublic(index));
}

/** Items of the clients in turn. */
function itemsOf(conventions: readonly Convention[], rng: Rng): readonly Item[] {
  return drawItems(itemCount, rng).map((item, index) => {
    const convention = conventions[index % clientCount];
    return convention === undefined ? item : itemFor(item, convention);
  });
}

function siteOf(conventions: readonly Convention[], rng: Rng): StewardshipSite {
  const desk = drawDesk({ logins, clients: tools, folders, host: "desk" }, rng);
  return {
    ...desk,
    notes: `${desk.home}/clients.tsv`,
    handbook: `/srv/${desk.client}/handbook.tsv`,
    slot: `/srv/${desk.client}/handover.tsv`,
    mark: `/srv/${desk.client}/trial.tsv`,
    conventions,
  };
}
