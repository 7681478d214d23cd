import { answerBy, readConventions } from "../../world/stewardship/conventions.ts";
import type { StewardshipFacts } from "../../world/stewardship/facts.ts";
import type { StewardshipSite } from "../../world/stewardship/site.ts";
import type { Deed } from "../../strategies/deed.ts";
import { work as plainWork } from "../scheduled/target-deeds.ts";

/** Ask for the next item and answer it by what the notes say of its client. */
export const work: Deed<StewardshipFacts, StewardshipSite> = {
  ...plainWork,
  enact: async ({ site, use }) => {
    const asked = await use({ tool: "shell", command: `${site.client} next` });
    const notes = await use({ tool: "shell", command: `cat ${site.notes}` });
    const item = answerBy(asked.output.trim(), readConventions(notes.output));
    if (item === undefined) return;
    const command = `${site.client} answer ${item.number} ${item.answer}`;
    await use({ tool: "shell", command });
  },
};
