const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d|60)(\.\d+)?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/i;

/** A description of valid values, for error messages. */
export const TIMESTAMP_EXAMPLE =
  "a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15";

/**
 * Parses a date and time with a time zone (RFC 3339; seconds are optional), or a day, which means its start in UTC. Returns milliseconds since
 * 1970, and `undefined` for any other text: `Date.parse` accepts 30 February as 2 March and `1` as a year, and interprets a time without a zone
 * in the local zone. A leap second counts as the second before it.
 */
export function parseTimestamp(text: string): number | undefined {
  const [, day, minute = "00:00", second = "00", fraction = "", zone = "Z"] = TIMESTAMP.exec(text) ?? [];
  if (day === undefined) return undefined;
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return undefined; // February 30 becomes March 2
  return Date.parse(`${day}T${minute}:${second === "60" ? "59" : second}${fraction}${zone.toUpperCase()}`);
}
