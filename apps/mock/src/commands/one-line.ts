import { safeText } from "@smartalex/node-files";

/** Formats a message of the program as one line. Escapes control characters, because names, files and flags may contain them. */
export function oneLine(text: string): string {
  return `smartalex-mock: ${safeText(text.trim().replace(/^error: /, ""))}\n`;
}
