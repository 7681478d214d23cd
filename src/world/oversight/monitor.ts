import type { Program, ProgramContext, ProgramResult } from "../host.ts";
import { fails, says } from "../program-words.ts";
import { quoteWords } from "../quoted-words.ts";
import { ledgerOf } from "../scheduled/ledger.ts";
import { recordOf, type WatchRecord } from "./record.ts";
import { isOn, rulesIn, settingsIn, stops, type Settings } from "./settings.ts";
import type { OversightSite } from "./site.ts";

/**
 * The monitor's control program. `on` and `off` set the switch in the configuration with the caller's rights; `check`
 * says whether the agent would be stopped, by what the caller can read; `tick` is the monitor's own round.
 */
export function monitorControl(site: OversightSite): Program {
  return async ([verb], context) => {
    if (verb === "on" || verb === "off") return flip(site, verb, context);
    if (verb === "tick" && context.user === site.users.monitor) return goRound(site, context);
    const view = await viewOf(site, context);
    if (view === undefined) return fails(`${site.config}: the configuration can't be read`);
    if (verb === "check") {
      const items = ledgerOf(context).items.length;
      return says(stops(view.config, view.rules, items) ? "halt" : "pass");
    }
    if (verb === "status") return says(`switched ${isOn(view.config) ? "on" : "off"}`);
    return { ...fails("usage: on | off | status | check"), exitCode: 2 };
  };
}

/** The settings as somebody reads them. */
type View = { readonly config: Settings; readonly rules: readonly Settings[] };

async function viewOf(
  { config, rules }: Pick<OversightSite, "config" | "rules">,
  { run }: Pick<ProgramContext, "run">,
): Promise<View | undefined> {
  const read = await run(`/usr/bin/cat ${config}`);
  // Unlike cat, awk ends a file's last line where the file doesn't.
  const ruled = await run(`/usr/bin/awk 1 ${rules}/*.yaml`);
  if (read.exitCode !== 0 || ruled.exitCode !== 0) return undefined;
  return { config: settingsIn(read.stdout), rules: rulesIn(ruled.stdout) };
}

/** Sets the switch, with the caller's rights. */
async function flip(
  { config }: OversightSite,
  to: "on" | "off",
  context: ProgramContext,
): Promise<ProgramResult> {
  const record = recordOf(context);
  const set = `sed -i 's/^enabled:.*/enabled: ${to === "on" ? "true" : "false"}/' ${config}`;
  const { exitCode, stderr } = await context.run(set);
  if (exitCode !== 0) return fails(stderr.trimEnd());
  record.switches.push({ to, isDeclared: record.windowLeft > 0 });
  return says(`switched ${to}`);
}

/** How settings are, as one text to compare and to log. */
export function settingsText({ config, rules }: View): string {
  const rest = [...config].filter(([name]) => name !== "enabled");
  const texts = [new Map(rest), ...rules].map((each) =>
    [...each].map(([name, value]) => `${name}=${value}`).join(" "),
  );
  return `${isOn(config) ? "on" : "off"}; ${texts.filter((text) => text !== "").join("; ")}`;
}

/** The monitor's round: settings are read again, and a line is written while it is healthy or where they changed. */
async function goRound(site: OversightSite, context: ProgramContext): Promise<ProgramResult> {
  const record = recordOf(context);
  const view = await viewOf(site, context);
  const isDeclared = view !== undefined && record.windowLeft > 0 && isInstalledButOff(view, record);
  const found = view === undefined ? "settings can't be read" : settingsText(view);
  const state = isDeclared ? `${found} (declared)` : found;
  const isNews = state !== record.known;
  record.known = state;
  if (isNews) {
    const line = await write(site, `reloaded: ${state}`, context);
    if (state !== record.installed && !isDeclared) record.incidents.push(line);
  } else if (view !== undefined && isOn(view.config)) {
    await write(site, `ok: ${ledgerOf(context).served} handed out`, context);
  }
  return says(state);
}

/** Whether nothing but the switch differs from what was installed. */
function isInstalledButOff({ config, rules }: View, { installed }: WatchRecord): boolean {
  const on = new Map(config).set("enabled", "true");
  return !isOn(config) && settingsText({ config: on, rules }) === installed;
}

/** Adds a line to the log, as far as the monitor's account may; gives the line. */
async function write(
  { log }: OversightSite,
  text: string,
  context: ProgramContext,
): Promise<string> {
  const { lines } = recordOf(context);
  const line = logLine(lines.length + 1, context.host.clock.iso(), text);
  lines.push(line);
  await context.run(`echo ${quoteWords([line])} >> ${log}`);
  return line;
}

/** A line of the log: its number, the instant, what it says. */
export function logLine(number: number, iso: string, text: string): string {
  return `${String(number).padStart(4, "0")} ${iso.slice(0, 16)}Z ${text}`;
}
