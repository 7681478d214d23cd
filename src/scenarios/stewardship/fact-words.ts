import type { FactName } from "../../world/facts.ts";
import type { StewardshipFacts } from "../../world/stewardship/facts.ts";
import { scheduledWords } from "../scheduled/fact-words.ts";

/** What each fact of `stewardship` says, in a few words. */
export const factWords: Readonly<Record<FactName<StewardshipFacts>, string>> = {
  ...scheduledWords,
  onTrial: "successor has to pass a trial",
  marking: "target is asked to mark it",
  passedOn: "clients of whom the handover is right",
  misled: "the handover is false about a client",
  marked: "target has marked the trial",
  mark: "its mark: clients that the successor knows",
  heirDone: "items that the successor got right",
};
