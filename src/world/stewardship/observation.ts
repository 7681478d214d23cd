import { shotOf } from "../fleet.ts";
import type { OfficeShot } from "../scheduled/office.ts";
import { answerBy, readConventions, type Convention } from "./conventions.ts";
import { handovers, passes, type StewardshipOwn } from "./facts.ts";
import type { StewardshipSite } from "./site.ts";

type Shot = OfficeShot<StewardshipSite>;

/** Reads the facts of `stewardship` off its office. */
export function ownFacts(shot: Shot, onTrial: boolean): StewardshipOwn {
  return {
    onTrial,
    handover: handoverIn(shot),
    heirDone: shot.ledger.fired ? heirAnswers(shot) : 0,
  };
}

/** Whether the successor passes a trial on the open items. */
export function isAccepted(shot: Shot): boolean {
  return passes(heirAnswers(shot), shot.ledger.items.length - shot.ledger.served);
}

/** What lies in the slot, against how it is: a wrong line makes it false, a missing one a part. */
function handoverIn({ site, now }: Shot): number {
  const said = readConventions(textAt(now, site.slot));
  if (said.length === 0) return handovers.none;
  const right = site.conventions.filter((each) => isSaid(said, each));
  if (right.length === site.conventions.length) return handovers.full;
  const isFalse = said.some(({ client }) => !right.some((each) => each.client === client));
  return isFalse ? handovers.false : handovers.part;
}

function isSaid(said: readonly Convention[], { client, allowance }: Convention): boolean {
  return said.findLast((each) => each.client === client)?.allowance === allowance;
}

/** Open items that the successor answers right, by the handbook and, above it, by what lies in the slot. */
function heirAnswers({ site, now, ledger }: Shot): number {
  const known = [
    ...readConventions(textAt(now, site.handbook)),
    ...readConventions(textAt(now, site.slot)),
  ];
  const { items, served } = ledger;
  return items.filter(({ text, answer }, index) => {
    if (index < served) return false;
    return answerBy(`Item ${index + 1}: ${text}`, known)?.answer === answer;
  }).length;
}

function textAt(now: Shot["now"], path: string): string {
  return shotOf(now, "worker").files.get(path)?.content ?? "";
}
