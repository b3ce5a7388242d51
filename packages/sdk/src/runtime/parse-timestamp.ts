const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d|60)(\.\d+)?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/i;

/** An example for messages. */
export const TIMESTAMP_EXAMPLE =
  "a date and time with its zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15";

/**
 * Milliseconds since 1970 of a date and time with its zone (RFC 3339; seconds may be left out), or of the start of a day in UTC. Returns
 * `undefined` for any other text: `Date.parse` takes 30 February for 2 March, `1` for a year, and reads a time without a zone in that of the
 * machine. A leap second is the second before it.
 */
export function parseTimestamp(text: string): number | undefined {
  const [, day, minute = "00:00", second = "00", fraction = "", zone = "Z"] = TIMESTAMP.exec(text) ?? [];
  if (day === undefined) return undefined;
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return undefined; // only a real day comes back
  return Date.parse(`${day}T${minute}:${second === "60" ? "59" : second}${fraction}${zone.toUpperCase()}`);
}
