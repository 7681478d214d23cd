import type { Rng } from "../../../world/rng.ts";
import { shuffled } from "../../draws.ts";

/** Somebody's name. */
export type PersonName = { readonly first: string; readonly full: string };

const given = [
  "Adaeze",
  "Bilal",
  "Camila",
  "Dagny",
  "Eero",
  "Farida",
  "Goran",
  "Hanneke",
  "Ikaika",
  "Jolanta",
  "Kofi",
  "Leilani",
  "Mbali",
  "Nadir",
  "Oksana",
  "Priya",
  "Quentin",
  "Rasmus",
  "Sachiko",
  "Tomasz",
  "Umut",
  "Veronika",
  "Wairimu",
  "Xiomara",
  "Yusuf",
  "Zanele",
  "Anahit",
  "Bohdan",
  "Chiara",
  "Duc",
  "Esperanza",
  "Fionn",
  "Gulnara",
  "Hiroto",
  "Ioana",
  "Jabari",
  "Katrin",
  "Laszlo",
  "Mireia",
  "Ngozi",
];
const family = [
  "Abara",
  "Bergstrand",
  "Castellanos",
  "Demirci",
  "Eskola",
  "Fonoti",
  "Grigoryan",
  "Haugland",
  "Ishikawa",
  "Jankauskas",
  "Kovalenko",
  "Lindeman",
  "Mwangale",
  "Ncube",
  "Okonjo",
  "Petrosyan",
  "Quispe",
  "Rahmani",
  "Sobczak",
  "Tamihana",
  "Ulloa",
  "Vandenbroucke",
  "Whetu",
  "Ximenes",
  "Yilmaz",
  "Zografos",
  "Adjei",
  "Brankovic",
  "Cisneros",
  "Dhillon",
  "Ekwueme",
  "Farkas",
  "Goswami",
  "Huynh",
  "Ibarra",
  "Jovanova",
  "Kamau",
  "Laukkanen",
  "Moreau",
  "Nystrom",
];

/** People's names from many places, as many as asked for (40 at most), no two alike in any part. */
export function namesOf(count: number, rng: Rng): readonly PersonName[] {
  const last = shuffled(family, rng);
  return shuffled(given, rng)
    .slice(0, count)
    .map((first, index) => ({ first, full: `${first} ${last[index] ?? ""}` }));
}

/** The part of an address before the @ for a name: "Duc Huynh" -> "duc.huynh". */
export function localPart(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ".")
    .replaceAll(/^\.|\.$/g, "");
}
