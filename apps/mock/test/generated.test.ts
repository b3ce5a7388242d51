import { callDetailValidator, type CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { callGenerator } from "../src/dataset/generated.ts";

const nowMs = Date.parse("2026-01-16T12:00:00Z");
const hour = 3_600_000;
const calls = callGenerator()(nowMs);
const by = (predicate: (call: CallDetail) => boolean) => calls.filter(predicate);

test("there are 150 calls with ids of their own, the documented one among them", () => {
  expect(new Set(calls.map(({ id }) => id)).size).toBe(150);
  expect(calls.find(({ id }) => id === "call_abc123")).toEqual(document.components.examples.getCall.value.data);
});

test("the same moment gives the same bytes, for every mock", () => {
  expect(JSON.stringify(callGenerator()(nowMs))).toBe(JSON.stringify(calls));
});

test("a call does not change as time passes, and new ones arrive when they have ended", () => {
  const callsAt = callGenerator();
  let before = new Map(callsAt(nowMs).map((call) => [call.id, JSON.stringify(call)]));
  let arrived = 0;
  for (let atMs = nowMs; atMs <= nowMs + 24 * hour; atMs += hour / 4) {
    const current = callsAt(atMs);
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
  const callsAt = callGenerator();
  for (let day = 0; day < 365; day += 13) {
    for (const call of callsAt(nowMs + day * 24 * hour + day * 1234)) {
      expect(callDetailValidator.strict.issues(call)).toEqual([]);
    }
  }
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
