import { parseTimestamp, TIMESTAMP_EXAMPLE } from "@smartalex/sdk/internal";
import { InvalidStateError } from "../errors.ts";
import { systemNow } from "@smartalex/conformance";

/** RFC 3339 has years of four digits, and generated calls begin up to ten years before the clock. */
const EARLIEST_MS = Date.UTC(1900, 0);
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The first and the last year of the clock, for messages. */
export const CLOCK_YEARS = "1900 and 9999";

/** The clock of a mock that has one of its own. */
export interface MockClock {
  /** Lets so many milliseconds pass. */
  advance(durationMs: number): void;
  /** Sets it to a `Date`, a date and time with its zone (RFC 3339), or the start of a day in UTC (`2026-01-15`), in the past too. */
  set(date: Date | string): void;
}

/**
 * A clock that stands still at a date until it is set, or without one that of the machine, which throws a `TypeError` when it is to be set.
 * Throws `RangeError` for what is not a date, or has no zone.
 */
export function createMockClock(
  start: Date | string | undefined,
): MockClock & { now: () => number; reset: () => void } {
  const startMs = start === undefined ? undefined : toMs(start, "The option now");
  let fixedMs = startMs;
  return {
    now: () => fixedMs ?? systemNow(),
    advance(durationMs) {
      fixedMs = toMs(new Date(own(fixedMs) + durationMs), "What clock.advance leads to");
    },
    set(date) {
      own(fixedMs);
      fixedMs = toMs(date, "What clock.set is given");
    },
    reset() {
      fixedMs = startMs;
    },
  };
}

function own(fixedMs: number | undefined): number {
  if (fixedMs !== undefined) return fixedMs;
  throw new InvalidStateError(
    "conflict",
    "This mock goes by the machine's clock. Give it one of its own with the option now.",
  );
}

function toMs(date: Date | string, what: string): number {
  const ms = date instanceof Date ? date.getTime() : typeof date === "string" ? parseTimestamp(date) : undefined;
  if (ms === undefined || Number.isNaN(ms)) throw new RangeError(`${what} must be a Date, ${TIMESTAMP_EXAMPLE}.`);
  if (!isClockTime(ms)) throw new RangeError(`${what} must be between the years ${CLOCK_YEARS}.`);
  return ms;
}

/** Whether the clock can be set to a time, in milliseconds since 1970. */
export function isClockTime(ms: number): boolean {
  return ms >= EARLIEST_MS && ms <= LATEST_MS;
}
