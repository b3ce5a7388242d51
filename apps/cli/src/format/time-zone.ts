import { parseTimestamp } from "@smartalex/sdk/internal";
import { UsageError } from "../errors.ts";
import { quoteForMessage } from "../options/enum-value.ts";

const QUARTER_MS = 15 * 60_000; // clocks are changed at no other times
const MOST_REMEMBERED = 10_000;

/** Gives a timestamp of RFC 3339 the clock time and the offset of a zone. Throws `UsageError` for a zone that nobody knows. */
export function createZonedTimeFormatter(zone: string): (timestamp: string) => string {
  const offsetAt = offsets(zone);
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

/** The offset of a zone at a moment, in minutes. Asking `Intl` takes far longer than all the rest. */
function offsets(zone: string): (atMs: number) => number {
  const format = formatOf(zone);
  const remembered = new Map<number, number>();
  return (atMs) => {
    const quarter = Math.floor(atMs / QUARTER_MS);
    let minutes = remembered.get(quarter);
    if (minutes === undefined) {
      minutes = offsetOf(format, quarter * QUARTER_MS);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(quarter, minutes);
    }
    return minutes;
  };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  } catch {
    throw new UsageError(`--tz ${quoteForMessage(zone)} is no time zone. Give a name such as Europe/Warsaw, or UTC.`);
  }
}

/** From `GMT-03:30`; `GMT` alone is 0. */
function offsetOf(format: Intl.DateTimeFormat, atMs: number): number {
  const name = format.formatToParts(atMs).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}
