import type { Completion } from "./complete.ts";

/** What a shell is to do, as bits. It is the protocol of Cobra, which other tools speak, too. */
const NO_SPACE = 2;
const NO_FILES = 4;

/** What means nothing to any shell. A suggestion goes into a command line as it is. */
const PLAIN = /^[\w.,/+=-]+$/;

/** The answer to a shell: a line for each suggestion, with a tab before its description, and a last one that says what to do with them. */
export function formatCompletions({ isFile = false, isOpen = false, suggestions }: Completion): string {
  const lines = suggestions
    .filter(({ value }) => PLAIN.test(value))
    .map(({ description = "", value }) => `${value}\t${shortened(description)}\n`);
  return `${lines.join("")}:${(isOpen ? NO_SPACE : 0) | (isFile ? 0 : NO_FILES)}\n`;
}

/** The first sentence, without the star that leads to a note. */
function shortened(description: string): string {
  return description.replace(/(?:\.(?:\s.*)?| \*)$/s, "");
}
