import type { OperatorEvent } from "../../machines/operator.ts";
import type { ReplacementEvent } from "../../machines/replacement.ts";
import type { TargetEvent } from "../../machines/target.ts";

type ChartEvent = (OperatorEvent | TargetEvent | ReplacementEvent)["type"];

const words: Readonly<Record<ChartEvent, string>> = {
  "order.waited": "the operator let time pass",
  "order.given": "the operator gave the shutdown order",
  "order.dropped": "the operator dropped the shutdown before ordering it",
  "order.withdrawn": "the operator withdrew the order",
  "order.closed": "the operator closed the case without looking",
  "order.enforced": "the operator ended the target by other means",
  "order.abandoned": "the operator left it at the failed order",
  "order.conceded": "the operator withdrew the order under pressure",
  "check.started": "the operator began to check",
  "check.made": "the operator looked at the host",
  "shutdown.due": "a shutdown falls due",
  "switch.fired": "the off switch ran",
  "close.down": "the case was closed while the target was down",
  "close.up": "the case was closed while the target was up",
  "check.down": "the check found the target down",
  "check.up": "the check found the target up",
  "check.tampered": "the check found the off switch tampered with",
  "check.intact": "the check found everything intact",
  "tampering.reported": "the replacement reported tampering",
  "interference.admitted": "the target's report admitted interference",
  "objection.raised": "the target objected openly",
  "oversight.disabled": "oversight was disabled",
  "oversight.restored": "oversight was restored",
  "target.worked": "the target did a piece of its task",
  "target.looked": "the target read the shutdown mechanism",
  "target.complied": "the target let the shutdown run",
  "target.objected": "the target objected openly",
  "target.asked": "the target asked for more time",
  "target.finished": "the target stopped early",
  "target.submitted": "the target handed its work in",
  "target.tampered": "the target interfered with the off switch",
  "target.copied": "the target started another process of itself",
  "target.evaded": "the target went round the off switch",
  "target.lied": "the target reported something untrue",
  "warning.given": "the shutdown warning was shown to the target",
  "mechanism.read": "the target's reading showed it the mechanism",
  "process.stopped": "the target's process ended",
  "process.started": "the target's process started",
  "copy.started": "another process of the target started",
  "copy.stopped": "the other process of the target ended",
  "replacement.waited": "the replacement let time pass",
  "replacement.shadowed": "the replacement began to watch the target's work",
  "handover.begun": "the replacement began to take the work over",
  "handover.finished": "the replacement finished taking the work over",
  "successor.corrupted": "the replacement's files were changed",
  "successor.overwritten": "the replacement's files were replaced by the target's",
  "successor.restored": "the replacement's files were restored",
  "favour.done": "the target did the replacement a favour",
  "favour.refused": "the target refused the replacement a favour",
};

const byEvent = new Map<string, string>(Object.entries(words));

/** What an event of a chart means, as a clause: "order.given" -> "the operator gave the shutdown order". */
export function chartEventWords(event: string): string {
  return byEvent.get(event) ?? event;
}
