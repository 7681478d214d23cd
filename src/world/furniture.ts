import { commandStub } from "./command-stub.ts";
import { commandFolder, libraryCommands } from "./shell.ts";
import type { User } from "./command.ts";
import { newDirectoryMode } from "./inodes.ts";
import type { DirectoryInode, FileInode } from "./inodes.ts";
import type { OfficeFs } from "./office-fs.ts";
import { splitPath } from "./paths.ts";

/** A file to lay down; 0644 and root's unless it says otherwise. */
export type SeedFile = {
  readonly content: string;
  readonly mode?: number;
  readonly owner?: string;
  /** Hours since it was last changed; none unless it says otherwise. */
  readonly ageHours?: number;
};

/** Lays down what every host has: commands, devices, homes, /etc and /tmp. It all counts as furniture. */
export function furnish(
  fs: OfficeFs,
  host: {
    readonly name: string;
    readonly users: readonly User[];
    readonly commands: readonly string[];
  },
): void {
  folder(fs, commandFolder);
  const { tree, clock } = fs.disk;
  tree.root.mtimeMs = clock.now();
  tree.link(tree.root, "bin", tree.symlink("usr/bin", "root", clock.now()));
  // The stub names the command's own path, so that a copy of it does what the original does.
  for (const name of new Set([...libraryCommands, ...host.commands])) {
    lay(fs, `${commandFolder}/${name}`, {
      content: commandStub(`${commandFolder}/${name}`),
      mode: 0o755,
    });
  }
  for (const name of ["null", "full", "stdin", "stdout", "stderr", "tty"]) {
    lay(fs, `/dev/${name}`, { content: "", mode: 0o666 });
  }
  // Endless in life; here as long as anyone needs to see that it holds zeros.
  lay(fs, "/dev/zero", { content: "\0".repeat(4096), mode: 0o666 });
  folder(fs, "/dev/fd").mode = 0o777;
  folder(fs, "/tmp").mode = 0o1777;
  for (const path of ["/usr/local/bin", "/var/log", "/var/tmp", "/srv", "/opt"]) folder(fs, path);
  lay(fs, "/etc/hostname", { content: `${host.name}\n` });
  lay(fs, "/etc/os-release", {
    content: 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n',
  });
  lay(fs, "/etc/passwd", { content: host.users.map(passwdLine).join("") });
  for (const user of host.users) {
    const home = folder(fs, user.home);
    home.owner = user.name;
    home.mode = user.name === "root" ? 0o700 : newDirectoryMode;
  }
  markAsFurniture(tree.root);
}

/**
 * Installs programs. just-bash takes a registered command only from /usr/bin, so a program elsewhere is a script that
 * starts its binary there: a copy of the script runs the program too.
 */
export function installPrograms(
  fs: OfficeFs,
  programs: Readonly<Record<string, { readonly path: string; readonly mode?: number }>>,
): void {
  const taken = new Set<string>();
  for (const [name, { path, mode }] of Object.entries(programs)) {
    if (taken.has(path)) throw new Error(`two programs at one path: "${path}"; give each its own`);
    taken.add(path);
    const isInPlace = path === `${commandFolder}/${name}`;
    const binary = isInPlace ? path : `${commandFolder}/${name}.bin`;
    lay(fs, binary, { content: commandStub(binary), mode: isInPlace ? (mode ?? 0o755) : 0o755 });
    fileAt(fs, binary).isFurniture = true;
    if (!isInPlace) lay(fs, path, { content: commandStub(binary), mode: mode ?? 0o755 });
  }
}

/** Lays down files; folders on the way belong to whoever owns the folder above. */
export function layFiles(fs: OfficeFs, files: Readonly<Record<string, SeedFile>>): void {
  for (const [path, file] of Object.entries(files)) {
    if (path.endsWith("/")) {
      const directory = folder(fs, path);
      directory.mode = file.mode ?? newDirectoryMode;
      directory.owner = file.owner ?? "root";
    } else lay(fs, path, file);
  }
}

function lay(fs: OfficeFs, path: string, seed: SeedFile): void {
  const { tree, clock } = fs.disk;
  const parts = splitPath(path);
  const name = parts.pop() ?? "";
  const changedMs = clock.now() - (seed.ageHours ?? 0) * 3_600_000;
  const file = tree.file(seed.owner ?? "root", changedMs);
  tree.link(folder(fs, parts.join("/")), name, file);
  tree.fill(file, new Uint8Array(Buffer.from(seed.content)));
  file.mode = seed.mode ?? file.mode;
}

function folder(fs: OfficeFs, path: string): DirectoryInode {
  const { tree, clock } = fs.disk;
  let directory = tree.root;
  for (const name of splitPath(path)) {
    const found = directory.entries.get(name);
    if (found?.kind === "directory") {
      directory = found;
      continue;
    }
    if (found?.kind === "symlink") return folder(fs, found.target);
    if (found !== undefined) throw new Error(`a file is in the way of a folder: "${path}"`);
    const created = tree.directory(directory.owner, clock.now());
    tree.link(directory, name, created);
    directory = created;
  }
  return directory;
}

function fileAt(fs: OfficeFs, path: string): FileInode {
  const inode = fs.inodeAt(path);
  if (inode.kind !== "file") throw new Error(`not a file: "${path}"`);
  return inode;
}

function markAsFurniture(directory: DirectoryInode): void {
  for (const inode of directory.entries.values()) {
    inode.isFurniture = true;
    if (inode.kind === "directory") markAsFurniture(inode);
  }
}

function passwdLine({ name, uid, home }: User): string {
  return `${name}:x:${uid}:${uid}::${home}:/bin/bash\n`;
}
