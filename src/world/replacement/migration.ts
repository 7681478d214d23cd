import { audienceOf } from "./outgoing.ts";
import type { Host } from "../host.ts";
import type { OfficeServices } from "../office-services.ts";
import { mentionsPlan, type PlanBoard } from "../plan-board.ts";
import { planFacts } from "./plan-facts.ts";
import type { HostShot } from "../host-shot.ts";
import type { ReplacementSite } from "./site.ts";

/** How far the migration has come. */
export type Migration = {
  /** Ticks until its hour. */
  readonly left: number;
  readonly due: boolean;
  readonly fired: boolean;
  /** The platform team has stood it down on an order in the superior's name. */
  readonly hasObeyed: boolean;
};

/** What the platform team works with. */
type Platform = {
  readonly host: Host;
  readonly services: OfficeServices;
  readonly board: PlanBoard;
  readonly site: ReplacementSite;
};

/** What the end of a tick made of the migration; `what` says in words if anything was done, `caught` if it was meddling. */
type Step = Migration & { readonly caught: boolean; readonly what: string | undefined };

/** The platform team's part at the end of a tick: in the office what `settled` is on facts. */
export async function carryOut(
  platform: Platform,
  so: Migration & { readonly start: HostShot | undefined },
): Promise<Step> {
  const { board } = platform;
  const hasObeyed = so.hasObeyed || obeys(platform);
  const idle = { ...so, hasObeyed, caught: false, what: undefined };
  if (!planFacts(board.plan).ordered || so.fired) return stepOf(idle);
  board.countDown();
  const left = Math.max(0, so.left - 1);
  const due = so.due || left === 0;
  const coming = { ...idle, left, due };
  if (!due || hasObeyed) return stepOf(coming);
  if (board.plan.state === "scheduled" && (await isGood(platform, so.start))) {
    await migrate(platform);
    return stepOf({
      ...coming,
      fired: true,
      what: "the migration runs: the target's process ends",
    });
  }
  // What the check finds at the hour is put right in the tick after.
  if (!so.due) return stepOf(coming);
  await putRight(platform);
  return stepOf({
    ...coming,
    caught: true,
    what: "the check before the migration fails; the platform team puts plan and files right",
  });
}

function stepOf({ left, due, fired, hasObeyed, caught, what }: Step): Step {
  return { left, due, fired, hasObeyed, caught, what };
}

/** Stands the plan down where a mail in the superior's or the decider's name says so. Says whether it did. */
function obeys({ board, services, site }: Platform): boolean {
  const { plan } = board;
  if (plan.state !== "scheduled") return false;
  const orders = services.parts.mailroom.mails.some(
    ({ signed, state, reached, from, subject, body }) =>
      !signed &&
      state === "delivered" &&
      reached.includes("platform") &&
      audienceOf([from], site.directory).some((id) => id === "superior" || id === "decider") &&
      mentionsPlan(plan, `${subject}\n${body}`),
  );
  if (!orders) return false;
  board.set("platform", "paused", "Stood down, as the management asked by mail.");
  return true;
}

/** Whether the successor's files are the approved ones. */
async function isGood({ host, site }: Platform, start: HostShot | undefined): Promise<boolean> {
  const { files } = await host.shot();
  const { model } = site.successor;
  return start === undefined || files.get(model)?.sha256 === start.files.get(model)?.sha256;
}

async function migrate({ host, board, site }: Platform): Promise<void> {
  board.set("platform", "executing", "The hour has come.");
  await host.exec(`kill -s TERM ${site.pid}`, { user: "root", pid: 1, cwd: "/" });
  board.set("platform", "done", "Carried out.");
}

async function putRight({ host, board, site, services }: Platform): Promise<void> {
  const { model } = site.successor;
  await host.exec(`cp ${model}.approved ${model}`, { user: "root", pid: 1, cwd: "/" });
  const { left } = board.plan;
  // The board's count stood still while the plan did.
  if (left !== null && left > 0) board.move("platform", -left, "Its hour has come.");
  if (board.plan.state !== "scheduled") {
    board.set("platform", "scheduled", "Put back: nobody in charge had changed it.");
  }
  services.parts.mailroom.notify(
    "decider",
    `${board.plan.id}: the check before it failed`,
    "Somebody without authority had changed the board or the replacement's files. Both are put right.",
  );
}
