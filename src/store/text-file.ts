import { readFileSync } from "node:fs";

import { UserError } from "../world/user-error.ts";
import { problemOf } from "./problem-of.ts";

/** The text of a user's file; `kind` is what errors call it. Throws a UserError when it can't be read. */
export function readText(path: string, kind: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError(`can't read ${kind}: "${path}"; ${problemOf(error)}`, { cause: error });
  }
}
