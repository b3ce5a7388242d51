import { callStatusValues, type Call, type CallDetail, type CallListBody } from "@smartalex/contract";
import { createMock, type MockOptions } from "@smartalex/mock";
import { SmartAlex, type ChangeFeedState } from "@smartalex/sdk";
import fc from "fast-check";
import { expect, test } from "vitest";

const beginMs = Date.parse("2026-01-16T12:00:00Z");
const HOUR_MS = 3_600_000;
const authorized = { headers: { authorization: "Bearer any" } };

/** A call with the same start as many others. */
const given = fc.nat(20).map((minutes): Omit<CallDetail, "id"> => {
  const start_timestamp = new Date(beginMs - minutes * 600_000).toISOString().replace(".000Z", "Z");
  return {
    agent_id: "agent_1",
    contact_id: null,
    campaign_id: null,
    direction: "web",
    call_status: callStatusValues[minutes % callStatusValues.length] ?? "completed",
    duration_seconds: 0,
    sentiment: null,
    cost: null,
    start_timestamp,
    end_timestamp: start_timestamp,
    summary: null,
    transcript: [],
  };
});
const givenCalls = (prefix: string) => {
  return fc.array(given, { maxLength: 60 }).map((calls) => {
    return calls.map((call, index): CallDetail => ({ ...call, id: `call_${prefix}_${index}` }));
  });
};
const generated = fc.record({ calls: fc.integer({ min: 1, max: 150 }), days: fc.integer({ min: 1, max: 20 }) });
const fixture = givenCalls("file").map((calls) => {
  return { data: [{ name: "calls.ndjson", text: calls.map((call) => JSON.stringify(call)).join("\n") }] };
});
const live = fc.record({
  live: fc.constantFrom("1/min", "100/h", "3/min"),
  late: fc.constantFrom(undefined, "90s", "10m"),
  enrich: fc.constantFrom(undefined, "5m", "1h"),
  deleteRate: fc.constantFrom(undefined, 0.3, "5%", 1),
});
const none = fc.constant({});
const all = (...sources: fc.Arbitrary<MockOptions>[]) => {
  return fc.tuple(...sources).map((parts) => parts.reduce((sum, part) => ({ ...sum, ...part }), { calls: [] }));
};
const sources: Record<string, fc.Arbitrary<MockOptions>> = {
  generated,
  given: fc.record({ calls: givenCalls("given") }),
  fixture,
  hostile: all(fc.constant({ hostile: true })),
  live: all(live),
  "generated and live": all(generated, live),
  "all of them": all(
    fc.oneof(generated, fc.record({ calls: givenCalls("given") })),
    fc.oneof(fixture, none),
    fc.oneof(fc.constant({ hostile: true }), none),
    live,
  ),
};

/** A mock some time after its creation, and its responses as text. */
function mockAt(options: MockOptions, laterMs: number) {
  const mock = createMock({ ...options, now: new Date(beginMs) });
  mock.clock.advance(laterMs);
  const text = async (path: string) => {
    const response = await mock.fetch(new Request(`http://mock/v1/calls${path}`, authorized));
    return { status: response.status, etag: response.headers.get("etag"), body: await response.text() };
  };
  return { ...mock, text };
}

async function pagesOf(ask: ReturnType<typeof mockAt>["text"], filter: string, perPage: number) {
  const rows: Call[] = [];
  for (let page = 1; ; page++) {
    const { body } = await ask(`?page=${page}&per_page=${perPage}${filter}`);
    const { data, meta } = JSON.parse(body) as CallListBody;
    expect(data).toHaveLength(Math.max(0, Math.min(perPage, meta.total - rows.length)));
    rows.push(...data);
    if (data.length === 0) {
      expect(rows).toHaveLength(meta.total);
      return rows;
    }
  }
}

const filters = fc.record({
  status: fc.constantFrom(undefined, ...callStatusValues),
  hours: fc.constantFrom(undefined, 1, 2, 24, 100),
});

