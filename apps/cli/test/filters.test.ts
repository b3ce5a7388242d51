import type { Call } from "@smartalex/sdk";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { parseFilters, type FilterOptions } from "../src/filters/parse-filters.ts";
import { parseDurationSeconds, parseTime } from "../src/filters/time-spec.ts";
const nowMs = Date.parse("2026-01-16T12:00:00Z");
const call = document.components.examples.getCall.value.data as Call; // the documented call: inbound, positive, 245 s, 0.45, 2026-01-15T14:30:00Z

function isSelected(options: FilterOptions, changes: Partial<Call> = {}): boolean {
  return parseFilters(options, nowMs).clientFilter?.({ ...call, ...changes }) ?? true;
}

test.each([
  ["1h", { hoursAgo: 1 }],
  ["24h", { hoursAgo: 24 }],
  ["7d", { hoursAgo: 168 }],
  ["2w", { hoursAgo: 336 }],
  ["2026-11-01", { atMs: Date.UTC(2026, 10, 1) }],
  ["2026-11-01T10:30Z", { atMs: Date.UTC(2026, 10, 1, 10, 30) }],
  ["2026-11-01T10:30:15+02:00", { atMs: Date.UTC(2026, 10, 1, 8, 30, 15) }],
])("%s is a time", (given, time) => {
  expect(parseTime("--since", given)).toEqual(time);
});

test.each([
  "",
  "0h",
  "5x",
  "-1d",
  "1.5h",
  "2026-13-01",
  "2026-02-30",
  "2026-02-30T10:00:00Z",
  "yesterday",
  "2026-11-01 10:00",
  "99999999h",
])("%j is not a time", (given) => {
  expect(() => parseTime("--since", given)).toThrow(/Did you mean (?:\d+[hdw]|\d{4}-\S+)\?/);
});

test.each([
  ["2026-02-30", "2026-02-28"],
  ["2026-02-30T10:00:00Z", "2026-02-28T10:00:00Z"],
  ["2026-11-01T10:30", "2026-11-01T10:30Z"],
  ["2026-11-01 10:30:15", "2026-11-01T10:30:15Z"],
  ["2026-11-01 noon", "2026-11-01"],
  ["2026-11", "2026-11-01"],
  ["2026/11/1", "2026-11-01"],
  ["2026-13-01", "24h"],
])("for an invalid date, the closest date is suggested, and not its year as hours: %s", (given, meant) => {
  expect(() => parseTime("--since", given)).toThrow(`. Did you mean ${meant}?`);
  expect(() => parseTime("--since", meant)).not.toThrow();
});

test("durations are seconds, with or without a unit", () => {
  expect(["90", "90s", "2m", "1h", "0"].map((given) => parseDurationSeconds("--min-duration", given))).toEqual([
    90, 90, 120, 3600, 0,
  ]);
  expect(() => parseDurationSeconds("--min-duration", "2x")).toThrow('Invalid value for --min-duration: "2x".');
});

test("several statuses are filtered client-side, and a repeated one by the API", () => {
  const { clientSideFlags, clientFilter, query } = parseFilters({ status: ["busy", "failed"] }, nowMs);
  expect({ clientSideFlags, query }).toEqual({ clientSideFlags: ["more than one --status"], query: {} });
  const statuses = ["busy", "failed", "completed"].filter((call_status) => clientFilter?.({ ...call, call_status }));
  expect(statuses).toEqual(["busy", "failed"]);
  expect(parseFilters({ status: ["busy", "busy"] }, nowMs)).toMatchObject({
    clientSideFlags: [],
    query: { status: "busy" },
  });
});

test("the API filters by status and hours", () => {
  const { serverFilter, ...selection } = parseFilters({ status: ["busy"], since: { hoursAgo: 24 } }, nowMs);
  expect(selection).toEqual({ query: { status: "busy", since_hours: 24 }, isMatch: undefined, clientSideFlags: [] });
  expect([serverFilter({ ...call, call_status: "busy" }), serverFilter(call)]).toEqual([true, false]);
});

test("a date is requested with an hour to spare, and filtered client-side", () => {
  const { clientSideFlags, query } = parseFilters({ since: parseTime("--since", "2026-01-15") }, nowMs);
  expect({ clientSideFlags, query }).toEqual({
    clientSideFlags: ["--since"],
    query: { status: undefined, since_hours: 37 },
  });
  expect(isSelected({ since: parseTime("--since", "2026-01-15T14:30:00Z") })).toBe(true);
  expect(isSelected({ since: parseTime("--since", "2026-01-15T14:30:01Z") })).toBe(false);
  expect(isSelected({ until: parseTime("--until", "2026-01-15T14:30:00Z") })).toBe(false);
  expect(isSelected({ until: { hoursAgo: 21 } })).toBe(true);
});

test("a call that started in a leap second matches --since and --until", () => {
  const options = { since: parseTime("--since", "2015-12-31"), until: parseTime("--until", "2016-12-31T23:59:59.5Z") };
  expect(isSelected(options, { start_timestamp: "2016-12-30T23:59:60Z" })).toBe(true);
  expect(isSelected(options, { start_timestamp: "2017-12-31T23:59:60Z" })).toBe(false);
});

test.each<[FilterOptions, Partial<Call>]>([
  [{ direction: "inbound" }, { direction: "web" }],
  [{ sentiment: "positive" }, { sentiment: null }],
  [{ agent: "agent_def456" }, { agent_id: "agent_1" }],
  [{ contact: "contact_xyz789" }, { contact_id: null }],
  [{ minDuration: 245 }, { duration_seconds: 244 }],
  [{ maxDuration: 245 }, { duration_seconds: 246 }],
  [{ minCost: 0.45 }, { cost: 0.44 }],
  [{ minCost: 0 }, { cost: null }],
  [{ where: "duration_seconds > 200" }, { duration_seconds: 200 }],
])("%j matches the documented call, and %j does not", (options, changes) => {
  expect(isSelected(options)).toBe(true);
  expect(isSelected(options, changes)).toBe(false);
});

test("all filters have to match", () => {
  expect(isSelected({ direction: "inbound", sentiment: "positive", minCost: 0.4 })).toBe(true);
  expect(isSelected({ direction: "inbound", sentiment: "positive", minCost: 0.5 })).toBe(false);
});

test("filters that no call can match are rejected", () => {
  expect(() => parseFilters({ minDuration: 2, maxDuration: 1 }, nowMs)).toThrow("no call matches");
  expect(() => parseFilters({ since: { hoursAgo: 1 }, until: { hoursAgo: 2 } }, nowMs)).toThrow(
    "--until is not after --since",
  );
  expect(() => parseFilters({ since: { atMs: nowMs + 1 } }, nowMs)).toThrow("--since is in the future");
});
