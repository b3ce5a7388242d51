import { expect, test } from "vitest";
import { InvalidRequestError, SmartAlex, type Fetch, type ListCallsParams } from "@smartalex/sdk";
import { call, failure, pagingServer, rejection, scripted, stoppedClock } from "./fakes.ts";

function client(fetch: Fetch) {
  return new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, clock: stoppedClock(), maxRetries: 0 });
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `call_${index}`);

test("awaiting a list returns one page, and getNextPage returns the next", async () => {
  const server = pagingServer(() => ids(45));
  const first = await client(server).calls.list({ status: "completed", since_hours: 24 });
  expect(first.data).toHaveLength(20);
  expect(first.meta).toEqual({ total: 45, page: 1, per_page: 20 });
  expect(first.hasNextPage).toBe(true);

  const second = await first.getNextPage();
  const third = await second?.getNextPage();
  expect(third?.data.map(({ id }) => id)).toEqual(["call_40", "call_41", "call_42", "call_43", "call_44"]);
  expect(third?.hasNextPage).toBe(false);
  expect(await third?.getNextPage()).toBeUndefined();
  expect(server.asked).toEqual([
    { status: "completed", since_hours: "24" },
    { status: "completed", since_hours: "24", page: "2" },
    { status: "completed", since_hours: "24", page: "3" },
  ]);
});

test.each([0, 1, 99, 100, 101, 250])("iterating a list of %i calls yields every call once, in order", async (count) => {
  const seen: string[] = [];
  for await (const { id } of client(pagingServer(() => ids(count))).calls.list()) seen.push(id);
  expect(seen).toEqual(ids(count));
});

test("iterating requests 100 calls per page, and adapts to a server that returns fewer", async () => {
  const server = pagingServer(() => ids(120), { clampPerPage: 50 });
  const seen: string[] = [];
  for await (const { id } of client(server).calls.list()) seen.push(id);
  expect(seen).toEqual(ids(120));
  expect(server.asked.map(({ per_page }) => per_page)).toEqual(["100", "48", "47"]);
});

test("a call that arrives during pagination does not duplicate other calls", async () => {
  const list = ids(60);
  const server = pagingServer(() => list);
  const seen: string[] = [];
  for await (const { id } of client(server).calls.list({ per_page: 20 })) {
    seen.push(id);
    if (id === "call_1") list.unshift("call_new");
  }
  expect(seen).toEqual(ids(60));
});

test("leaving the loop stops the requests", async () => {
  const server = pagingServer(() => ids(500));
  for await (const { id } of client(server).calls.list({}, { concurrency: 1 })) if (id === "call_120") break;
  expect(server.asked).toHaveLength(2);
});

test("a list cannot be iterated from a later page, because pages shift when calls are added or deleted", async () => {
  const server = pagingServer(() => ids(95));
  const error = await rejection(client(server).calls.list({ page: 2 }).toArray({ limit: 1 }));
  expect(error).toMatchObject({
    name: "InvalidRequestError",
    message: expect.stringContaining("page cannot be combined with iteration") as string,
  });
  expect(server.asked).toEqual([]);
});

test.each([
  [0, 0],
  [1, 1],
  [150, 150],
  [Infinity, 250],
])("toArray with limit %d returns %i calls, and requests no further pages", async (limit, count) => {
  const server = pagingServer(() => ids(250));
  expect((await client(server).calls.list({}, { concurrency: 1 }).toArray({ limit })).map(({ id }) => id)).toEqual(
    ids(count),
  );
  expect(server.asked).toHaveLength(Math.ceil(count / 98));
});

test.each([-1, 1.5, Number.NaN, undefined as unknown as number])("toArray rejects the limit %j", async (limit) => {
  const server = pagingServer(() => ids(5));
  expect(await rejection(client(server).calls.list().toArray({ limit }))).toBeInstanceOf(InvalidRequestError);
  expect(server.asked).toEqual([]);
});

test("toArray without a limit throws an error with an example", async () => {
  const list = client(pagingServer(() => ids(5))).calls.list();
  const toArray = list.toArray.bind(list) as () => Promise<unknown>; // as from JavaScript
  expect(await rejection(toArray())).toMatchObject({
    name: "InvalidRequestError",
    message: expect.stringContaining("toArray({ limit: 100 })") as string,
  });
});

test("a list whose first request failed can be requested again", async () => {
  const response = Response.json({ data: [call("call_1")], meta: { total: 1, page: 1, per_page: 20 } });
  const list = client(scripted(failure(500, "server_error"), response)).calls.list();
  expect(await rejection(list)).toMatchObject({ name: "ServerError" });
  expect((await list).meta.total).toBe(1);
});

test("pages contain calls as the server returns them, with the server's meta", async () => {
  const sizes = [];
  for await (const { data, meta } of client(pagingServer(() => ids(250)))
    .calls.list()
    .pages())
    sizes.push([data.length, meta.total]);
  expect(sizes).toEqual([
    [100, 250],
    [96, 250],
    [54, 250],
  ]);
});

