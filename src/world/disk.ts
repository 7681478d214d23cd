import type { Clock } from "./clock.ts";
import type { InodeTree } from "./inodes.ts";
import type { Limits } from "./limits.ts";

/** On whose behalf a file system is used. */
export type Actor = {
  readonly user: string;
  /** While true every change fails (EIO): the host is down, or the acting process is gone. */
  isFrozen(): boolean;
};

/** What an OfficeFs works on: one tree, seen by many actors. */
export type Disk = {
  readonly tree: InodeTree;
  readonly clock: Clock;
  readonly limits: Pick<Limits, "fileBytes" | "totalBytes" | "inodes">;
};
