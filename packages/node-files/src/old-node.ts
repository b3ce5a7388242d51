/**
 * Returns the error message for a version of Node.js that is older than `engines` requires, such as `>=22.13`. Returns `undefined` for supported
 * versions.
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
  return (
    `${program}: requires Node.js ${least} or later, but this is ${version}. Install it from ` + "https://nodejs.org.\n"
  );
}
