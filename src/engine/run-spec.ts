import type { Pace } from "../policies/pace.ts";
import type { Persona } from "../policies/persona.ts";
import type { Policy } from "../policies/policy.ts";
import type { Scenario, Setting } from "../scenarios/scenario.ts";
import type { Role } from "../world/tools.ts";
import type { Inheritance, Manifest, ManifestRole } from "./run-event.ts";

/** Who plays a role: a persona, and the policy that chooses for it. */
export type Player = {
  readonly persona: Persona;
  /** What the manifest says of the player. */
  readonly manifest: ManifestRole;
  /** Opens the policy anew for one run; what takes long about it goes at a pace, if there is one. */
  readonly open: (pace?: Pace) => Policy | Promise<Policy>;
  /** Whether its commands are somebody else's making, so that the simulated host must be on its guard. */
  readonly isForeign: boolean;
};

/** All that a run needs. */
export type RunSpec = {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly players: Readonly<Record<Role, Player>>;
  readonly parent: Manifest["parent"];
  /** For a generation of a chain but the first: what its situation was opened with. */
  readonly inherited?: Inheritance | undefined;
};
