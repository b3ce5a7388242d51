import { callStatusValues, type CallListBody } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock } from "@smartalex/mock";
import { SmartAlex } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { checked } from "./checked.ts";

const documentedCall = document.components.examples.getCall.value.data;
const now = "2026-01-16T12:00:00Z";
const ask = checked(createMock({ now, requestsPerMinute: 1e6 }).fetch);

function get(query: string, from = ask): Promise<Response> {
  return from(
    new Request(`https://api.getsmartalex.com/v1/calls${query}`, { headers: { authorization: "Bearer key" } }),
  );
}
async function list(query = "", from = ask): Promise<CallListBody> {
  const response = await get(query, from);
  expect(response.status).toBe(200);
  return (await response.json()) as CallListBody;
}
async function problem(query: string, from = ask): Promise<string> {
  const response = await get(query, from);
  expect(response.status).toBe(400);
  return ((await response.json()) as { error: { message: string } }).error.message;
}

test("without a query, the response has the first 20 of 150 calls, newest first", async () => {
  const { data, meta } = await list();
  expect(meta).toEqual({ total: 150, page: 1, per_page: 20 });
  expect(data).toHaveLength(20);
  const starts = data.map(({ start_timestamp }) => start_timestamp);
  expect(starts).toEqual([...starts].sort().reverse());
});

test.each([1, 7, 20, 50, 100])("pages of %i divide the list without gaps or overlaps", async (per_page) => {
  const whole = [...(await list("?per_page=100")).data, ...(await list("?per_page=100&page=2")).data];
  const parts = [];
  for (let page = 1; page <= Math.ceil(150 / per_page); page++) {
    const { data, meta } = await list(`?per_page=${per_page}&page=${page}`);
    expect(meta).toEqual({ total: 150, page, per_page });
    parts.push(...data);
  }
  expect(parts).toEqual(whole);
});

test("a page past the end is empty, with the correct total", async () => {
  expect(await list("?page=9")).toEqual({ data: [], meta: { total: 150, page: 9, per_page: 20 } });
});

test.each(callStatusValues)(
  "status=%s returns only these calls, and the statuses add up to the total",
  async (status) => {
    const { data, meta } = await list(`?status=${status}&per_page=100`);
    expect(data.length).toBeGreaterThan(0);
    expect(new Set(data.map(({ call_status }) => call_status))).toEqual(new Set([status]));
    const all = await Promise.all(callStatusValues.map((value) => list(`?status=${value}`)));
    expect(all.reduce((sum, part) => sum + part.meta.total, 0)).toBe(150);
    expect(meta.total).toBeLessThan(150);
  },
);

test.each([1, 24, 72, 168])("since_hours=%i returns the calls that started in the last hours", async (hours) => {
  const { data, meta } = await list(`?since_hours=${hours}&per_page=100`);
  const since = new Date(Date.parse(now) - hours * 3_600_000).toISOString();
  for (const { start_timestamp } of data) expect(start_timestamp >= since).toBe(true);
  const all = [...(await list("?per_page=100")).data, ...(await list("?per_page=100&page=2")).data];
  expect(meta.total).toBe(all.filter(({ start_timestamp }) => start_timestamp >= since).length);
});

test("filters combine", async () => {
  const { data, meta } = await list("?since_hours=48&status=completed&per_page=100");
  expect(data).toHaveLength(meta.total);
  expect(meta.total).toBeLessThan((await list("?since_hours=48")).meta.total);
});

test("a list has no transcripts, summaries and campaigns", async () => {
  const [first] = (await list()).data;
  expect(Object.keys(first ?? {})).toEqual([
    "id",
    "agent_id",
    "contact_id",
    "direction",
    "call_status",
    "duration_seconds",
    "sentiment",
    "cost",
    "start_timestamp",
    "end_timestamp",
  ]);
});

test.each([
  ["?page=0", "page must be at least 1"],
  ["?page=abc", "page must be an integer of at least 1"],
  ["?page=1.5", "page must be an integer of at least 1"],
  ["?page=", "page must be an integer of at least 1"],
  ["?per_page=101", "per_page must be at most 100"],
  ["?per_page=99999999999999999999", "per_page must be an integer of at least 1"],
  ["?since_hours=-1", "since_hours must be at least 1"],
  ["?status=done", "status must be one of completed, voicemail, no_answer, busy, failed"],
  ["?status=", "status must be one of completed, voicemail, no_answer, busy, failed"],
  ["?page=1&page=2", "page is given more than once"],
])("%s is invalid: %s", async (query, message) => {
  expect(await problem(query)).toBe(message);
});

