import { textOf } from "../src/runtime/bytes.ts";
import { callDetailValidator, callStatusValues, type Call, type CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import fc from "fast-check";
import { expect, test } from "vitest";
import { generatedSource, type GeneratedOptions } from "../src/dataset/generated/generated-source.ts";
import { ByteWriter } from "../src/runtime/byte-writer.ts";

import type { CallResultSet, CallSource } from "../src/dataset/source/call-source.ts";

const nowMs = Date.parse("2026-01-16T12:00:00Z");
const hour = 3_600_000;
const usual = { calls: 150, days: 7, seed: 1 };

/** Returns all calls at a time, with their transcripts, in the order of the list. */
function allAt(atMs: number, options: Partial<GeneratedOptions> = {}): CallDetail[] {
  const source = generatedSource({ ...usual, ...options });
  return rowsOf(source.select({ sinceMs: -Infinity }, atMs)).map((row) =>
    detailOf(source, (JSON.parse(row) as Call).id, atMs),
  );
}

function rowsOf({ total, write }: CallResultSet, from = 0, to = total): string[] {
  const writer = new ByteWriter();
  return Array.from({ length: to - from }, (_, row) => {
    write(writer, { from: from + row, to: from + row + 1 });
    return textOf(writer.take());
  });
}

function detailOf(source: CallSource, id: string, atMs: number): CallDetail {
  return JSON.parse(source.get(id, atMs)?.json() ?? "null") as CallDetail;
}

const calls = allAt(nowMs);
const by = (predicate: (call: CallDetail) => boolean) => calls.filter(predicate);

test("there are 150 calls with different IDs, including the documented call", () => {
  expect(new Set(calls.map(({ id }) => id)).size).toBe(150);
  expect(calls.find(({ id }) => id === "call_abc123")).toEqual(document.components.examples.getCall.value.data);
});

test("mocks with the same time and seed return the same bytes, and another seed returns others", () => {
  expect(JSON.stringify(allAt(nowMs))).toBe(JSON.stringify(calls));
  const others = new Set(allAt(nowMs, { seed: "acme" }).map(({ id }) => id));
  expect(calls.filter(({ id }) => others.has(id)).map(({ id }) => id)).toEqual(["call_abc123"]);
});

test("a call does not change as time passes, and new calls are listed after they have ended", () => {
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

test("the calls at many times of a year are strictly valid", () => {
  for (let day = 0; day < 365; day += 13) {
    for (const call of allAt(nowMs + day * 24 * hour + day * 1234)) {
      expect(callDetailValidator.strict.issues(call)).toEqual([]);
    }
  }
});

test("every filtered list contains exactly the matching calls, in order", () => {
  const moments = fc.integer({ min: nowMs - 10 * 24 * hour, max: nowMs + 300 * 24 * hour });
  const options = fc.record({
    calls: fc.integer({ min: 1, max: 400 }),
    days: fc.integer({ min: 1, max: 40 }),
    seed: fc.nat(),
  });
  const status = fc.constantFrom(undefined, ...callStatusValues);
  const hours = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.constant(Infinity));
  fc.assert(
    fc.property(
      moments,
      options,
      status,
      hours,
      fc.nat(400),
      fc.nat(100),
      (atMs, given, wanted, since, from, length) => {
        const sinceMs = atMs - since * hour;
        const selection = generatedSource(given).select({ status: wanted, sinceMs }, atMs);
        const { startMs, total } = selection;
        const all = allAt(atMs, given);
        const starts = all.map(({ start_timestamp }) => Date.parse(start_timestamp));
        expect(starts).toEqual(starts.toSorted((a, b) => b - a));
        expect(all).toHaveLength(given.calls);
        const expected = all
          .filter(({ call_status }) => wanted === undefined || call_status === wanted)
          .filter(({ start_timestamp }) => Date.parse(start_timestamp) >= sinceMs)
          .map(({ campaign_id, summary, transcript, ...call }) => JSON.stringify(call));
        expect(total).toBe(expected.length);
        const [first, end] = [Math.min(from, total), Math.min(from + length, total)];
        expect(rowsOf(selection, first, end)).toEqual(expected.slice(first, end));
        if (first < total) expect(expected[first]).toContain(new Date(startMs(first)).toISOString().slice(0, 19));
      },
    ),
    { numRuns: 150, seed: 5 },
  );
});

test("a billion calls are available as fast as ten, and the last as fast as the first", () => {
  const source = generatedSource({ calls: 1e9, days: 365, seed: "acme" });
  const all = source.select({ sinceMs: -Infinity }, nowMs);
  expect([all.total, new Set(rowsOf(all, 0, 100)).size, new Set(rowsOf(all, 1e9 - 100)).size]).toEqual([1e9, 100, 100]);
  expect(all.startMs(1e9 - 2)).toBeLessThan(nowMs - 363 * 24 * hour);
  const voicemails = source.select({ status: "voicemail", sinceMs: nowMs - 8_000 * hour }, nowMs);
  const found = rowsOf(voicemails, 5e7, 5e7 + 100).map((row) => JSON.parse(row) as Call);
  expect(found.map(({ call_status }) => call_status)).toEqual(Array(100).fill("voicemail"));
  for (const { id } of found) expect(detailOf(source, id, nowMs).id).toBe(id);
});

test("an unknown ID is not found, nor the ID of a past or future call", () => {
  const source = generatedSource(usual);
  const known = calls.find(({ id }) => id !== "call_abc123")?.id ?? "";
  expect(detailOf(source, known, nowMs).id).toBe(known);
  for (const id of ["", "call_", "call_00000000000", "call_zzzzzzzzzzzz", `${known}0`, known.toUpperCase()]) {
    expect(source.get(id, nowMs)).toBeUndefined();
  }
  expect(source.get(known, nowMs - 30 * 24 * hour)).toBeUndefined();
  expect(source.get(known, nowMs + 30 * 24 * hour)).toBeUndefined();
});

test("the transcript matches the status of the call", () => {
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

test("only outbound calls have a campaign, reach a voicemail or are not answered", () => {
  expect(by(({ campaign_id, direction }) => (campaign_id !== null) !== (direction === "outbound"))).toEqual([]);
  expect(by((call) => call.direction !== "outbound" && !["completed", "failed"].includes(call.call_status))).toEqual(
    [],
  );
});

test("contacts call several times, and visitors of a website may be anonymous", () => {
  const contacts = calls.map(({ contact_id }) => contact_id);
  expect(new Set(contacts).size).toBeLessThan(40);
  expect(contacts).toContain(null);
});

test("days have more calls than nights, and weekdays more than the weekend", () => {
  const hourOf = ({ start_timestamp }: CallDetail) => new Date(start_timestamp).getUTCHours();
  expect(by((call) => hourOf(call) >= 8 && hourOf(call) < 18).length).toBeGreaterThan(100);
  expect(by(({ start_timestamp }) => [0, 6].includes(new Date(start_timestamp).getUTCDay())).length).toBeLessThan(30);
});
