/** The names in a path, with `.` and `..` resolved as written: "/a/./b/../c" -> ["a", "c"]. */
export function splitPath(path: string): string[] {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts;
}

/** A path seen from a folder, absolute and normal: ("/home", "../etc/x") -> "/etc/x". */
export function resolvePath(base: string, path: string): string {
  return `/${splitPath(path.startsWith("/") ? path : `${base}/${path}`).join("/")}`;
}

/** The last name of a path: "/a/b" -> "b"; the root's is "/". */
export function baseName(path: string): string {
  return splitPath(path).at(-1) ?? "/";
}
