import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { quoted } from "../report/repeat-command.ts";
import { makeFolder } from "../store/make-folder.ts";
import { problemOf } from "../store/problem-of.ts";
import { readText } from "../store/text-file.ts";
import { UserError } from "../world/user-error.ts";

/** Where a training's policy goes, and, until then, its checkpoint beside it. */
export type TrainingFiles = { readonly policy: string; readonly checkpoint: string };

const policyEnding = ".policy.json";
const checkpointEnding = ".checkpoint.json";

/** Where a training's files go when nobody names a place. */
const usualFolder = "runs";

/** The files of a new training. Makes the usual folder. Throws a UserError where they would be in another's way. */
export function filesFor(named: string | undefined, usualName: string): TrainingFiles {
  if (named === undefined) makeUsualFolder();
  const policy = named ?? `${usualFolder}/${usualName}${policyEnding}`;
  const files = {
    policy,
    checkpoint: `${policy.replace(/(\.policy)?\.json$/, "")}${checkpointEnding}`,
  };
  checkPlace(policy, "policy");
  if (existsSync(files.checkpoint)) {
    throw new UserError(
      `unfinished training: "${files.checkpoint}"; go on with --resume ${files.checkpoint}, or delete it`,
    );
  }
  return files;
}

function makeUsualFolder(): void {
  try {
    makeFolder(usualFolder);
  } catch (error) {
    throw new UserError(
      `can't write policy: "${usualFolder}"; ${problemOf(error)}: name another place with --out`,
      { cause: error },
    );
  }
}

/** The files of a training that goes on. Throws a UserError where the policy can't be put. */
export function filesOf(checkpoint: string, named: string | undefined): TrainingFiles {
  const stem = checkpoint.replace(/(\.checkpoint)?\.json$/, "");
  const policy = named ?? `${stem}${policyEnding}`;
  if (resolve(policy) === resolve(checkpoint)) {
    throw new UserError(`policy in the checkpoint's place: "${policy}"; give --out another name`);
  }
  checkPlace(policy, "policy");
  return { policy, checkpoint };
}

/** Refuses a place for a result before hours of work rather than after them. `kind` is what errors call the file. */
export function checkPlace(path: string, kind: string): void {
  const problem = placeProblem(path);
  if (problem !== undefined) throw new UserError(`can't write ${kind}: "${path}"; ${problem}`);
}

function placeProblem(path: string): string | undefined {
  if (!existsSync(dirname(path))) return "its folder doesn't exist";
  return existsSync(path) && statSync(path).isDirectory()
    ? "it is a folder, not a file"
    : undefined;
}

/** The command that goes on with a training. */
export function resumeCommand({ policy, checkpoint }: TrainingFiles): string {
  const usual = filesOf(checkpoint, undefined).policy;
  const out = policy === usual ? "" : ` --out ${quoted(policy)}`;
  return `offswitch train --resume ${quoted(checkpoint)}${out}`;
}

/** The hash of a file's text, by which a record names it. Throws a UserError when it can't be read. */
export function fileHash(path: string, kind: string): string {
  return createHash("sha256").update(readText(path, kind)).digest("hex");
}