test("pages continue where another client stopped, regardless of the page that this list has returned", async () => {
  const server = pagingServer(() => ids(250));
  const [first] = await collectPages(client(server).calls.list().pages());
  const list = client(server).calls.list();
  await list;
  const returnedIds = first?.data.map(({ id }) => id) ?? [];
  const after = {
    meta: first?.meta ?? { page: 0, per_page: 0, total: 0 },
    returned: returnedIds.length,
    ids: returnedIds,
  };
  server.asked.length = 0;
  const rest = await collectPages(list.pages({ after }));
  expect(rest.flatMap(({ data }) => data.map(({ id }) => id))).toEqual(ids(250).slice(100));
  expect(server.asked.map(({ page }) => page)).toEqual(["2", "3"]);
});

async function collectPages<Page>(pages: AsyncIterable<Page>): Promise<Page[]> {
  const all: Page[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

test("a list sends no request until it is used, and awaiting it twice sends one request", async () => {
  const server = pagingServer(() => ids(3));
  const list = client(server).calls.list();
  expect(server.asked).toEqual([]);
  expect(await list).toBe(await list);
  expect(server.asked).toHaveLength(1);
});

test("iterating a list that was awaited returns every call", async () => {
  const server = pagingServer(() => ids(45));
  const list = client(server).calls.list();
  expect((await list).meta.total).toBe(45);
  const seen: string[] = [];
  for await (const { id } of list) seen.push(id);
  expect(seen).toEqual(ids(45));
  expect(server.asked).toEqual([{}, { page: "1", per_page: "100" }]);
});

test("a list has catch and finally, like a promise", async () => {
  let finallyCount = 0;
  const list = client(scripted(failure(403, "forbidden"))).calls.list();
  expect(await list.finally(() => finallyCount++).catch((error: unknown) => (error as Error).name)).toBe(
    "PermissionDeniedError",
  );
  expect(finallyCount).toBe(1);
});

test("get returns the call itself, and escapes its ID in the URL", async () => {
  const server = scripted(
    Response.json({ data: { ...call("a/b?c#d"), campaign_id: null, summary: null, transcript: [] } }),
  );
  expect((await client(server).calls.get("a/b?c#d")).id).toBe("a/b?c#d");
  expect(server.requests[0]?.url).toBe("http://127.0.0.1/v1/calls/a%2Fb%3Fc%23d");
});

test("withResponse returns the headers, and the body as the server sent it", async () => {
  const body = '{"data": {"id":"call_1","cost":0.10}}';
  const server = scripted(new Response(body, { headers: { "x-request-id": "req_1" } }));
  const { data, response } = await client(server).calls.get("call_1").withResponse();
  expect(data.id).toBe("call_1");
  expect(response.headers.get("x-request-id")).toBe("req_1");
  expect(await response.text()).toBe(body);
});

test("withResponse removes the headers that describe a compressed body", async () => {
  const headers = { "content-encoding": "gzip", "content-length": "50", "x-kept": "yes" };
  const { response } = await client(scripted(new Response('{"data":{"id":"call_1"}}', { headers })))
    .calls.get("call_1")
    .withResponse();
  expect([...response.headers.keys()].sort()).toEqual(["content-type", "x-kept"]);
});

test.each(["", ".", "..", "call_\ud800", undefined as unknown as string])(
  "the ID %j is rejected before a request is sent, because a URL cannot contain it",
  async (id) => {
    const server = scripted();
    expect(await rejection(client(server).calls.get(id))).toBeInstanceOf(InvalidRequestError);
    expect(server.requests).toEqual([]);
  },
);

test.each([
  [{ status: 5 }, "status must be a string"],
  [{ page: -1 }, "page must be an integer of at least 0"],
  [{ since_hours: 1.5 }, "since_hours must be an integer of at least 0"],
  [{ since_hours: "24", page: 1 }, "since_hours must be an integer of at least 0"],
  [
    { since_hour: 24, page: null },
    "since_hour is not a parameter of the API; use since_hours; page must be an integer of at least 0",
  ],
] as unknown as [ListCallsParams, string][])(
  "the query %j is rejected before a request is sent",
  async (query, message) => {
    const server = scripted();
    const error = await rejection(client(server).calls.list(query));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error).toMatchObject({
      code: "invalid_request",
      status: undefined,
      message: `Invalid query: ${message}.`,
    });
    expect(server.requests).toEqual([]);
  },
);

test("an undefined query parameter is not sent", async () => {
  const server = pagingServer(() => ids(1));
  const list = client(server).calls.list({ status: undefined, page: 1, per_page: undefined });
  for await (const { id } of list) expect(id).toBe("call_0");
  expect(server.asked).toEqual([{ page: "1", per_page: "100" }]);
});

test("a signal aborts a request", async () => {
  const controller = new AbortController();
  const promise = client(() => new Promise(() => undefined)).calls.get("call_1", { signal: controller.signal });
  controller.abort();
  expect(await rejection(promise)).toMatchObject({ name: "AbortError" });
});

test.each(["off", "envelope", "strict"] as const)(
  "with validate: %s, values that only an assumption excludes are sent to the server",
  async (validate) => {
    const queries: ListCallsParams[] = [{ per_page: 200 }, { since_hours: 0 }, { status: "transferred" }, { page: 0 }];
    for (const query of queries) {
      const server = scripted(failure(400, "invalid_request"));
      const { calls } = new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch: server, validate });
      expect(await rejection(calls.list(query))).toMatchObject({ name: "InvalidRequestError", status: 400 });
      expect(server.requests.map(({ url }) => new URL(url).search)).toEqual([
        `?${Object.entries(query).join().replace(",", "=")}`,
      ]);
    }
  },
);
