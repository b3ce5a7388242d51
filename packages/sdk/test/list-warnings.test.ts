import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { expect, test } from "vitest";
import {
  NotFoundError,
  SmartAlex,
  type Call,
  type Fetch,
  type WarningEvent,
  type SmartAlexOptions,
} from "@smartalex/sdk";
import { call, rejection, stoppedClock } from "./fakes.ts";
import { unusualServer, serveLists } from "./serve-lists.ts";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";

function client(fetch: Fetch, options: SmartAlexOptions = {}) {
  const baseUrl = "http://127.0.0.1/v1";
  return new SmartAlex({ apiKey: "k", baseUrl, fetch, clock: stoppedClock(), maxRetries: 0, ...options });
}

/** Reads a list to its end. */
async function readAll(fetch: Fetch, options: SmartAlexOptions = {}) {
  const warnings: WarningEvent[] = [];
  const smartalex = client(fetch, { onWarning: (warning) => warnings.push(warning), ...options });
  const calls = await smartalex.calls.list().toArray({ limit: Infinity });
  return { ids: calls.map(({ id }: Call) => id), warnings };
}

/** One call arrives and one is deleted after each of the first 30 requests. */
const changes = Array.from({ length: 30 }, (_, index) => ({
  inserts: [index * 4 + 1],
  removals: [index * 7],
  expiring: 0,
}));

