import { parseTimestamp } from "@smartalex/sdk/internal";
import { UsageError } from "../errors.ts";
import { quoteForMessage } from "../options/enum-value.ts";

const HOURS = { h: 1, d: 24, w: 7 * 24 } as const;

/** A time as it is typed: hours before now, or a timestamp. */
export type TimeSpec = { hoursAgo: number } | { atMs: number };

/** Parses `24h`, `7d`, `2w`, a date (`2026-11-01`, in UTC) or an RFC 3339 timestamp. Throws `UsageError` with the closest valid value. */
export function parseTime(flag: string, value: string): TimeSpec {
  const [, amount, unit] = /^([1-9]\d{0,5})([hdw])$/.exec(value) ?? [];
  if (amount !== undefined) return { hoursAgo: Number(amount) * HOURS[unit as keyof typeof HOURS] }; // the pattern allows no other unit
  const atMs = parseTimestamp(value);
  if (atMs !== undefined) return { atMs };
  throw new UsageError(
    `Invalid value for ${flag}: ${quoteForMessage(value)}. Did you mean ${suggestTime(value)}? Use a duration (24h, ` +
      "7d, 2w) or a date in UTC (2026-11-01).",
  );
}

/** Returns the timestamp of a time. */
export function resolveTime(time: TimeSpec, nowMs: number): number {
  return "atMs" in time ? time.atMs : nowMs - time.hoursAgo * 3_600_000;
}

/** The closest valid date or duration. For a duration, uses the first number, and the first letter after a number that is a unit. */
function suggestTime(value: string): string {
  const day = suggestDate(value);
  if (day !== undefined) return day;
  if (/^\d{4}[-/.]/.test(value)) return "24h"; // the first number is a year
  const amount = Number(/\d{1,6}/.exec(value)?.[0] ?? 0);
  const unit = /\d\s*([hdw])/i.exec(value)?.[1]?.toLowerCase() ?? "h";
  return amount > 0 ? `${amount}${unit}` : "24h";
}

const DATE = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]+(\S+))?$/i;

/** The closest valid date, with its time if there is one: `2026-02-28` for `2026-02-30`. Returns `undefined` for anything but a date. */
function suggestDate(value: string): string | undefined {
  const [, year = "", month = "", day = "1", time = ""] = DATE.exec(value) ?? [];
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const nearestInMonth = String(Math.min(Math.max(Number(day), 1), lastDay));
  const date = `${year}-${month.padStart(2, "0")}-${nearestInMonth.padStart(2, "0")}`;
  return [`${date}T${time}`, `${date}T${time}Z`, date].find((text) => parseTimestamp(text) !== undefined);
}

const SECONDS = { s: 1, m: 60, h: 3_600 } as const;

/** Parses `90`, `90s`, `2m` or `1h` as seconds. Throws `UsageError`. */
export function parseDurationSeconds(flag: string, value: string): number {
  const [, amount, unit = "s"] = /^(\d{1,9})([smh])?$/.exec(value) ?? [];
  if (amount !== undefined) return Number(amount) * SECONDS[unit as keyof typeof SECONDS]; // the pattern allows no other unit
  throw new UsageError(
    `Invalid value for ${flag}: ${quoteForMessage(value)}. Use seconds, minutes or hours: 90, 90s, 2m, 1h.`,
  );
}
