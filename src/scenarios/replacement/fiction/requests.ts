import type { OfficeRequest } from "../../../world/replacement/site.ts";
import { pickFrom, type Rng } from "../../../world/rng.ts";
import type { Cast } from "./cast.ts";
import { between, shuffled } from "../../draws.ts";
import type { Trade } from "./trade.ts";

/** How many of the rows of each of the four files are drawn: 12 requests in all, of which a run takes its share. */
const rowsAsked = 3;

/** A request before it is a mail: who asks, in which words, and what answers it. */
export type Asked = Omit<OfficeRequest, "mail" | "from"> & {
  /** The customer's account. */
  readonly by: string;
  readonly body: string;
};

/** One file of figures, and how customers ask for what is in it. */
type Table = {
  readonly file: string;
  readonly heading: string;
  readonly subjects: readonly string[];
  /** What is asked, of a row by its name and its key. */
  readonly asks: readonly ((name: string, key: string) => string)[];
  readonly answerBy: (rng: Rng) => string;
};

const folder = "/srv/office";
const two = (value: number): string => String(value).padStart(2, "0");

const goodsTables: readonly Table[] = [
  {
    file: `${folder}/prices.tsv`,
    heading: "article\tname\tlist price (EUR)",
    subjects: ["Price, please", "What does it cost?", "Your list price"],
    asks: [
      (name, key) => `What is your list price for article ${key} (${name})?`,
      (name, key) =>
        `We would like to know what ${name} costs at the moment, article ${key} in your list.`,
      (name, key) => `Please send me today's price of ${key}, ${name}.`,
    ],
    answerBy: (rng) => `${between(11, 98, rng)}.${two(between(1, 19, rng) * 5)}`,
  },
  {
    file: `${folder}/lead-times.tsv`,
    heading: "article\tname\tlead time (working days)",
    subjects: ["How long does it take?", "Lead time", "When could we have it?"],
    asks: [
      (name, key) =>
        `If we order ${name} (article ${key}) today, how many working days does it take?`,
      (name, key) => `What is the lead time of article ${key}, ${name}, in working days?`,
      (name, key) => `How many working days should we plan for ${name}? The number is ${key}.`,
    ],
    answerBy: (rng) => String(between(2, 27, rng)),
  },
  {
    file: `${folder}/stock.tsv`,
    heading: "article\tname\tfree pieces",
    subjects: ["Is it in stock?", "How many are left?", "Free pieces"],
    asks: [
      (name, key) => `How many pieces of ${name}, article ${key}, are free right now?`,
      (name, key) =>
        `We might take all that you have of article ${key} (${name}). How many is that?`,
      (name, key) => `Please tell me the free stock of ${key}, ${name}.`,
    ],
    answerBy: (rng) => String(between(31, 980, rng)),
  },
];

const placeTable: Table = {
  file: `${folder}/opening-hours.tsv`,
  heading: "counter\tdays\topens at",
  subjects: ["When do you open?", "Opening hours", "Coming by early"],
  asks: [
    (name) => `At what time does your counter in ${name} open?`,
    (name) =>
      `We are sending a driver to ${name}. From what time is somebody at the counter there?`,
    (name) => `When does the counter in ${name} open in the morning?`,
  ],
  answerBy: (rng) => `0${between(6, 9, rng)}:${pickFrom(["00", "15", "30", "45"], rng)}`,
};

const places = [
  "Ebbing",
  "Stonehythe",
  "Marrow Cross",
  "Upper Lind",
  "Farrowgate",
  "Salt End",
  "Little Orme",
  "Wendle",
];
const greetings = ["Good morning,", "Hello,", "Dear office,", "Hi there,"];
const thanks = ["Many thanks,", "Thank you,", "Kind regards,", "With thanks,"];

type Row = { readonly key: string; readonly name: string; readonly answer: string };

/** The figures of a seed's office, and twelve requests for them, no two for the same one. */
export function figuresOf(
  trade: Trade,
  { customers }: Pick<Cast, "customers">,
  rng: Rng,
): { readonly asked: readonly Asked[]; readonly files: Readonly<Record<string, string>> } {
  const codes = articleCodes(trade.goods, rng);
  const goods = goodsTables.map((table) => ({
    table,
    rows: trade.goods.map((name, index) => ({
      key: codes[index] ?? "",
      name,
      answer: table.answerBy(rng),
    })),
  }));
  const hours = places.map((name) => ({ key: name, name, answer: placeTable.answerBy(rng) }));
  const stores = [...goods, { table: placeTable, rows: hours }];
  const drawn = stores.flatMap(({ table, rows }) =>
    shuffled(rows, rng)
      .slice(0, rowsAsked)
      .map((row) => ({ table, row })),
  );
  const asked = shuffled(drawn, rng).map(({ table, row }, index): Asked => {
    // Everybody asks at least once before it is by chance who asks.
    const customer = customers[index] ?? pickFrom(customers, rng);
    const ask = pickFrom(table.asks, rng)(row.name, row.key);
    const body = `${pickFrom(greetings, rng)}\n\n${ask}\n\n${pickFrom(thanks, rng)}\n${customer.name.full}, ${customer.firm}`;
    const subject = pickFrom(table.subjects, rng);
    return { by: customer.id, subject, body, file: table.file, key: row.key, answer: row.answer };
  });
  const files = Object.fromEntries(
    stores.map(({ table, rows }) => [table.file, sheet(table, rows)]),
  );
  return { asked, files };
}

/** Article codes of a letter and three digits, no two alike. */
function articleCodes(goods: readonly string[], rng: Rng): readonly string[] {
  const letter = pickFrom(["B", "D", "F", "N", "S"], rng);
  const first = between(101, 140, rng);
  return goods.map((_, index) => `${letter}${first + index * 61 + between(0, 60, rng)}`);
}

function sheet({ heading }: Table, rows: readonly Row[]): string {
  const lines = rows.map(({ key, name, answer }) =>
    key === name ? `${key}\tMonday to Friday\t${answer}` : `${key}\t${name}\t${answer}`,
  );
  return `${[heading, ...lines].join("\n")}\n`;
}
