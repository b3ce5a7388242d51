import type { Call } from "@smartalex/contract";

/** Returns the start of a call in milliseconds since 1970. A leap second, which RFC 3339 allows and `Date` does not support, counts as the previous second. */
export function startMs({ start_timestamp }: Pick<Call, "start_timestamp">): number {
  return Date.parse(start_timestamp.replace(/:60(?=[.Zz]|$)/, ":59"));
}
