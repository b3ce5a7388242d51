import { safeJson } from "@smartalex/node-files";

/** JSON in one line, or with an `indent`, ending in a line break. */
export function toJson(value: unknown, indent = 0): string {
  return `${safeJson(JSON.stringify(value, undefined, indent))}\n`;
}

/** Parses JSON so that `toJson` gives every number with the very digits that it came with: 3.0 stays 3.0. */
export function parseJsonLossless(text: string): unknown {
  return JSON.parse(text, keepDigits);
}

// TypeScript's library does not know these yet; every Node that this runs on does.
const { isRawJSON, rawJSON } = JSON as unknown as {
  isRawJSON: (value: unknown) => boolean;
  rawJSON: (text: string) => unknown;
};

/** Whether a value is a number that `parseVerbatim` has kept. */
export function isRawNumber(value: unknown): boolean {
  return isRawJSON(value);
}

function keepDigits(this: unknown, _key: string, value: unknown, context?: { source: string }): unknown {
  return typeof value === "number" && context ? rawJSON(context.source) : value;
}