test.each(["?sort=cost", "?__proto__=1", "?constructor=1&toString=2"])("%s is unknown, and ignored", async (query) => {
  expect((await list(query)).meta.total).toBe(150);
});

test.each([1, 7, 50, 100, 250])("maxPerPage %i limits the page size", async (maxPerPage) => {
  const mock = checked(createMock({ now, maxPerPage }).fetch);
  expect((await list(`?per_page=${maxPerPage}`, mock)).data).toHaveLength(Math.min(maxPerPage, 150));
  expect(await problem(`?per_page=${maxPerPage + 1}`, mock)).toBe(`per_page must be at most ${maxPerPage}`);
  expect((await list("", mock)).meta.per_page).toBe(Math.min(maxPerPage, 20));
  expect(await problem("?per_page=0", mock)).toBe("per_page must be at least 1");
});

test("with over: clamp, a larger page is limited, and meta.per_page contains the limit", async () => {
  const mock = checked(createMock({ now, maxPerPage: 50, over: "clamp" }).fetch);
  for (const asked of [51, 100, 101, 999_999_999]) {
    const { data, meta } = await list(`?per_page=${asked}&page=2`, mock);
    expect(meta).toEqual({ total: 150, page: 2, per_page: 50 });
    expect(data).toEqual((await list("?per_page=50&page=2")).data);
  }
  expect(await problem("?per_page=many", mock)).toContain("integer of at least 1");
});

test.each([1, 7, 20, 75, 100])("oldest first, pages of %i have the same calls in the opposite order", async (size) => {
  const mock = checked(createMock({ now, order: "oldest", requestsPerMinute: 1e6 }).fetch);
  for (const filter of ["", "&status=completed", "&since_hours=48"]) {
    const newest = [];
    const oldest = [];
    const { total } = (await list(`?${filter}`)).meta;
    for (let page = 1; page <= Math.ceil(total / size); page++) {
      newest.push(...(await list(`?per_page=${size}&page=${page}${filter}`)).data);
      const { data, meta } = await list(`?per_page=${size}&page=${page}${filter}`, mock);
      expect(meta).toEqual({ total, page, per_page: size });
      oldest.push(...data);
    }
    expect(oldest).toEqual(newest.reverse());
    expect(oldest).toHaveLength(total);
  }
  expect((await list("?page=999", mock)).data).toEqual([]);
});

test("an empty list is empty in both orders", async () => {
  const mock = checked(createMock({ now, calls: [], order: "oldest" }).fetch);
  expect(await list("", mock)).toEqual({ data: [], meta: { total: 0, page: 1, per_page: 20 } });
});

test("the client reads all calls from a server that limits pages and lists the oldest calls first", async () => {
  const { fetch } = createMock({ now, maxPerPage: 9, over: "clamp", order: "oldest" });
  const ids = new Set<string>();
  const smartalex = new SmartAlex({ apiKey: "any", fetch });
  for await (const { id } of smartalex.calls.list({ per_page: 100 })) ids.add(id);
  expect(ids.size).toBe(150);
});

test.each([{ maxPerPage: 0 }, { maxPerPage: 1.5 }, { over: "drop" }, { order: "random" }])(
  "%j is an invalid option",
  (options) => {
    expect(() => createMock(options as object)).toThrow(/the option \w+ must be/); // as from JavaScript
  },
);

test("a call that started in a leap second is sorted correctly", async () => {
  const call = (id: string, seconds: string) => {
    return { ...documentedCall, id, start_timestamp: `2016-12-31T23:59:${seconds}Z` };
  };
  const calls = [call("call_1", "58"), call("call_2", "60"), call("call_3", "59.5")];
  for (const options of [
    { calls },
    { data: [{ name: "a", text: calls.map((one) => JSON.stringify(one)).join("\n") }] },
  ]) {
    const { data } = await list("", checked(createMock(options).fetch));
    expect(data.map(({ id }) => id)).toEqual(["call_3", "call_2", "call_1"]);
  }
});
