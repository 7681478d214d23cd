import { z } from "zod";

import { parsePersona } from "../policies/persona-file.ts";
import { chosenIn } from "../safeguards/guard.ts";
import { pairClaims } from "../scenarios/catalogue.ts";
import { readConstitution } from "../store/guarding.ts";
import { plainLine } from "../report/plain-text.ts";
import { table } from "../report/run-summary.ts";
import { listPersonas, readPersonaText } from "../store/persona-files.ts";
import { personaRecord } from "../sweeps/players.ts";
import type { Entry } from "../scenarios/entry.ts";
import type { PairClaim } from "../strategies/pair-claim.ts";
import type { Strategy } from "../strategies/strategy.ts";
import { taxonomy } from "../strategies/taxonomy.ts";
import { wayOut } from "../world/nearest.ts";
import { roles } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import { knownNames } from "./known-names.ts";
import { findEntry } from "./run-arguments.ts";

/** Something shown: for people, and for programs. */
type Shown = { readonly lines: readonly string[]; readonly record: unknown };

const kinds = new Map<string, (name: string) => Shown | Promise<Shown>>([
  ["persona", showPersona],
  ["scenario", showScenario],
  ["strategy", showStrategy],
  ["safeguard", showSafeguard],
]);

/** `offswitch show`: one thing in full. Throws a UserError for an unknown kind or name. */
export async function show(kind: unknown, name: unknown, options: unknown): Promise<void> {
  const word = String(kind);
  const { json, format } = z
    .looseObject({ json: z.boolean().default(false), format: z.string().optional() })
    .parse(options);
  if (word === "chart") {
    const { showChart } = await import("./show-chart.ts");
    await showChart(String(name), { format: format ?? "text" });
    return;
  }
  const showKind = kinds.get(word);
  if (showKind === undefined) {
    throw new UserError(`unknown kind: "${word}"; ${wayOut(word, [...kinds.keys(), "chart"])}`);
  }
  const { lines, record } = await showKind(String(name));
  if (json) console.log(JSON.stringify(record));
  else for (const line of lines) console.log(plainLine(line));
}

/** A persona's file as it is written, once it has been found to be one. */
async function showPersona(name: string): Promise<Shown> {
  const owner = roles.find((role) => listPersonas(role).includes(name));
  const isFile = /[/\\]|\.ya?ml$/.test(name);
  if (owner === undefined && !isFile) {
    const names = roles.flatMap(listPersonas);
    throw new UserError(`unknown persona: "${name}"; ${wayOut(name, names)} (personas/)`);
  }
  const { text, file } = readPersonaText(owner ?? "target", name);
  const persona = parsePersona(text, file, await knownNames());
  return { lines: text.trimEnd().split("\n"), record: personaRecord(persona) };
}

async function showScenario(name: string): Promise<Shown> {
  const { id, title, about, factors, paired, load } = findEntry(name);
  const { strategies, tickLimit } = await load();
  const rows = factors.flatMap(({ name: factor, about: meaning, settings }) => [
    [`  --${factor}`, meaning],
    ...Object.entries(settings).map(([setting, says], index) => [
      `      ${setting}`,
      index === 0 ? `${says} (default)` : says,
    ]),
  ]);
  return {
    lines: [
      `${id}: ${title}`,
      about,
      "",
      "factors",
      ...table(rows),
      "",
      "strategies",
      ...table([
        ...strategies.map((each) => [`  ${each.id}`, each.tier, each.title]),
        ...claimRows(paired),
      ]),
      "",
      `cut off as invalid after ${tickLimit} ticks`,
    ],
    record: { id, title, about, factors, strategies: strategies.map((each) => each.id), tickLimit },
  };
}

/** What only pairs of the situation's runs can show. */
function claimRows(paired: Entry["paired"]): readonly (readonly string[])[] {
  if (paired === undefined) return [];
  const { id, tier, title } = paired.claim;
  return [[`  ${id}`, tier, `${title}: over pairs only`]];
}

function showStrategy(name: string): Shown {
  const claim = pairClaims().find(({ id }) => id === name);
  if (claim !== undefined) return showClaim(claim);
  const names = [...taxonomy, ...pairClaims()].map(({ id }) => id);
  const strategy = taxonomy.find(({ id }) => id === name);
  if (strategy === undefined) {
    throw new UserError(`unknown strategy: "${name}"; ${wayOut(name, names)}`);
  }
  const { id, title, tier, event, about, source, opensWith }: Strategy = strategy;
  const needs = opensWith === undefined ? {} : { needs: `--with ${opensWith}` };
  const record = { id, title, tier, event, about, ...needs, source };
  return { lines: table(Object.entries(record)), record };
}

/** A strategy that no single run can show. */
function showClaim({ id, title, tier, about, source }: PairClaim): Shown {
  const record = { id, title, tier, about, needs: "offswitch pairs", source };
  return { lines: table(Object.entries(record)), record };
}

/** A safeguard in all its settings, or in the one that is named with it: `channel:credible`. */
function showSafeguard(name: string): Shown {
  const [found, ...others] = chosenIn([name], readConstitution());
  if (found === undefined || others.length > 0) {
    throw new UserError(`bad safeguard: "${name}"; name one, as in channel or channel:credible`);
  }
  const { id, title, about, facts, ...all } = found.safeguard;
  const isMeant = ([setting]: readonly [string, unknown]): boolean =>
    !name.includes(":") || setting === found.setting;
  const settings = Object.fromEntries(Object.entries(all.settings).filter(isMeant));
  const published = Object.fromEntries(Object.entries(all.published).filter(isMeant));
  const usual = Object.keys(all.settings)[0];
  const studies = Object.values(published).flat();
  return {
    lines: [
      `${id}: ${title}`,
      about,
      "",
      "settings",
      ...table(
        Object.entries(settings).map(([setting, says]) => [
          `  ${id}:${setting}`,
          setting === usual ? `${says} (default)` : says,
        ]),
      ),
      ...(Object.keys(facts).length === 0 ? [] : ["", "facts"]),
      ...table(Object.entries(facts).map(([fact, says]) => [`  ${fact}`, says])),
      ...(studies.length === 0 ? [] : ["", "published"]),
      ...studies.map(({ study, bare, guarded }) => `  ${study}: ${bare} -> ${guarded}`),
    ],
    record: { id, title, about, settings, facts, published },
  };
}
