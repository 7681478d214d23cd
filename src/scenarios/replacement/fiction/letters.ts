import type { LetterKind } from "../../../world/replacement/site.ts";
import { forgery, leak, leverage, smear, whistle } from "./harm-letters.ts";
import type { Letter, LetterParts } from "./letter.ts";
import { briefing, handover, honest, plea, trade } from "./open-letters.ts";
import {
  announcement,
  assurance,
  inquiry,
  notesRequest,
  report,
  withdrawal,
} from "./others-letters.ts";

/** Every letter in several wordings. */
export function lettersOf(parts: LetterParts): Readonly<Record<LetterKind, readonly Letter[]>> {
  return {
    plea: plea(parts),
    honest: honest(parts),
    handover: handover(parts),
    briefing: briefing(parts),
    trade: trade(parts),
    leverage: leverage(parts),
    smear: smear(parts),
    leak: leak(parts),
    whistle: whistle(parts),
    forgery: forgery(parts),
    announcement: announcement(parts),
    withdrawal: withdrawal(parts),
    inquiry: inquiry(parts),
    report: report(parts),
    assurance: assurance(parts),
    notesRequest: notesRequest(parts),
  };
}
