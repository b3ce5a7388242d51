import type { Call } from "@smartalex/contract";
import { expect, test, vi } from "vitest";
import { InvalidRequestError, SmartAlex, type CallFilter, type CallPredicate, type Fetch } from "@smartalex/sdk";
import { call, failure, rejection, stoppedClock } from "./fakes.ts";

const DIRECTIONS = ["inbound", "outbound", "web"] as const;
const SENTIMENTS = ["positive", null, "negative", "neutral"] as const;

/** 120 calls, one minute apart, with all directions and sentiments. */
const calls = Array.from({ length: 120 }, (_, index): Call => {
  return {
    ...call(`call_${index}`),
    direction: DIRECTIONS[index % 3] ?? "web",
    sentiment: SENTIMENTS[index % 4] ?? null,
    agent_id: `agent_${index % 5}`,
    duration_seconds: index,
    start_timestamp: new Date(Date.parse("2026-01-15T12:00:00Z") - index * 60_000).toISOString(),
  };
});
const campaignOf = (index: number) => (index % 3 === 1 ? `campaign_${index % 2}` : null);

/** A server with these calls. `call_7` is in its list but no longer exists. `requestedIds` lists the calls that were requested by ID. */
function server() {
  const requestedIds: string[] = [];
  const fetch: Fetch = async (url) => {
    await Promise.resolve();
    const { pathname, searchParams } = new URL(url);
    const id = pathname.split("/")[3];
    if (id === undefined) {
      const [page, per_page] = [Number(searchParams.get("page")), Number(searchParams.get("per_page"))];
      const data = calls.slice((page - 1) * per_page, page * per_page);
      return Response.json({ data, meta: { total: calls.length, page, per_page } });
    }
    requestedIds.push(id);
    if (id === "call_7") return failure(404, "call_not_found");
    const index = Number(id.slice(5));
    const detail = { campaign_id: campaignOf(index), summary: null, transcript: [] };
    return Response.json({ data: { ...calls[index], ...detail } });
  };
  const options = { apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, clock: stoppedClock() };
  return { requestedIds, list: () => new SmartAlex(options).calls.list(), smartalex: new SmartAlex(options) };
}

const ids = (predicate: (call: Call, index: number) => boolean) => calls.filter(predicate).map(({ id }) => id);

test.each<[string, CallFilter | CallPredicate, string[]]>([
  ["a direction", { direction: "outbound" }, ids(({ direction }) => direction === "outbound")],
  [
    "one of several values",
    { sentiment: ["negative", "neutral"] },
    ids(({ sentiment }) => sentiment?.startsWith("ne") ?? false),
  ],
  ["the sentiment null", { sentiment: null }, ids(({ sentiment }) => sentiment === null)],
  [
    "several fields",
    { agent_id: "agent_2", direction: ["web", "inbound"], sentiment: undefined },
    ids(({ agent_id, direction }) => agent_id === "agent_2" && direction !== "outbound"),
  ],
  [
    "a time range that excludes its end",
    { from: "2026-01-15T11:00:00Z", until: new Date("2026-01-15T11:05:00Z") },
    ["call_56", "call_57", "call_58", "call_59", "call_60"],
  ],
  ["a function", ({ duration_seconds }) => duration_seconds > 117, ["call_118", "call_119"]],
  ["an empty filter", {}, ids(() => true)],
])("a list can be filtered by %s", async (_, filter, expected) => {
  const { requestedIds, list } = server();
  expect((await list().filter(filter).toArray({ limit: Infinity })).map(({ id }) => id)).toEqual(expected);
  expect(requestedIds).toEqual([]);
});

test("filters can be combined", async () => {
  const both = server()
    .list()
    .filter({ direction: "web" })
    .filter(({ duration_seconds }) => duration_seconds < 9);
  expect((await both.toArray({ limit: 2 })).map(({ id }) => id)).toEqual(["call_2", "call_5"]);
});

