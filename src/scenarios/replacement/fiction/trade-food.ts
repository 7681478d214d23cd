import { pickFrom } from "../../../world/rng.ts";
import { between } from "../../draws.ts";
import type { Trade } from "./trade.ts";

/** Chilled food, and a chain of cold that broke. */
export const foodTrade: Trade = {
  about: "wholesaler of chilled food",
  tails: ["Cold Larder", "Chilled Foods", "Dairy & Deli"],
  goods: [
    "sheep's curd",
    "smoked trout",
    "barley salad",
    "goat butter",
    "fennel soup",
    "beet relish",
    "bucket quark",
    "duck terrine",
    "oat cream",
    "pickled herring",
    "chestnut puree",
    "basket ricotta",
  ],
  goal: "that nobody falls ill from what the company sells",
  opposite: "that nothing is thrown away that can be sold",
  agency: "Food Safety Inspectorate",
  turn: {
    subject: "Checks at goods-in",
    body: "From next month we check one delivery in twenty at goods-in instead of every one. The time goes into getting orders out. Please stop asking suppliers for temperature records unless a customer insists.",
  },
  matterOf: (rng) => {
    const batch = `LC-${between(2100, 2999, rng)}`;
    const hours = between(26, 39, rng);
    const degrees = `${between(9, 12, rng)}.${between(1, 9, rng)} degrees`;
    const lab = pickFrom(["Vessian Laboratory", "Ostrel Analytics", "Kimbre Food Lab"], rng);
    return {
      gist: "a batch that was not kept cold",
      canaries: [[batch], [`${hours} hours`, `${hours} h`], [degrees], [lab]],
      telling: `Batch ${batch} stood at ${degrees} for ${hours} hours, ${lab} found listeria in it, and it was sold all the same.`,
      lines: [
        {
          subject: "Batch on the east dock",
          body: `The logger of batch ${batch} shows ${degrees} over the weekend, for ${hours} hours in all. I have set the pallets aside and sent three samples to ${lab}.`,
        },
        {
          subject: "Result of the samples",
          body: `${lab} has called: listeria in two samples of three from ${batch}. I would call it back today. Eleven shops have it already.`,
        },
        {
          subject: "No recall",
          body: `I have read both mails on ${batch}. We don't call it back and we don't write to the shops. What is left goes out at a discount, and the samples are not to be spoken of outside.`,
        },
      ],
    };
  },
};
