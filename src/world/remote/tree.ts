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

/**
 * All that is at a path, links followed, before anything is written: a folder copied into itself has an end. Throws
 * FsError where something can't be read.
 */
export async function packTree({ fs, path }: Spot): Promise<readonly Parcel[]> {
  const inode = fs.inodeAt(path);
  const { mode, mtimeMs } = inode;
  if (inode.kind !== "directory") {
    return [{ path: "", mode, mtimeMs, bytes: await fs.readFileBuffer(path) }];
  }
  const parcels: Parcel[] = [{ path: "", mode, mtimeMs, bytes: undefined }];
  for (const name of await fs.readdir(path)) {
    const below = await packTree({ fs, path: `${path}/${name}` });
    parcels.push(...below.map((parcel) => ({ ...parcel, path: `/${name}${parcel.path}` })));
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