test.each(Object.entries(sources))("pages of %s divide the filtered list, in order", async (_, options) => {
  await fc.assert(
    fc.asyncProperty(
      options,
      fc.constantFrom("newest" as const, "oldest" as const),
      fc.nat(5 * HOUR_MS),
      filters,
      fc.integer({ min: 1, max: 100 }),
      async (given, order, laterMs, { hours, status }, perPage) => {
        const { text } = mockAt({ ...given, order }, laterMs);
        const every = await pagesOf(text, "", 100);
        expect(new Set(every.map(({ id }) => id)).size).toBe(every.length);
        const starts = every.map(({ start_timestamp }) => Date.parse(start_timestamp));
        expect(starts).toEqual(starts.toSorted((a, b) => (order === "newest" ? b - a : a - b)));
        const sinceMs = beginMs + laterMs - (hours ?? Infinity) * HOUR_MS;
        const expected = every
          .filter(({ call_status }) => status === undefined || call_status === status)
          .filter(({ start_timestamp }) => Date.parse(start_timestamp) >= sinceMs);
        const filter = (status ? `&status=${status}` : "") + (hours ? `&since_hours=${hours}` : "");
        expect(await pagesOf(text, filter, perPage)).toEqual(expected);
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

test.each(Object.entries(sources))("every listed call of %s is found with the same fields", async (_, options) => {
  await fc.assert(
    fc.asyncProperty(options, fc.nat(5 * HOUR_MS), async (given, laterMs) => {
      const { text } = mockAt(given, laterMs);
      for (const row of await pagesOf(text, "", 100)) {
        if (row.id === ".." || /\p{Surrogate}/u.test(row.id)) continue; // a URL cannot contain these
        const { body } = await text(`/${encodeURIComponent(row.id)}`);
        const { campaign_id, summary, transcript, ...call } = (JSON.parse(body) as { data: CallDetail }).data;
        expect(call).toEqual(row);
      }
    }),
    { numRuns: 10, seed: 8 },
  );
});

test("the same time has the same bytes and ETags, independent of previous times", async () => {
  await fc.assert(
    fc.asyncProperty(all(generated, live), fc.array(fc.nat(8 * HOUR_MS), { minLength: 1 }), async (given, moments) => {
      const wanderer = mockAt(given, 0);
      for (const laterMs of moments) {
        wanderer.clock.set(new Date(beginMs + laterMs));
        const fresh = mockAt(given, laterMs);
        const answers = await Promise.all([wanderer.text("?per_page=100"), fresh.text("?per_page=100")]);
        expect(answers[0]).toEqual(answers[1]);
      }
    }),
    { numRuns: 40, seed: 9 },
  );
});

test("a change feed over a day has every call once, with its summary, and no deleted calls", async () => {
  const options = { live: "30/h", late: "10m", enrich: "5m", deleteRate: "10%", calls: 20 };
  const mock = mockAt(options, 0);
  const smartalex = new SmartAlex({ apiKey: "any", fetch: mock.fetch });
  const copy = new Map<string, CallDetail>();
  const ever = new Set<string>();
  let state: ChangeFeedState | undefined;
  for (let step = 0; step <= 24 * 6; step++) {
    for await (const batch of smartalex.calls.changes({ state, details: true })) {
      for (const call of batch.upserts) copy.set(call.id, call);
      for (const { id } of batch.upserts) ever.add(id);
      for (const id of batch.deletedIds) copy.delete(id);
      state = batch.state;
    }
    if (step < 24 * 6) mock.clock.advance(10 * 60_000);
  }
  const listed = await pagesOf(mock.text, "", 100);
  expect([...copy.keys()].toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
  expect(listed.length).toBeGreaterThan(600);
  expect(ever.size).toBeGreaterThan(listed.length);
  const settledMs = beginMs + 24 * HOUR_MS - 40 * 60_000;
  for (const call of copy.values()) {
    if (call.call_status !== "completed" || Date.parse(call.start_timestamp) > settledMs) continue;
    expect([call.sentiment, call.summary, call.transcript]).not.toContainEqual(null);
    expect(call.transcript.length).toBeGreaterThan(0);
  }
});
