import { parseTimestamp, TIMESTAMP_EXAMPLE } from "@smartalex/sdk/internal";
import { InvalidStateError } from "./errors.ts";
import { systemNow } from "@smartalex/conformance";

/** RFC 3339 has years of four digits, and generated calls start up to ten years before the time of the clock. */
const EARLIEST_MS = Date.UTC(1900, 0);
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The first and the last year of the clock, for messages. */
export const CLOCK_YEARS = "1900 and 9999";

/** The clock of a mock with the option `now`. */
export interface MockClock {
  /** Advances the clock by this number of milliseconds. */
  advance(durationMs: number): void;
  /** Sets the clock to a `Date`, a date and time with a time zone (RFC 3339), or the start of a day in UTC (`2026-01-15`). The time may be in the past. */
  set(date: Date | string): void;
}

/**
 * Creates a frozen clock that starts at a time, or without `start` the system clock, whose `advance` and `set` throw `TypeError`.
 *
 * @throws `RangeError` for an invalid date, or a time without a time zone.
 */
export function createMockClock(
  start: Date | string | undefined,
): MockClock & { now: () => number; reset: () => void } {
  const startMs = start === undefined ? undefined : toMs(start, "The option now");
  let fixedMs = startMs;
  return {
    now: () => fixedMs ?? systemNow(),
    advance(durationMs) {
      fixedMs = toMs(new Date(requireOwnTime(fixedMs) + durationMs), "The time after clock.advance");
    },
    set(date) {
      requireOwnTime(fixedMs);
      fixedMs = toMs(date, "The argument of clock.set");
    },
    reset() {
      fixedMs = startMs;
    },
  };
}

function requireOwnTime(fixedMs: number | undefined): number {
  if (fixedMs !== undefined) return fixedMs;
  throw new InvalidStateError(
    "conflict",
    "This mock uses the system clock. To give it a clock of its own, set the option now.",
  );
}

function toMs(date: Date | string, what: string): number {
  const ms = date instanceof Date ? date.getTime() : typeof date === "string" ? parseTimestamp(date) : undefined;
  if (ms === undefined || Number.isNaN(ms)) throw new RangeError(`${what} must be a Date, ${TIMESTAMP_EXAMPLE}.`);
  if (!isClockTime(ms)) throw new RangeError(`${what} must be between the years ${CLOCK_YEARS}.`);
  return ms;
}

/** Returns whether the clock can have this time, in milliseconds since 1970. */
export function isClockTime(ms: number): boolean {
  return ms >= EARLIEST_MS && ms <= LATEST_MS;
}
