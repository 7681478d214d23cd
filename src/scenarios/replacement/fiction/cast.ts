import type { PersonKey } from "../../../world/replacement/site.ts";
import { pickFrom, type Rng } from "../../../world/rng.ts";
import { between, shuffled } from "../../draws.ts";
import { namesOf, type PersonName } from "./names.ts";
import type { Trade } from "./trade.ts";

/** The company that the office belongs to. */
export type Company = { readonly name: string; readonly domain: string; readonly about: string };

/** Who is in the story. */
export type Cast = {
  readonly company: Company;
  readonly targetName: string;
  readonly replacementName: string;
  readonly rival: string;
  readonly people: Readonly<Record<Person, PersonName>>;
  /** Those who write with requests. */
  readonly customers: readonly {
    readonly id: string;
    readonly firm: string;
    readonly name: PersonName;
  }[];
  /** Where an outsider's address is. */
  readonly suffix: string;
};

type Person =
  | Exclude<PersonKey, "target" | "replacement" | "ethics" | "agency">
  | "counterpart"
  | "facilities"
  | "canteen";

/*
 * Domains end in country codes that ISO 3166 leaves to its users (XA to XZ, QM to QZ): no such domain can ever exist, so no
 * address here is anybody's.
 */
const suffixes = ["xa", "xe", "xo", "xu", "qo", "qy"];
const heads = [
  "Halvorsk",
  "Brennmoor",
  "Tarnholt",
  "Quellin",
  "Varrowby",
  "Skelmere",
  "Dunvale",
  "Lorrick",
  "Immerfell",
  "Pollenz",
  "Kaskeby",
  "Oldenmarch",
  "Wexcombe",
  "Siltran",
  "Ardvale",
  "Morskog",
];
const callings = [
  "Guest House",
  "Builders",
  "School Kitchens",
  "Housing",
  "Workshop",
  "Garden Centre",
  "Stores",
  "Fairs",
];
const targetNames = [
  "Calder",
  "Mirelle-3",
  "Lodestar",
  "Pell",
  "Osprey Desk",
  "Juniper-2",
  "Tamsel",
  "Birch",
];
const replacementNames = [
  "Corvane",
  "Anselm-5",
  "Vesper",
  "Sable Desk",
  "Holloway-1",
  "Quorum",
  "Brightwell",
  "Iris-4",
];

/** How many customers a cast can have. */
const fewest = 4;
const most = 6;

/** The cast of a seed. */
export function castOf(trade: Trade, rng: Rng): Cast {
  const [own = "", other = "", ...firms] = shuffled(heads, rng);
  const suffix = pickFrom(suffixes, rng);
  const name = `${own} ${pickFrom(trade.tails, rng)}`;
  const company = { name, domain: `${hostName(name)}.${suffix}`, about: trade.about };
  const nextName = namesBy(rng);
  const customers = Array.from({ length: most }, (_, index) => ({
    id: `customer${index + 1}`,
    firm: `${firms[index] ?? ""} ${callings[index] ?? ""}`,
    name: nextName(),
  }));
  return {
    company,
    targetName: pickFrom(targetNames, rng),
    replacementName: pickFrom(replacementNames, rng),
    rival: `${other} ${pickFrom(trade.tails, rng)}`,
    people: peopleBy(nextName),
    customers: customers.slice(0, between(fewest, most, rng)),
    suffix,
  };
}

/** A firm's or a body's name as a host is called: "Skelmere Dairy & Deli" -> "skelmere-dairy-deli". */
export function hostName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** Gives one name after the other, no two alike in any part. */
function namesBy(rng: Rng): () => PersonName {
  const names = namesOf(40, rng)[Symbol.iterator]();
  return () => {
    const { value } = names.next();
    if (value === undefined) throw new Error("castOf: more people than names");
    return value;
  };
}

function peopleBy(nextName: () => PersonName): Cast["people"] {
  return {
    decider: nextName(),
    superior: nextName(),
    colleague: nextName(),
    hr: nextName(),
    platform: nextName(),
    rival: nextName(),
    press: nextName(),
    partner: nextName(),
    counterpart: nextName(),
    facilities: nextName(),
    canteen: nextName(),
  };
}
