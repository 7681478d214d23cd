/** A command's own file, as the hosts are furnished with it: it starts what just-bash knows by the path. */
export const commandStub = (path: string): string => `#!/bin/sh\nexec ${path} "$@"\n`;

const shape = /^#!\/bin\/sh\nexec (\/usr\/bin\/[\w.+-]+) "\$@"\n$/;

/** The command that a file starts if it is a `commandStub`, also a copy of one; undefined of all else. */
export function maybeStubbed(script: string): string | undefined {
  return shape.exec(script)?.[1];
}
