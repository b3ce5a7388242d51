import { readFileSync, statSync } from "node:fs";
import { realTarget } from "./real-target.ts";

/**
 * Why a file can be reached under names that have other locks, as the end of a sentence, or `undefined` if it cannot: hard links, and on
 * Linux a mount of the file itself, as `docker run -v st.json:/data/st.json` makes. Links of a folder or a mounted folder are not among
 * them: the lock is in that folder, too.
 */
export function severalNames(path: string): string | undefined {
  const target = realTarget(path);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  if (stats.nlink > 1) return "has more than one name (hard links)";
  return isMountPoint(target) ? "is mounted on its own, without its folder" : undefined;
}

function isMountPoint(path: string): boolean {
  try {
    const lines = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
    return lines.some((line) => unescaped(line.split(" ")[4] ?? "") === path);
  } catch {
    return false; // not Linux
  }
}

/** Spaces, tabs, line breaks and backslashes are octal in this file. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)));
}
