import { shellWord } from "@smartalex/node-files";
import type { Time } from "./time.ts";

/** Flags that say nothing of what is in the file. */
const NOT_CONTENT = new Set(["to", "resume", "force", "errorFormat"]);

/** A value of a flag. */
type FlagValue = string | number | boolean | Time | undefined;

/**
 * What was asked for, as it is typed, in one order: two exports with the same text have the same content, and two watches show the same calls. Options that are left out
 * say nothing.
 */
export function askedOf(options: object): string {
  return Object.entries(options as Record<string, FlagValue>) // from the command line, where there are no others
    .filter(([name, value]) => value !== undefined && value !== false && !NOT_CONTENT.has(name))
    .map(([name, value]) => {
      const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      return value === true ? flag : `${flag} ${shellWord(textOf(value))}`;
    })
    .sort()
    .join(" ");
}

function textOf(value: FlagValue): string {
  if (typeof value !== "object") return String(value);
  return "hoursAgo" in value ? `${value.hoursAgo}h` : new Date(value.atMs).toISOString();
}
