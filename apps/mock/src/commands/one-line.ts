import { safeText } from "@smartalex/node-files";

/** A message of the command as one line. File names, files and flags may hold anything: what is unsafe in a terminal is shown, not obeyed. */
export function oneLine(text: string): string {
  return `smartalex-mock: ${safeText(text.trim().replace(/^error: /, ""))}\n`;
}
