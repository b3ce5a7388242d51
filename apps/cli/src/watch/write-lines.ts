import { safeText } from "@smartalex/node-files";

/** Of a line without an end, so many characters are kept. Then they are written as a line of their own. */
const MOST_KEPT = 10_000;

/**
 * Writes what a program prints, made safe, in whole lines: those of several programs may be mixed, but not a line of one with that of
 * another. It reads no faster than is written, and keeps no more than a line.
 */
export async function writeLines(output: AsyncIterable<string>, write: (text: string) => Promise<void>): Promise<void> {
  let begun = "";
  for await (const text of output) {
    // What draws a line again and again ends it with a carriage return alone. One at the very end may belong to a line feed.
    const lines = (begun + text).split(/\r?\n|\r(?!$)/);
    begun = lines.pop() ?? "";
    if (begun.length > MOST_KEPT) {
      const end = cutBefore(begun);
      lines.push(begun.slice(0, end));
      begun = begun.slice(end);
    }
    if (lines.length > 0) await write(lines.map(safeLine).join(""));
  }
  if (begun !== "") await write(safeLine(begun));
}

function safeLine(line: string): string {
  return `${safeText(line).trimEnd()}\n`;
}

/** The end of a text, or the place before a character that has only begun there. */
function cutBefore(text: string): number {
  return /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}
