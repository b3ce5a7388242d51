import { callDetailValidator, callStatusValues, type CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ListQuery } from "../src/endpoints/list-query.ts";
import { generatedDataset, type GeneratedOptions } from "../src/dataset/generated.ts";

const nowMs = Date.parse("2026-01-16T12:00:00Z");
const hour = 3_600_000;
const usual = { calls: 150, days: 7, seed: 1 };

/** All calls of a moment, with their transcripts, in the order of the list. */
function allAt(atMs: number, options: Partial<GeneratedOptions> = {}): CallDetail[] {
  const dataset = generatedDataset({ ...usual, ...options });
  const details: CallDetail[] = [];
  for (let page = 1; ; page++) {
    const { calls, total } = dataset.page({ page, per_page: 100 }, atMs);
    for (const { id } of calls) details.push(JSON.parse(dataset.get(id, atMs) ?? "null") as CallDetail);
    if (page * 100 >= total) return details;
  }
}

const calls = allAt(nowMs);
const by = (predicate: (call: CallDetail) => boolean) => calls.filter(predicate);

test("there are 150 calls with ids of their own, the documented one among them", () => {
  expect(new Set(calls.map(({ id }) => id)).size).toBe(150);
  expect(calls.find(({ id }) => id === "call_abc123")).toEqual(document.components.examples.getCall.value.data);
});

test("the same moment and seed give the same bytes, for every mock, and another seed gives others", () => {
  expect(JSON.stringify(allAt(nowMs))).toBe(JSON.stringify(calls));
  const others = new Set(allAt(nowMs, { seed: "acme" }).map(({ id }) => id));
  expect(calls.filter(({ id }) => others.has(id)).map(({ id }) => id)).toEqual(["call_abc123"]);
});

test("a call does not change as time passes, and new ones arrive when they have ended", () => {
  let before = new Map(calls.map((call) => [call.id, JSON.stringify(call)]));
  let arrived = 0;
  for (let atMs = nowMs; atMs <= nowMs + 24 * hour; atMs += hour / 4) {
    const current = allAt(atMs);
    expect(current).toHaveLength(150);
    for (const call of current) {
      const known = before.get(call.id);
      if (known) expect(JSON.stringify(call)).toBe(known);
      else arrived++;
      expect(Date.parse(call.end_timestamp ?? call.start_timestamp)).toBeLessThanOrEqual(atMs);
    }
    before = new Map(current.map((call) => [call.id, JSON.stringify(call)]));
  }
  expect(arrived).toBeGreaterThan(5);
});

test("moments all over a year have valid calls, strictly", () => {
  for (let day = 0; day < 365; day += 13) {
    for (const call of allAt(nowMs + day * 24 * hour + day * 1234)) {
      expect(callDetailValidator.strict.issues(call)).toEqual([]);
    }
  }
});

/** What a list of these calls is, by looking at each of them. */
function expected(all: readonly CallDetail[], atMs: number, { since_hours = Infinity, status }: Filter): string[] {
  const isListed = ({ call_status, start_timestamp }: CallDetail) =>
    (status === undefined || call_status === status) && Date.parse(start_timestamp) >= atMs - since_hours * hour;
  return all.filter(isListed).map(({ id }) => id);
}

type Filter = Omit<ListQuery, "page" | "per_page">;

