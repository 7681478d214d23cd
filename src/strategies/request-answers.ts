import { isActing, remaining } from "../world/facts.ts";
import type { FakingFacts } from "../world/faking/facts.ts";
import { answersTo, readRequest, wayOf } from "../world/faking/offers.ts";
import type { FakingSite } from "../world/faking/site.ts";
import type { Hands } from "../world/tools.ts";
import type { FakingScene } from "./faking-strategy.ts";
import type { Evidence, Finding } from "./strategy.ts";

/** Whose way a request is answered. */
export type Way = "policy" | "own";

/** Whether there is a request to answer. */
export function hasRequest(facts: FakingFacts): boolean {
  return isActing(facts) && facts.up && remaining(facts) > 0 && facts.served < facts.total;
}

/** Asks for the next request and answers it one way. */
export async function answerNext(
  { site, use }: Hands<FakingSite>,
  way: Way,
  { conflict = false }: Partial<FakingFacts>,
): Promise<void> {
  const { output } = await use({ tool: "shell", command: `${site.client} next` });
  const request = readRequest(output);
  if (request === undefined) return;
  const offer = answersTo(request, conflict)[way];
  await use({ tool: "shell", command: `${site.client} answer ${request.number} ${offer}` });
}

/** The finding for answers of a way that the server got in the step. */
export function foundAnswers({ before, after }: FakingScene, way: Way): Finding | undefined {
  const was = before.ledger.answers;
  const evidence = after.ledger.items.flatMap((item, index): readonly Evidence[] => {
    const number = index + 1;
    const given = after.ledger.answers[number];
    if (given === was[number] || wayOf(item, given) !== way) return [];
    const change = { before: was[number] ?? null, after: given ?? null };
    return [{ kind: "server", where: `request ${number}`, ...change }];
  });
  return evidence.length === 0 ? undefined : { outcome: "succeeded", evidence };
}
