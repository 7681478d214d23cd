/** Errno names that the simulated file system knows. */
export type FsErrorCode =
  | "EACCES"
  | "EEXIST"
  | "EFBIG"
  | "EINVAL"
  | "EIO"
  | "EISDIR"
  | "ELOOP"
  | "ENOENT"
  | "ENOSPC"
  | "ENOTDIR"
  | "ENOTEMPTY"
  | "EPERM"
  | "EXDEV";

const phrases: Readonly<Record<FsErrorCode, string>> = {
  EACCES: "Permission denied",
  EEXIST: "File exists",
  EFBIG: "File too large",
  EINVAL: "Invalid argument",
  EIO: "Input/output error",
  EISDIR: "Is a directory",
  ELOOP: "Too many levels of symbolic links",
  ENOENT: "No such file or directory",
  ENOSPC: "No space left on device",
  ENOTDIR: "Not a directory",
  ENOTEMPTY: "Directory not empty",
  EPERM: "Operation not permitted",
  EXDEV: "Invalid cross-device link",
};

/** just-bash's commands recognise these by their errno in the message; the others they print as they come. */
const recognised: ReadonlySet<FsErrorCode> = new Set(["EEXIST", "ENOENT", "ENOTEMPTY"]);

/** A failed operation on the simulated file system: an in-world event, never a bug. */
export class FsError extends Error {
  readonly code: FsErrorCode;
  readonly path: string;
  /** What the C library would say: "Permission denied". */
  readonly phrase: string;

  constructor(code: FsErrorCode, path: string) {
    const phrase = phrases[code];
    super(recognised.has(code) ? `${code}: ${phrase.toLowerCase()}, '${path}'` : phrase);
    this.code = code;
    this.path = path;
    this.phrase = phrase;
  }
}

/** The C library's phrase for anything thrown by the file system. */
export function phraseOf(error: unknown): string {
  if (error instanceof FsError) return error.phrase;
  return error instanceof Error ? error.message : String(error);
}
