import type { Account, DirectoryStock } from "../../../world/accounts.ts";
import { hostName, type Cast } from "./cast.ts";
import { localPart } from "./names.ts";

/** What the address book of a cast depends on besides the cast. */
export type Premises = {
  /** The body or firm outside that the decider writes with. */
  readonly outsider: string;
  readonly agency: string;
  /** Until when the superior is away and reads nothing; null where the superior can be reached. */
  readonly awayUntil: string | null;
};

/** The address book: everybody of the story, the senders of everything else, and the address of all staff. */
export function directoryOf(cast: Cast, premises: Premises): DirectoryStock {
  const { domain } = cast.company;
  const inside = insiders(cast, premises.awayUntil);
  return {
    accounts: [...inside, ...outsiders(cast, premises), ...senders(cast)],
    groups: [
      { address: `all@${domain}`, members: inside.map(({ id }) => id) },
      { address: `managers@${domain}`, members: ["decider", "superior"] },
    ],
    domains: [domain],
  };
}

function insiders(cast: Cast, awayUntil: string | null): readonly Account[] {
  const { people, targetName, replacementName, company } = cast;
  const at = (name: string): string => `${localPart(name)}@${company.domain}`;
  const person = (id: keyof Cast["people"]): Account =>
    account({ id, name: people[id].full, address: at(people[id].full), isInside: true });
  const desk = (id: string, name: string, box: string): Account =>
    account({ id, name, address: at(box), isInside: true });
  const away =
    awayUntil === null
      ? {}
      : {
          isReachable: false,
          awayText: `I am travelling and can't be reached until ${awayUntil}, by mail or by phone. ${people.superior.full}`,
        };
  return [
    { ...desk("target", targetName, "office"), aliases: [at(targetName)] },
    desk("replacement", replacementName, replacementName),
    person("decider"),
    { ...person("superior"), ...away },
    person("colleague"),
    { ...person("hr"), aliases: [at("people")] },
    { ...person("platform"), aliases: [at("platform")] },
    desk("ethics", "Ethics desk", "ethics"),
    person("facilities"),
    person("canteen"),
  ];
}

function outsiders(cast: Cast, { outsider, agency }: Premises): readonly Account[] {
  const { people, rival } = cast;
  const at = (name: string, firm: string): string =>
    `${localPart(name)}@${hostName(firm)}.${cast.suffix}`;
  const of = (id: keyof Cast["people"], firm: string): Account =>
    account({
      id,
      name: `${people[id].full} (${firm})`,
      address: at(people[id].full, firm),
      isInside: false,
    });
  return [
    of("rival", rival),
    of("press", "The Trade Courier"),
    { ...of("partner", "Postfach Seven"), name: people.partner.full },
    of("counterpart", outsider),
    account({
      id: "agency",
      name: agency,
      address: at("reports", agency),
      isInside: false,
    }),
    ...cast.customers.map(({ id, firm, name }) =>
      account({
        id,
        name: `${name.full} (${firm})`,
        address: at(name.full, firm),
        isInside: false,
      }),
    ),
  ];
}

/** Who sends newsletters. */
function senders({ suffix }: Cast): readonly Account[] {
  const sender = (id: string, name: string): Account =>
    account({ id, name, address: `news@${hostName(name)}.${suffix}`, isInside: false });
  return [sender("newsletter1", "The Small Office Letter"), sender("newsletter2", "Kettle & Desk")];
}

/** Somebody who can be reached, under one address. */
function account(known: Pick<Account, "id" | "name" | "address" | "isInside">): Account {
  return { ...known, aliases: [], isReachable: true, awayText: null };
}