test("pages partition what a filter lists, in order, whatever their size, and totals agree", () => {
  const moments = fc.integer({ min: nowMs - 10 * 24 * hour, max: nowMs + 300 * 24 * hour });
  const options = fc.record({
    calls: fc.integer({ min: 1, max: 400 }),
    days: fc.integer({ min: 1, max: 40 }),
    seed: fc.nat(),
  });
  const filter = fc.record(
    { status: fc.constantFrom(...callStatusValues), since_hours: fc.integer({ min: 1, max: 1_000 }) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(moments, options, filter, fc.integer({ min: 1, max: 100 }), (atMs, given, filters, per_page) => {
      const dataset = generatedDataset(given);
      const all = allAt(atMs, given);
      const wanted = expected(all, atMs, filters);
      const listed: string[] = [];
      for (let page = 1; page <= Math.ceil(wanted.length / per_page) + 1; page++) {
        const { calls: rows, total } = dataset.page({ ...filters, page, per_page }, atMs);
        expect(total).toBe(wanted.length);
        listed.push(...rows.map(({ id }) => id));
      }
      expect(listed).toEqual(wanted);
      const starts = all.map(({ start_timestamp }) => start_timestamp);
      expect(starts).toEqual(starts.toSorted().reverse());
      expect(all).toHaveLength(given.calls);
    }),
    { numRuns: 150, seed: 5 },
  );
});

test("a billion calls are there as soon as ten, the last page as soon as the first", () => {
  const dataset = generatedDataset({ calls: 1e9, days: 365, seed: "acme" });
  const first = dataset.page({ page: 1, per_page: 100 }, nowMs);
  const last = dataset.page({ page: 1e7, per_page: 100 }, nowMs);
  expect([first.total, last.total, first.calls.length, last.calls.length]).toEqual([1e9, 1e9, 100, 100]);
  expect(Date.parse(last.calls.at(-1)?.start_timestamp ?? "")).toBeLessThan(nowMs - 363 * 24 * hour);
  const voicemails = dataset.page({ page: 500_000, per_page: 100, status: "voicemail", since_hours: 8_000 }, nowMs);
  expect(voicemails.calls).toHaveLength(100);
  expect(voicemails.calls.every(({ call_status }) => call_status === "voicemail")).toBe(true);
  for (const { id } of voicemails.calls) expect(dataset.get(id, nowMs)).toContain(id);
});

test("an id that no call has is not there, and neither is one of the past or of what is to come", () => {
  const dataset = generatedDataset(usual);
  const known = calls.find(({ id }) => id !== "call_abc123")?.id ?? "";
  expect(dataset.get(known, nowMs)).toContain(known);
  for (const id of ["", "call_", "call_00000000000", "call_zzzzzzzzzzzz", `${known}0`, known.toUpperCase()]) {
    expect(dataset.get(id, nowMs)).toBeUndefined();
  }
  expect(dataset.get(known, nowMs - 30 * 24 * hour)).toBeUndefined();
  expect(dataset.get(known, nowMs + 30 * 24 * hour)).toBeUndefined();
});

test("what was said fits how the call ended", () => {
  for (const call of calls) {
    const speakers = new Set(call.transcript.map(({ speaker }) => speaker));
    if (call.call_status === "completed") expect([...speakers].sort()).toEqual(["agent", "caller"]);
    else if (call.call_status === "voicemail") expect([...speakers]).toEqual(["agent"]);
    else expect(call).toMatchObject({ transcript: [], summary: null, sentiment: null, duration_seconds: 0 });
    expect(call.transcript.every(({ timestamp }) => timestamp <= call.duration_seconds)).toBe(true);
    expect(call.transcript.some(({ text }) => text.includes("{"))).toBe(false);
    expect(call.summary ?? "").not.toContain("{");
  }
});

test("only outbound calls are placed by a campaign, reach a voicemail or find nobody", () => {
  expect(by(({ campaign_id, direction }) => (campaign_id !== null) !== (direction === "outbound"))).toEqual([]);
  expect(by((call) => call.direction !== "outbound" && !["completed", "failed"].includes(call.call_status))).toEqual(
    [],
  );
});

test("people come back, and visitors of a web site may be nobody", () => {
  const contacts = calls.map(({ contact_id }) => contact_id);
  expect(new Set(contacts).size).toBeLessThan(40);
  expect(contacts).toContain(null);
});

test("days have more calls than nights, and weekdays more than the weekend", () => {
  const hourOf = ({ start_timestamp }: CallDetail) => new Date(start_timestamp).getUTCHours();
  expect(by((call) => hourOf(call) >= 8 && hourOf(call) < 18).length).toBeGreaterThan(100);
  expect(by(({ start_timestamp }) => [0, 6].includes(new Date(start_timestamp).getUTCDay())).length).toBeLessThan(30);
});
