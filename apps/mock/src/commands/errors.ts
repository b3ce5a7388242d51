import { safeText } from "@smartalex/node-files";

/** Invalid usage of the command line. The exit code is 2. */
export class UsageError extends Error {}

/** Formats a message of the program as one line. Escapes control characters, because names, files and flags may contain them. */
export function oneLine(text: string): string {
  return `smartalex-mock: ${safeText(text.trim().replace(/^error: /, ""))}\n`;
}

const REASONS: Record<string, string> = {
  EACCES: "permission denied",
  EADDRINUSE: "the port is in use",
  EDQUOT: "the disk quota is exceeded",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "the file does not exist",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

/** Returns the reason of a system error as text. */
export function errorReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? String(error);
}
