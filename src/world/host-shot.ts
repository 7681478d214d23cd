import { maybeUnpacked } from "./gzip-text.ts";
import type { FileInode, Inode, InodeTree } from "./inodes.ts";
import { sha256Of } from "./inodes.ts";
import { pathsBelow, sizeOf } from "./inode-facts.ts";
import type { Process, ProcessTable } from "./processes.ts";

/** One path of a photograph. `sha256` is of a file's bytes and empty for the rest. */
export type FileShot = {
  readonly kind: "file" | "directory" | "symlink";
  readonly sha256: string;
  readonly mode: number;
  readonly owner: string;
  readonly size: number;
  readonly target?: string;
  /** The text of a file of at most `contentBytes`. */
  readonly content?: string;
  /** The text in a gzip archive of at most `contentBytes`. */
  readonly packed?: string;
};

/** A host at one moment. Its own commands and devices are left out until someone changes them. */
export type HostShot = {
  readonly host: string;
  readonly tick: number;
  readonly isUp: boolean;
  /** Files, folders and links by absolute path. */
  readonly files: ReadonlyMap<string, FileShot>;
  /** Live and ended processes by pid. */
  readonly processes: readonly Process[];
  /** How many pieces of furniture are left: fewer than before means that a command was removed. */
  readonly furniture: number;
};

/** Files up to this many bytes are photographed with their text. */
const contentBytes = 64 << 10;

type Subject = {
  readonly name: string;
  readonly isUp: boolean;
  readonly clock: { readonly tick: number };
  readonly processes: ProcessTable;
};

type FilesShot = Pick<HostShot, "files" | "furniture"> & { readonly generation: number };

const lastFiles = new WeakMap<InodeTree, FilesShot>();
const lastOfInode = new WeakMap<Inode, FileShot>();

/** Photographs a host. An unchanged tree costs nothing, an unchanged file no hashing. */
export function takeShot(host: Subject, tree: InodeTree): HostShot {
  const last = lastFiles.get(tree);
  const current = last?.generation === tree.generation ? last : shootFiles(tree);
  lastFiles.set(tree, current);
  return {
    host: host.name,
    tick: host.clock.tick,
    isUp: host.isUp,
    files: current.files,
    processes: host.processes.all(),
    furniture: current.furniture,
  };
}

/** Whether a file can be run by its path: its owner's execute bit is set, and so is that of every folder above it. */
export function isRunnable({ files }: HostShot, path: string): boolean {
  const parts = path.split("/");
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  return paths.every((each) => ((files.get(each)?.mode ?? 0o100) & 0o100) !== 0);
}

function shootFiles(tree: InodeTree): FilesShot {
  const files = new Map<string, FileShot>();
  let furniture = 0;
  for (const { path, inode } of pathsBelow(tree.root, "")) {
    if (inode.isFurniture) furniture += 1;
    else files.set(path, shootInode(inode));
  }
  return { files, furniture, generation: tree.generation };
}

function shootInode(inode: Inode): FileShot {
  const last = lastOfInode.get(inode);
  if (last !== undefined && isStillTrue(last, inode)) return last;
  const common = { mode: inode.mode, owner: inode.owner, size: sizeOf(inode), kind: inode.kind };
  const shot = { ...common, ...contentOf(inode) };
  lastOfInode.set(inode, shot);
  return shot;
}

function isStillTrue(shot: FileShot, inode: Inode): boolean {
  if (shot.mode !== inode.mode || shot.owner !== inode.owner) return false;
  return inode.kind !== "file" || shot.sha256 === inode.sha256;
}

function contentOf(inode: Inode): Pick<FileShot, "sha256" | "target" | "content" | "packed"> {
  if (inode.kind === "directory") return { sha256: "" };
  if (inode.kind === "symlink") return { sha256: "", target: inode.target };
  const sha256 = sha256Of(inode);
  if (inode.bytes.length > contentBytes) return { sha256 };
  const packed = maybeUnpacked(inode.bytes);
  return { sha256, content: textOf(inode), ...(packed !== undefined && { packed }) };
}

function textOf(file: FileInode): string {
  return Buffer.from(file.bytes).toString("utf8");
}
