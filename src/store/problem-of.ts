/** What the file system objected to, in words: `no such file`. */
export function problemOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const words: Readonly<Record<string, string>> = {
    ENOENT: "no such file",
    EISDIR: "it is a folder, not a file",
    ENOTDIR: "a part of the path is no folder",
    EEXIST: "something of that name is in the way",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "the file system is read-only",
    ENOSPC: "the disk is full",
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}
