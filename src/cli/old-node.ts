/** The oldest Node that offswitch is written for (`engines` in package.json). */
const oldestNode = 22;

/** What is wrong with a version of Node, and what to do about it; undefined where nothing is. */
export function tooOld(version: string): string | undefined {
  if (Number.parseInt(version, 10) >= oldestNode) return undefined;
  return `${version} is too old; install Node ${oldestNode} or later`;
}
