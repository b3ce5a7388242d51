import type { Completion } from "./complete.ts";

/** Bits that tell the shell what to do. This is the protocol of Cobra, which other tools use as well. */
const NO_SPACE = 2;
const NO_FILES = 4;

/** Characters without a meaning in any shell. Suggestions are inserted into the command line without quotes. */
const PLAIN = /^[\w.,/+=-]+$/;

/** Formats the response to a shell: one line per suggestion, with a tab before the description, and a last line with the bits. */
export function formatCompletions({ isFile = false, canContinue = false, suggestions }: Completion): string {
  const lines = suggestions
    .filter(({ value }) => PLAIN.test(value))
    .map(({ description = "", value }) => `${value}\t${firstSentence(description)}\n`);
  return `${lines.join("")}:${(canContinue ? NO_SPACE : 0) | (isFile ? 0 : NO_FILES)}\n`;
}

/** The first sentence, without the asterisk that refers to a note. */
function firstSentence(description: string): string {
  return description.replace(/(?:\.(?:\s.*)?| \*)$/s, "");
}
