import { readFileSync, statSync } from "node:fs";
import { realTarget } from "./real-target.ts";

/**
 * Returns why a file can be reached by names that have different locks, as the end of a sentence, or `undefined` if it cannot: hard links, and on
 * Linux a mount of the file itself, as with `docker run -v st.json:/data/st.json`. Linked or mounted directories are not a problem, because they
 * contain the lock.
 */
export function severalNames(path: string): string | undefined {
  const target = realTarget(path);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  if (stats.nlink > 1) return "has more than one name (hard links)";
  return isMountPoint(target) ? "is mounted without its directory" : undefined;
}

function isMountPoint(path: string): boolean {
  try {
    const lines = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
    return lines.some((line) => unescaped(line.split(" ")[4] ?? "") === path);
  } catch {
    return false; // not Linux
  }
}

/** Decodes the octal escapes for spaces, tabs, line breaks and backslashes in this file. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)));
}