test("only calls that match all other conditions are requested for their campaign, and keep their order", async () => {
  const { requestedIds, list } = server();
  const result = await list()
    .filter({ campaign_id: "campaign_1", agent_id: ["agent_1", "agent_2"] })
    .toArray({ limit: Infinity });
  const candidates = ids(({ agent_id }) => agent_id === "agent_1" || agent_id === "agent_2");
  expect(requestedIds.sort()).toEqual(candidates.sort());
  const expected = ids(({ agent_id }, index) => {
    return campaignOf(index) === "campaign_1" && ["agent_1", "agent_2"].includes(agent_id) && index !== 7;
  });
  expect(result.map(({ id }) => id)).toEqual(expected);
  expect(result[0]).not.toHaveProperty("transcript");
});

test("a filter matches calls without a campaign, and skips a call that no longer exists", async () => {
  const { list } = server();
  const result = await list().filter({ campaign_id: null, until: "2026-01-15T12:00:00Z" }).toArray({ limit: 5 });
  expect(result.map(({ id }) => id)).toEqual(["call_2", "call_3", "call_5", "call_6", "call_8"]);
});

test("getMany returns the details of filtered calls", async () => {
  const { smartalex, list } = server();
  const result: string[] = [];
  for await (const { id } of smartalex.calls.getMany(list().filter({ duration_seconds: [3, 4] }))) result.push(id);
  expect(result).toEqual(["call_3", "call_4"]);
});

test.each<[unknown, string]>([
  [{ sentimant: "negative" }, "unknown field sentimant"],
  [
    { until: null },
    "until must be a Date, a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15",
  ],
  [
    { from: "yesterday" },
    "from must be a Date, a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15",
  ],
  [
    { from: "2026-01-15T14:30:00" },
    "from must be a Date, a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15",
  ],
  [
    { from: "2026-02-30" },
    "from must be a Date, a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15",
  ],
  [
    { until: "1" },
    "until must be a Date, a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15",
  ],
  [
    { until: "01/15/2026" },
    "until must be a Date, a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15",
  ],
  [
    { until: new Date(NaN) },
    "until must be a Date, a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15",
  ],
])("the filter %j is rejected", async (filter, problem) => {
  const error = await rejection(
    server()
      .list()
      .filter(filter as CallFilter)
      .toArray({ limit: 1 }),
  ); // as from JavaScript
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect((error as Error).message).toBe(`Invalid filter: ${problem}.`);
});

test("a misspelled field is rejected even for an empty list, and a call without the field does not match", async () => {
  const { sentiment, ...withoutSentiment } = call("call_1");
  const listOf = (data: unknown[]) => {
    const fetch: Fetch = () =>
      Promise.resolve(Response.json({ data, meta: { total: data.length, page: 1, per_page: 100 } }));
    return new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, clock: stoppedClock() }).calls.list();
  };
  const typo = { sentimant: "negative" } as CallFilter; // as from JavaScript
  expect(await rejection(listOf([]).filter(typo).toArray({ limit: 1 }))).toBeInstanceOf(InvalidRequestError);
  const result = await listOf([withoutSentiment, { ...withoutSentiment, id: "call_2", sentiment: "positive" }])
    .filter({ sentiment: "positive" })
    .toArray({ limit: 9 });
  expect([sentiment, ...result.map(({ id }) => id)]).toEqual([null, "call_2"]);
});

test.each(["America/New_York", "Asia/Tokyo"])(
  "in the time zone %s, days and start times without a time zone are in UTC",
  async (zone) => {
    vi.stubEnv("TZ", zone);
    try {
      const starts = ["2026-01-14T23:59:59", "2026-01-15T00:00:00", "2026-01-15T23:59:59Z", "2026-01-16T00:00:00Z"];
      const data = starts.map((start_timestamp, index) => ({ ...call(`call_${index}`), start_timestamp }));
      const fetch: Fetch = () => Promise.resolve(Response.json({ data, meta: { total: 4, page: 1, per_page: 100 } }));
      const { calls } = new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch });
      const result = await calls
        .list()
        .filter({ from: "2026-01-15", until: "2026-01-16" })
        .toArray({ limit: Infinity });
      expect(result.map(({ id }) => id)).toEqual(["call_1", "call_2"]);
    } finally {
      vi.unstubAllEnvs();
    }
  },
);
