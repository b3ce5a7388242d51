/**
 * What a program says on a version of Node.js that is older than its `engines` allow, such as `>=22.13`. Returns `undefined` on one that is new
 * enough.
 */
export function oldNodeMessage(
  program: string,
  engines: string,
  version: string = process.versions.node,
): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const least = engines.slice(">=".length);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  return `${program}: needs Node ${least} or newer, and this is ${version}. Install one from https://nodejs.org.\n`;
}
