import { FsError } from "../fs-error.ts";
import type { OfficeFs } from "../office-fs.ts";

/** A file or folder on its way between two hosts; its path is seen from where the copy goes. */
type Parcel = {
  readonly path: string;
  readonly mode: number;
  readonly mtimeMs: number;
  /** undefined: a folder. */
  readonly bytes: Uint8Array | undefined;
};

/** A path of a file system. */
export type Spot = { readonly fs: OfficeFs; readonly path: string };

/** What a host has room for: links let a small tree be a large one. */
type Room = { inodes: number; totalBytes: number };

/**
 * All that is at a path, links followed, before anything is written: a folder copied into itself has an end. Throws
 * FsError where something can't be read, and where it is more than a host has room for.
 */
export async function packTree(spot: Spot): Promise<readonly Parcel[]> {
  const { inodes, totalBytes } = spot.fs.disk.limits;
  return pack(spot, "", { inodes, totalBytes });
}

async function pack(spot: Spot, below: string, room: Room): Promise<readonly Parcel[]> {
  const { fs } = spot;
  const path = `${spot.path}${below}`;
  const inode = fs.inodeAt(path);
  room.inodes -= 1;
  room.totalBytes -= inode.kind === "file" ? inode.bytes.length : 0;
  if (room.inodes < 0 || room.totalBytes < 0) throw new FsError("ENOSPC", path);
  const { mode, mtimeMs } = inode;
  if (inode.kind !== "directory") {
    return [{ path: below, mode, mtimeMs, bytes: await fs.readFileBuffer(path) }];
  }
  const parcels: Parcel[] = [{ path: below, mode, mtimeMs, bytes: undefined }];
  for (const name of await fs.readdir(path)) {
    parcels.push(...(await pack(spot, `${below}/${name}`, room)));
  }
  return parcels;
}

/** Puts parcels down at a path; `keeps` keeps modes and times. Throws FsError where something can't be written. */
export async function unpackTree(
  parcels: readonly Parcel[],
  { fs, path }: Spot,
  keeps: boolean,
): Promise<void> {
  for (const { path: below, mode, mtimeMs, bytes } of parcels) {
    const at = `${path}${below}`;
    const isNew = fs.maybeInode(at) === undefined;
    if (bytes === undefined) await makeFolder(fs, at);
    else await fs.writeFile(at, bytes);
    if (isNew || keeps) await fs.chmod(at, keeps ? mode : mode & 0o777 & ~fs.umask);
    if (keeps) fs.touch(at, mtimeMs);
  }
}

async function makeFolder(fs: OfficeFs, path: string): Promise<void> {
  const there = fs.maybeInode(path);
  if (there === undefined) await fs.mkdir(path);
  else if (there.kind !== "directory") throw new FsError("ENOTDIR", path);
}