test.each(["truncated", "clamped silently"] as const)(
  "pages that are %s at 20 rows while meta.per_page repeats the request are read to the end of a list that changes",
  async (kind) => {
    const server = unusualServer({ size: 710, changes, pages: { kind, sizes: [20], sizeLasts: 1 } });
    const { ids, warnings } = await readAll(serveLists(server.fetchPage));
    expect(server.permanentIds.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(warnings).toEqual([]);
    expect(server.requests).toBeLessThanOrEqual(60);
  },
);

/** Lists 300 rows, and omits every third one after the list was divided into pages. */
function omittingEveryThird(total: number): FetchCallPage {
  const rows = Array.from({ length: 300 }, (_, index) => call(`call_${index}`));
  return ({ page = 1, per_page = 20 }) => {
    const data = rows.slice((page - 1) * per_page, page * per_page).filter(({ id }) => Number(id.slice(5)) % 3 !== 2);
    return Promise.resolve({ data, meta: { total, page, per_page } });
  };
}

test("a list whose pages omit every third row is read to the end", async () => {
  const { ids, warnings } = await readAll(serveLists(omittingEveryThird(200)));
  expect(ids).toHaveLength(200);
  expect(warnings).toEqual([]);
});

test("a change feed reads a list whose pages omit every third row to the end", async () => {
  const ids: string[] = [];
  for await (const { upserts } of client(serveLists(omittingEveryThird(200))).calls.changes()) {
    ids.push(...upserts.map(({ id }) => id));
  }
  expect(new Set(ids).size).toBe(200);
});

test("a change feed calls the client's onWarning hook, or its own hook instead", async () => {
  const fetch = serveLists(({ page = 1 }) => {
    const rows = [call("call_1"), call("call_2")];
    return Promise.resolve({ data: page === 1 ? rows : [], meta: { total: 9, page, per_page: 20 } });
  });
  const clientWarnings: string[] = [];
  const feedWarnings: string[] = [];
  const smartalex = client(fetch, { onWarning: ({ code }) => clientWarnings.push(code) });
  for await (const { deletedIds } of smartalex.calls.changes()) expect(deletedIds).toEqual([]);
  expect(clientWarnings).toContain("total_mismatch");
  const before = clientWarnings.length;
  for await (const { deletedIds } of smartalex.calls.changes({ onWarning: ({ code }) => feedWarnings.push(code) })) {
    expect(deletedIds).toEqual([]);
  }
  expect(feedWarnings).toContain("total_mismatch");
  expect(clientWarnings).toHaveLength(before);
});

test("a total that includes rows which no page has causes a warning, with the query of the list", async () => {
  const warnings: WarningEvent[] = [];
  const list = client(serveLists(omittingEveryThird(300))).calls.list(
    { since_hours: 24, per_page: 50 },
    { onWarning: (warning) => warnings.push(warning) },
  );
  expect(await list.toArray({ limit: Infinity })).toHaveLength(200);
  expect(warnings).toEqual([
    {
      code: "total_mismatch",
      message: expect.stringContaining("reports a total of 300 calls, but its pages ended after 200") as string,
      query: { since_hours: 24 },
      received: 200,
      total: 300,
    },
  ]);
});

test.each([5, 10, 100, 1_000])(
  "pages that are empty after page %i end the list with a warning, in at most three times the requests of a plain loop",
  async (page) => {
    const rows = Array.from({ length: 150 * page }, (_, index) => call(`call_${index}`));
    let requests = 0;
    const fetchPage: FetchCallPage = ({ page: number = 1, per_page = 20 }) => {
      requests++;
      const data = number > page ? [] : rows.slice((number - 1) * per_page, number * per_page);
      return Promise.resolve({ data, meta: { total: rows.length, page: number, per_page } });
    };
    const { ids, warnings } = await readAll(serveLists(fetchPage));
    expect(ids).toEqual(rows.slice(0, 100 * page).map(({ id }) => id)); // the largest pages reach no further
    expect(warnings.at(-1)).toMatchObject({ code: "total_mismatch", received: ids.length, total: 150 * page });
    expect(requests).toBeLessThanOrEqual(3 * (page + 1) + 50);
  },
);

test.each([
  ["too high", 1_000],
  ["too low", 100],
  ["zero", 0],
])("a total that is %s does not end the list, and causes a warning", async (_, total) => {
  const server = unusualServer({ size: 150 });
  const fetchPage: FetchCallPage = async (query) => {
    const { data, meta } = await server.fetchPage(query);
    return { data, meta: { ...meta, total } };
  };
  const { ids, warnings } = await readAll(serveLists(fetchPage));
  expect(ids).toHaveLength(150);
  expect(warnings).toMatchObject([{ code: "total_mismatch", received: 150, total }]);
  expect(server.requests).toBeLessThanOrEqual(14); // five of them were prefetched where the total is too high
});

test("pages of one fixed size are requested one at a time, with a warning", async () => {
  const server = unusualServer({ size: 200, changes, pages: { kind: "fixed", sizes: [20], sizeLasts: 1 } });
  const fetch = serveLists(server.fetchPage);
  const { warnings } = await readAll(fetch);
  expect(fetch.maxOpen).toBe(1);
  expect(warnings).toMatchObject([{ code: "pages_cannot_overlap", pageSize: 20 }]);
});

test("a list of fixed pages that changes with every request is read to its end", async () => {
  // A call arrives at the end of the list after each request, so every page has a different total.
  const arrivals = Array.from({ length: 60 }, () => ({ inserts: [1], removals: [], expiring: 0 }));
  const server = unusualServer({
    size: 200,
    order: "oldest",
    changes: arrivals,
    pages: { kind: "fixed", sizes: [20], sizeLasts: 1 },
  });
  const { ids } = await readAll(serveLists(server.fetchPage));
  expect(server.permanentIds.filter((id) => !ids.includes(id))).toEqual([]);
});

test("a 404 for a page past the end ends the list", async () => {
  // When the last pages are requested, their calls have been deleted.
  const removals = [{ inserts: [], removals: Array.from({ length: 120 }, (_, index) => index), expiring: 0 }];
  const server = unusualServer({ size: 250, pastEnd: "404", changes: removals });
  const { ids, warnings } = await readAll(serveLists(server.fetchPage));
  expect(server.permanentIds.filter((id) => !ids.includes(id))).toEqual([]);
  expect(warnings).toEqual([]);
});

test("a 404 for a page that exists according to the total is thrown", async () => {
  const server = unusualServer({ size: 500 });
  const fetchPage: FetchCallPage = (query) => {
    if ((query.page ?? 1) > 1) throw new NotFoundError("not here", { code: "not_found", status: 404 });
    return server.fetchPage(query);
  };
  expect(await rejection(readAll(serveLists(fetchPage)))).toMatchObject({ name: "NotFoundError" });
});

test("a list throws an error if the server has shown calls that no page before them leads to", async () => {
  // The second page and all small pages repeat the first one. Only the third page has the rest of the list.
  const server = unusualServer({ size: 150 });
  const fetchPage: FetchCallPage = async ({ page = 1, per_page = 20 }) => {
    const { data, meta } = await server.fetchPage({ page: page === 2 || per_page < 60 ? 1 : page, per_page });
    return { data, meta: { ...meta, page } };
  };
  expect(await rejection(readAll(serveLists(fetchPage)))).toMatchObject({ name: "InvalidResponseError" });
});

test("a list is complete if only small pages lead to its last calls", async () => {
  const server = unusualServer({ size: 150 });
  const fetchPage: FetchCallPage = async ({ page = 1, per_page = 20 }) => {
    const { data, meta } = await server.fetchPage({ page: page === 2 ? 1 : page, per_page });
    return { data, meta: { ...meta, page } };
  };
  expect(await readAll(serveLists(fetchPage))).toMatchObject({ ids: { length: 150 } });
});

test("a 404 for the first page is thrown", async () => {
  const fetch: Fetch = () => Promise.resolve(new Response("not here", { status: 404 }));
  expect(await rejection(readAll(fetch))).toMatchObject({ name: "NotFoundError" });
});

test("if the server rejects the assumed page size, the client uses the default from then on", async () => {
  const server = unusualServer({ size: 95, pages: { kind: "rejected", sizes: [50], sizeLasts: 1 } });
  const fetch = serveLists(server.fetchPage);
  const smartalex = client(fetch);
  expect(await smartalex.calls.list().toArray({ limit: Infinity })).toHaveLength(95);
  expect(fetch.queries.slice(0, 3)).toEqual(["page=1&per_page=100", "page=1", "page=2&per_page=18"]);

  const before = fetch.queries.length;
  expect(await smartalex.calls.list().filter({ direction: "inbound" }).toArray({ limit: Infinity })).toHaveLength(95);
  for await (const { call: detail } of smartalex.calls.getMany({})) expect(detail?.summary).toBe("They spoke.");
  for await (const { upserts } of smartalex.calls.changes()) expect(upserts.length).toBeLessThan(100);
  expect(fetch.queries.slice(before).filter((query) => query.includes("per_page=100"))).toEqual([]);
});

test("if the server rejects a page size that the caller chose, the error is thrown", async () => {
  const server = unusualServer({ size: 95, pages: { kind: "rejected", sizes: [50], sizeLasts: 1 } });
  const list = client(serveLists(server.fetchPage)).calls.list({ per_page: 60 });
  expect(await rejection(list.toArray({ limit: 5 }))).toMatchObject({ name: "InvalidRequestError", status: 400 });
  expect(server.requests).toBe(1);
});

test("if the server rejects a query for another reason, the error is thrown after one more request", async () => {
  let requests = 0;
  const fetch: Fetch = () => {
    requests++;
    const error = { code: "invalid_request", message: "since_hours is too large", status: 400 };
    return Promise.resolve(Response.json({ error }, { status: 400 }));
  };
  const list = client(fetch).calls.list({ since_hours: 9_000 });
  expect(await rejection(list.toArray({ limit: 5 }))).toMatchObject({
    message: expect.stringContaining("since_hours is too large") as string,
  });
  expect(requests).toBe(2);
});

test("a warning is sent to the hook, the logger and diagnostics_channel, and an error of the hook is ignored", async () => {
  const lines: string[] = [];
  const published: unknown[] = [];
  const listen = (event: unknown) => published.push(event);
  const ignore = () => undefined;
  const logger = { error: ignore, warn: (line: string) => lines.push(line), info: ignore, debug: ignore };
  const onWarning = () => {
    throw new Error("an error of the hook");
  };
  subscribe("smartalex:warning", listen);
  try {
    expect((await readAll(serveLists(omittingEveryThird(300)), { logger, onWarning })).ids).toHaveLength(200);
  } finally {
    unsubscribe("smartalex:warning", listen);
  }
  expect(lines).toEqual([expect.stringContaining("reports a total of 300 calls")]);
  expect(published).toMatchObject([{ code: "total_mismatch" }]);
});

test("the onWarning hook of a list replaces the hook of the client", async () => {
  const called: string[] = [];
  const smartalex = client(serveLists(omittingEveryThird(300)), { onWarning: () => called.push("client") });
  await smartalex.calls.list({}, { onWarning: () => called.push("list") }).toArray({ limit: Infinity });
  await smartalex.calls.list().toArray({ limit: Infinity });
  expect(called).toEqual(["list", "client"]);
});

test("without a hook and a logger, the process shows the first warning of each kind", async () => {
  const shown: (Error & { code?: string })[] = [];
  const listen = (warning: Error) => shown.push(warning);
  process.on("warning", listen);
  try {
    const smartalex = client(serveLists(omittingEveryThird(300)));
    await smartalex.calls.list().toArray({ limit: Infinity });
    await smartalex.calls.list().toArray({ limit: Infinity });
    await new Promise((resolve) => setImmediate(resolve)); // the process emits the warning in a later turn of the event loop
  } finally {
    process.off("warning", listen);
  }
  const ours = shown.filter(({ name }) => name === "SmartAlexWarning");
  expect(ours).toMatchObject([{ code: "total_mismatch" }]);
});
