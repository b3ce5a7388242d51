import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { parseTimestamp } from "../src/runtime/parse-timestamp.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ["2026-01-15T14:30:00Z", "2026-01-15T14:30:00.000Z"],
  ["2026-01-15t14:30:00z", "2026-01-15T14:30:00.000Z"],
  ["2026-01-15T14:30Z", "2026-01-15T14:30:00.000Z"],
  ["2026-01-15T14:30:00.25Z", "2026-01-15T14:30:00.250Z"],
  ["2026-01-15T14:30:00.123456789Z", "2026-01-15T14:30:00.123Z"],
  ["2026-01-15T14:30:00+01:00", "2026-01-15T13:30:00.000Z"],
  ["2026-01-15T00:30:00-05:30", "2026-01-15T06:00:00.000Z"],
  ["2026-01-15", "2026-01-15T00:00:00.000Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"],
])("%s is the same time in every time zone", (text, expected) => {
  for (const zone of ["UTC", "America/New_York", "Asia/Tokyo"]) {
    vi.stubEnv("TZ", zone);
    expect(new Date(parseTimestamp(text) ?? NaN).toISOString()).toBe(expected);
  }
});

test.each([
  "",
  "1",
  "2026",
  "2026-01",
  "01/15/2026",
  "15 Jan 2026",
  "2026-1-5",
  "2026-01-15T14:30:00",
  "2026-01-15 14:30:00",
  "2026-01-15T14Z",
  "2026-01-15T24:00:00Z",
  "2026-01-15T14:60:00Z",
  "2026-01-15T14:30:61Z",
  "2026-01-15T14:30:00+25:00",
  "2026-02-30",
  "2026-02-30T10:00:00Z",
  "2026-13-01",
  "2025-02-29",
  " 2026-01-15",
  "2026-01-15\n",
  "+002026-01-15",
])("%j is not a timestamp", (text) => {
  expect(parseTimestamp(text)).toBeUndefined();
});

test("the output of toISOString is parsed as the same time", () => {
  const dates = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(dates, (date) => {
      expect(parseTimestamp(date.toISOString())).toBe(date.getTime());
    }),
    { numRuns: 1_000, seed: 3 },
  );
});
