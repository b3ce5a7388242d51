import { shellWord } from "@smartalex/node-files";
import type { TimeSpec } from "./time-spec.ts";

/** Flags that say nothing of what is in the file. */
const NOT_CONTENT = new Set(["to", "resume", "force", "errorFormat"]);

/** A value of a flag. */
type FlagValue = string | number | boolean | readonly string[] | TimeSpec | undefined;

/**
 * What was asked for, as it is typed, in one order: two exports with the same text have the same content, and two watches show the same calls. Options that are left out
 * say nothing.
 */
export function describeFlags(options: object): string {
  return flagWords(options)
    .map((word) => shellWord(word))
    .join(" ");
}

/** The same as the words of a command. */
export function flagWords(options: object): readonly string[] {
  const byText = flagsOf(options).map((words) => [words.map((word) => shellWord(word)).join(" "), words] as const);
  return byText.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, words]) => words);
}

/** Each flag that says something of the content, with its value. */
function flagsOf(options: object): string[][] {
  return Object.entries(options as Record<string, FlagValue>) // from the command line, where there are no others
    .filter(([name, value]) => value !== undefined && value !== false && !NOT_CONTENT.has(name))
    .flatMap(([name, value]) => {
      const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      return value === true ? [[flag]] : textsOf(value).map((text) => [flag, text]);
    });
}

/** A flag that is repeated has more than one value. In which order they were typed says nothing. */
function textsOf(value: FlagValue): string[] {
  if (typeof value !== "object") return [String(value)];
  if ("hoursAgo" in value) return [`${value.hoursAgo}h`];
  return "atMs" in value ? [new Date(value.atMs).toISOString()] : [...new Set(value)].sort();
}
