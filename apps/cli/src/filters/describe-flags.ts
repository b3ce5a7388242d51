import { shellQuote } from "@smartalex/node-files";
import type { TimeSpec } from "./time-spec.ts";

/** Flags that do not affect the content of the output. */
const NOT_CONTENT = new Set(["to", "resume", "force", "errorFormat"]);

/** A value of a flag. */
type FlagValue = string | number | boolean | readonly string[] | TimeSpec | undefined;

/**
 * Canonical form of the flags: two exports with the same text have the same content, and two watches show the same calls. Unset flags are omitted.
 */
export function describeFlags(options: object): string {
  return flagWords(options)
    .map((word) => shellQuote(word))
    .join(" ");
}

/** The same as the words of a command. */
export function flagWords(options: object): readonly string[] {
  const byText = collectFlags(options).map(
    (words) => [words.map((word) => shellQuote(word)).join(" "), words] as const,
  );
  return byText.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, words]) => words);
}

/** The flags that affect the content, with their values. */
function collectFlags(options: object): string[][] {
  return Object.entries(options as Record<string, FlagValue>) // commander provides no other values
    .filter(([name, value]) => value !== undefined && value !== false && !NOT_CONTENT.has(name))
    .flatMap(([name, value]) => {
      const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      return value === true ? [[flag]] : toTexts(value).map((text) => [flag, text]);
    });
}

/** Values of a flag as text. The order of repeated flags does not matter. */
function toTexts(value: FlagValue): string[] {
  if (typeof value !== "object") return [String(value)];
  if ("hoursAgo" in value) return [`${value.hoursAgo}h`];
  return "atMs" in value ? [new Date(value.atMs).toISOString()] : [...new Set(value)].sort();
}
