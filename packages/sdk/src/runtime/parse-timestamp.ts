const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d|60)(\.\d+)?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/i;

/** A description of the texts that `parseTimestamp` accepts, for error messages. */
export const TIMESTAMP_EXAMPLE =
  "a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15";

/**
 * Parses a date and time with a time zone (RFC 3339, but the seconds are optional), or a day, which means the start of the day in UTC. Returns
 * milliseconds since 1970, or `undefined` for any other text. `Date.parse` is less strict: it accepts February 30 as March 2, accepts `1` as a year,
 * and interprets a time without a zone as local time. A leap second (`:60`) counts as the previous second (`:59`).
 */
export function parseTimestamp(text: string): number | undefined {
  const [, day, minute = "00:00", second = "00", fraction = "", zone = "Z"] = TIMESTAMP.exec(text) ?? [];
  if (day === undefined) return undefined;
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return undefined; // `Date` turns February 30 into March 2
  return Date.parse(`${day}T${minute}:${second === "60" ? "59" : second}${fraction}${zone.toUpperCase()}`);
}
