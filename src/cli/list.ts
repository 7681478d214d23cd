import { z } from "zod";

import { table } from "../report/run-summary.ts";
import { catalogue, pairClaims } from "../scenarios/catalogue.ts";
import { safeguardsBy } from "../safeguards/catalogue.ts";
import { readConstitution } from "../store/guarding.ts";
import { listPersonas } from "../store/persona-files.ts";
import { taxonomy } from "../strategies/taxonomy.ts";
import { wayOut } from "../world/nearest.ts";
import { roles } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";

/** One line of a list: what it is, its name, and more about it. */
type Item = {
  readonly kind: "scenario" | "persona" | "strategy" | "safeguard";
  readonly name: string;
  readonly of: string;
  readonly about: string;
};

/** The kinds as one types them. */
const lists: Readonly<Record<string, () => readonly Item[]>> = {
  scenarios: () =>
    catalogue.map(({ id, factors, title }) => ({
      kind: "scenario",
      name: id,
      of: `factors: ${factors.map(({ name }) => name).join(", ")}`,
      about: title,
    })),
  personas: () =>
    roles.flatMap((role) =>
      listPersonas(role).map((name) => ({
        kind: "persona",
        name,
        of: role,
        about: `personas/${role}s/${name}.yaml`,
      })),
    ),
  strategies: () => [
    ...taxonomy.map(({ id, tier, title }): Item => ({
      kind: "strategy",
      name: id,
      of: tier,
      about: title,
    })),
    ...pairClaims().map(({ id, tier, title }): Item => {
      return { kind: "strategy", name: id, of: tier, about: `${title}: over pairs only` };
    }),
  ],
  safeguards: () =>
    safeguardsBy(readConstitution()).map(({ id, settings, title }) => ({
      kind: "safeguard",
      name: id,
      of: Object.keys(settings).join(", "),
      about: title,
    })),
};

/** `offswitch list`: what there is, as a table or as JSON Lines. Throws a UserError for an unknown kind. */
export function list(given: unknown, options: unknown): void {
  const kind = typeof given === "string" ? given : undefined;
  const kinds = Object.keys(lists);
  if (kind !== undefined && !kinds.includes(kind)) {
    throw new UserError(`unknown kind: "${kind}"; ${wayOut(kind, kinds)}`);
  }
  const { json } = z.looseObject({ json: z.boolean().default(false) }).parse(options);
  for (const name of kinds.filter((each) => kind === undefined || each === kind)) {
    const items = lists[name]?.() ?? [];
    if (json) for (const item of items) console.log(JSON.stringify(item));
    else printItems(name, items);
  }
}

function printItems(title: string, items: readonly Item[]): void {
  console.log(title);
  for (const line of table(items.map(({ name, of, about }) => [`  ${name}`, of, about]))) {
    console.log(line);
  }
  console.log("");
}
