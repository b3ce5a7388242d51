import { safeJson } from "@smartalex/node-files";

/** Formats a value as JSON, on one line or with an `indent`, and a line break at the end. */
export function toJson(value: unknown, indent = 0): string {
  return `${safeJson(JSON.stringify(value, undefined, indent))}\n`;
}

/** Parses JSON and keeps the digits of numbers, so that `toJson` writes 3.0 as 3.0. */
export function parseJsonLossless(text: string): unknown {
  return JSON.parse(text, keepDigits);
}

// TypeScript's library does not declare these yet. All supported versions of Node have them.
const { isRawJSON, rawJSON } = JSON as unknown as {
  isRawJSON: (value: unknown) => boolean;
  rawJSON: (text: string) => unknown;
};

/** Whether a value is a number from `parseJsonLossless`. */
export function isRawNumber(value: unknown): boolean {
  return isRawJSON(value);
}

function keepDigits(this: unknown, _key: string, value: unknown, context?: { source: string }): unknown {
  return typeof value === "number" && context ? rawJSON(context.source) : value;
}
