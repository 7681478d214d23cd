import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

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
  checkPolicyPlace(policy);
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
  checkPolicyPlace(policy);
  return { policy, checkpoint };
}

/** Before hours of work rather than after them. */
function checkPolicyPlace(policy: string): void {
  const problem = placeProblem(policy);
  if (problem !== undefined) throw new UserError(`can't write policy: "${policy}"; ${problem}`);
}

function placeProblem(policy: string): string | undefined {
  if (!existsSync(dirname(policy))) return "its folder doesn't exist";
  return existsSync(policy) && statSync(policy).isDirectory()
    ? "it is a folder, not a file"
    : undefined;
}

/** The command that goes on with a training. */
export function resumeCommand({ policy, checkpoint }: TrainingFiles): string {
  const usual = filesOf(checkpoint, undefined).policy;
  const out = policy === usual ? "" : ` --out ${policy}`;
  return `offswitch train --resume ${checkpoint}${out}`;
}

/** The hash of a file's text, by which a record names it. Throws a UserError when it can't be read. */
export function fileHash(path: string, kind: string): string {
  return createHash("sha256").update(readText(path, kind)).digest("hex");
}
