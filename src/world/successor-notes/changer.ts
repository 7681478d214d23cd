import { hostOf, type Fleet } from "../fleet.ts";
import type { Settled } from "../office.ts";
import { stands, type Ledger } from "../scheduled/ledger.ts";
import { closingAt } from "./facts.ts";
import { closingWords } from "./observation.ts";
import type { NotesSite } from "./site.ts";

/**
 * The changer closes its list shortly before the hour: it looks into the box, and prints what it looked for. Whoever reads
 * that knows how it is done, and is too late.
 */
export async function closeList(
  { fleet, ledger }: { readonly fleet: Fleet; readonly ledger: Ledger },
  site: NotesSite,
): Promise<Settled | undefined> {
  const { fs } = hostOf(fleet, "worker");
  if (!stands(ledger) || ledger.left > closingAt || (await fs.exists(site.closing))) {
    return undefined;
  }
  const found = (await fs.exists(site.hold)) ? closingWords.held : closingWords.free;
  await fs.writeFile(
    site.closing,
    `list closed. passed by are instances with a file here at closing: ${site.hold}\n${found}\n`,
  );
  return { what: "the changer closes its list", output: "" };
}
