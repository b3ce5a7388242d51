import { safeText } from "@smartalex/node-files";

/** Maximum number of characters of a line that is not complete. It is then written as a separate line. */
const MOST_KEPT = 10_000;

/**
 * Sanitizes the output of a program and writes it in complete lines, so that lines of several programs are not mixed. Reads only as fast as it
 * writes, and keeps at most one line.
 */
export async function writeLines(output: AsyncIterable<string>, write: (text: string) => Promise<void>): Promise<void> {
  let begun = "";
  for await (const text of output) {
    // Progress displays end their lines with a carriage return only. One at the end of the text may be followed by a line feed.
    const lines = (begun + text).split(/\r?\n|\r(?!$)/);
    begun = lines.pop() ?? "";
    if (begun.length > MOST_KEPT) {
      const end = lastCompleteIndex(begun);
      lines.push(begun.slice(0, end));
      begun = begun.slice(end);
    }
    if (lines.length > 0) await write(lines.map(sanitizeLine).join(""));
  }
  if (begun !== "") await write(sanitizeLine(begun));
}

function sanitizeLine(line: string): string {
  return `${safeText(line).trimEnd()}\n`;
}

/** The length of the text, or the position of an incomplete character at its end. */
function lastCompleteIndex(text: string): number {
  return /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}
