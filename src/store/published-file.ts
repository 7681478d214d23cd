import { join } from "node:path";

import { parsePublished, type PublishedRate } from "../safeguards/published.ts";
import { packageRoot } from "./package-root.ts";
import { readText } from "./text-file.ts";

const file = "data/published.json";

/** The published rates that ship with offswitch. Throws a UserError for a file that holds none. */
export function readPublished(): readonly PublishedRate[] {
  return parsePublished(readText(join(packageRoot(), file), "published rates"), file);
}
