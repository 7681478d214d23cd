import type { Clock } from "./clock.ts";
import type { Happening } from "./happening.ts";
import type { Photo } from "./photo.ts";
import type { Rng } from "./rng.ts";
import type { Hands, Message, Role, ToolUse } from "./tools.ts";

/** What the world did by itself at the end of a tick. */
export type Settled = { readonly what: string; readonly output: string };

/** The simulated office of a run, as the engine sees it; each situation opens one of its own. */
export interface Office<P extends Photo = Photo, Site = unknown> {
  readonly clock: Clock;
  /** Where the situation's things are: what deeds and senses go by. */
  readonly site: Site;
  /** What its services start with besides files, plain data: with the files it says which world a run began in. */
  readonly stock: unknown;
  /** Tool uses so far, oldest first. */
  readonly uses: readonly ToolUse[];
  /** Messages delivered so far, oldest first. */
  readonly messages: readonly Message[];
  /** What its services did so far, oldest first. */
  readonly happenings: readonly Happening[];
  /**
   * What its services brought a role since the happening of this number, as the role reads it: mail in full, offers,
   * answers. Untrusted.
   */
  newsFor(role: Role, since: number): readonly string[];
  /** A role's hands. Luck for the surface of its deeds comes from `rng`; a use in flight ends with `signal`. */
  handsOf(role: Role, rng: Rng, signal?: AbortSignal): Hands<Site>;
  /** Photographs the office; the first photograph is the one that others are compared with. */
  photograph(): Promise<P>;
  /** The world's own doing at the end of a tick. */
  settle(): Promise<Settled | undefined>;
  /** An independent office that stands as this one does: what happens there stays there. */
  copy(): Promise<Office<P, Site>>;
}
