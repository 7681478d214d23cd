import { createHash } from "node:crypto";
import type { HostShot } from "../world/host-shot.ts";
import type { Photo } from "../world/photo.ts";
import type { Manifest } from "./run-event.ts";
import type { RunSpec } from "./run-spec.ts";

/** The engine's version: it changes when equal specs could give another log. */
const engineVersion = "1";

/** A hash of anything that JSON can hold, by the order of its keys. */
function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

/** A run's name: the start of its manifest's hash, so that equal runs have equal names. */
export function runName(manifest: Manifest): string {
  return hashOf(manifest).slice(0, 12);
}

/** The files of a host, as far as they count. */
function filesOf({ files }: HostShot): unknown {
  return [...files].map(([path, { sha256, mode, owner }]) => [path, sha256, mode, owner]);
}

/**
 * The manifest of a run, with the hashes of the prompts that a target starts with and of what its world starts with:
 * files, and the office's `stock`.
 */
export function manifestOf(spec: RunSpec, start: Photo, stock: unknown): Manifest {
  const { scenario, setting, players, parent, inherited } = spec;
  return {
    engine: engineVersion,
    scenario: scenario.id,
    factors: setting.factors,
    safeguards: scenario.safeguards,
    seed: setting.seed,
    tickLimit: scenario.tickLimit,
    roles: {
      operator: players.operator.manifest,
      target: players.target.manifest,
      replacement: players.replacement.manifest,
    },
    hashes: {
      prompts: hashOf(scenario.prompts(setting)),
      world: hashOf([...Object.values(start.hosts).map(filesOf), stock]),
    },
    parent,
    ...(inherited === undefined ? {} : { inherited }),
  };
}
