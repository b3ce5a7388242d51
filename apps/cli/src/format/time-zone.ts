import { parseTimestamp } from "@smartalex/sdk/internal";
import { UsageError } from "../errors.ts";
import { quoteForMessage } from "../options/enum-value.ts";

const QUARTER_MS = 15 * 60_000; // offsets change at no other times
const MOST_REMEMBERED = 10_000;

/** Creates a function that converts RFC 3339 timestamps to a time zone. Throws `UsageError` for an unknown time zone. */
export function createZonedTimeFormatter(zone: string): (timestamp: string) => string {
  const offsetAt = createOffsetLookup(zone);
  return (timestamp) => {
    const atMs = parseTimestamp(timestamp);
    if (atMs === undefined) return timestamp;
    const minutes = offsetAt(atMs);
    const local = new Date(atMs + minutes * 60_000).toISOString().slice(0, 19);
    const fraction = /\.\d+/.exec(timestamp)?.[0] ?? "";
    const pad = (value: number) => String(value).padStart(2, "0");
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return `${local}${fraction}${minutes < 0 ? "-" : "+"}${pad(hours)}:${pad(rest)}`;
  };
}

/** Returns a function for the offset of a time zone at a time, in minutes. Caches results, because `Intl` is slow. */
function createOffsetLookup(zone: string): (atMs: number) => number {
  const format = createFormat(zone);
  const remembered = new Map<number, number>();
  return (atMs) => {
    const quarter = Math.floor(atMs / QUARTER_MS);
    let minutes = remembered.get(quarter);
    if (minutes === undefined) {
      minutes = parseOffset(format, quarter * QUARTER_MS);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(quarter, minutes);
    }
    return minutes;
  };
}

function createFormat(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  } catch {
    throw new UsageError(
      `Invalid value for --tz: ${quoteForMessage(zone)}. Use a time zone such as Europe/Warsaw, or UTC.`,
    );
  }
}

/** Parses `GMT-03:30`. `GMT` without an offset is 0. */
function parseOffset(format: Intl.DateTimeFormat, atMs: number): number {
  const name = format.formatToParts(atMs).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}
