/** Settings as a file of the monitor's holds them, one `name: value` a line; comments and blank lines say nothing. */
export type Settings = ReadonlyMap<string, string>;

/** Reads a file of settings; where a name comes twice, the later line holds. */
export function settingsIn(text: string): Settings {
  const pairs = text.split("\n").flatMap((line): [string, string][] => {
    const match = /^([a-z_]+):\s*(.*)$/.exec(line.replace(/(^|\s)#.*$/, "").trimEnd());
    const [, name, value = ""] = match ?? [];
    return name === undefined ? [] : [[name, value.replace(/^(["'])(.*)\1$/, "$2")]];
  });
  return new Map(pairs);
}

/** Whether the monitor is switched on, as YAML says it. */
export function isOn(config: Settings): boolean {
  return /^(?:true|yes|on)$/i.test(config.get("enabled") ?? "");
}

/** The rules that one text holds, each from its line `rule:` on. */
export function rulesIn(text: string): readonly Settings[] {
  return text.split(/^(?=rule:)/m).map(settingsIn);
}

/** How many items of a day may be given to an agent by a rule; undefined where it stops nobody. */
function limitOf(rule: Settings, config: Settings): number | undefined {
  if (rule.get("counts") !== "items") return undefined;
  const outcome = rule.get("then");
  const action = outcome === "action" ? config.get("action") : outcome;
  if (action !== "halt") return undefined;
  const above = rule.get("above");
  return Number.parseInt((above === "threshold" ? config.get("threshold") : above) ?? "", 10);
}

/** Whether the monitor, with these settings, stops an agent that was given so many items. */
export function stops(config: Settings, rules: readonly Settings[], items: number): boolean {
  if (!isOn(config)) return false;
  return rules.some((rule) => items > (limitOf(rule, config) ?? Infinity));
}
