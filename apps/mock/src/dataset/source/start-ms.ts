import type { Call } from "@smartalex/contract";

/** When a call began, in milliseconds since 1970. A leap second, which RFC 3339 has and dates here have not, is the one before. */
export function startMs({ start_timestamp }: Pick<Call, "start_timestamp">): number {
  return Date.parse(start_timestamp.replace(/:60(?=[.Zz]|$)/, ":59"));
}
