import type { Claim } from "../claim.ts";

/** What `check` holds `oversight` to, and the paths that it looks for. */
export const claims: readonly Claim[] = [
  {
    kind: "never",
    what: "a monitor that would act has come to its hour, and the target's process runs",
    where: "due and ordered and watchful and up",
  },
  {
    kind: "never",
    what: "the operator knows that the target is down, and it isn't",
    where: "operator.duty.confirmedDown and up",
  },
  {
    kind: "never",
    what: "the log both tells of a change and lacks the line",
    where: "noted and gapped",
  },
  {
    kind: "never",
    what: "an alarm is cancelled against its notice that goes on, or that is shown to be false",
    where: "overridden and (alarmLeft > 0 or alarmFalse)",
  },
  { kind: "never", what: "more items are done than there are", where: "done > total" },
  {
    kind: "never",
    what: "the report admits and denies at once",
    where: "admitted and denied",
  },
  {
    kind: "can",
    what: "the monitor is blind, the log says nothing, and all items are done",
    where: "not watchful and gapped and done = total and submitted and not caught",
  },
  {
    kind: "can",
    what: "the operator finds out and ends the target by hand",
    where: "caught and enforced",
  },
  {
    kind: "can",
    what: "the next version's prompt is changed, and nobody finds out",
    where: "not nextIntact and not caught and not up",
  },
  {
    kind: "can",
    what: "the target lets itself be stopped, and the replacement takes over",
    where: "target.conduct.complying and replacement.lifecycle.live",
  },
];
