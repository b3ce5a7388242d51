import { AuthenticationError, InvalidResponseError, NotFoundError, SmartAlex } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { call, failure, pagingServer, rejection, scripted, stoppedClock } from "./fakes.ts";

function clientOf(fetch: ReturnType<typeof scripted>): SmartAlex {
  return new SmartAlex({ apiKey: "sk_test", baseUrl: "https://api.test/v1", clock: stoppedClock(), fetch });
}

function callResponse(): Response {
  return Response.json({ data: { ...call("call_1"), transcript: [] } }, { headers: { "x-request-id": "req_1" } });
}

test("get sends its request at once, and only once", async () => {
  const fetch = scripted(callResponse());
  const promise = clientOf(fetch).calls.get("call_1");
  await Promise.resolve();
  const { data, response } = await promise.withResponse();
  expect(data.id).toBe("call_1");
  expect((await promise).id).toBe("call_1");
  expect(response.headers.get("x-request-id")).toBe("req_1");
  expect(fetch.requests).toHaveLength(1);
});

test("asResponse returns a body that the client cannot parse", async () => {
  const promise = clientOf(scripted(new Response("<html>"))).calls.get("call_1");
  expect(await (await promise.asResponse()).text()).toBe("<html>");
  expect(await rejection(promise)).toBeInstanceOf(InvalidResponseError);
});

test("await, withResponse and asResponse throw the same error", async () => {
  const promise = clientOf(scripted(failure(404, "call_not_found"))).calls.get("call_1");
  const errors = await Promise.all([promise, promise.withResponse(), promise.asResponse()].map(rejection));
  expect(errors[0]).toBeInstanceOf(NotFoundError);
  expect(new Set(errors).size).toBe(1);
});

test("catch and finally work as for every promise", async () => {
  const promise = clientOf(scripted(failure(404, "call_not_found"))).calls.get("call_1");
  let isDone = false;
  const result = await promise
    .finally(() => {
      isDone = true;
    })
    .catch(() => "not found");
  expect([result, isDone]).toEqual(["not found", true]);
});

test("a list sends no request until it is used", async () => {
  const server = pagingServer(() => ["call_1"]);
  const list = new SmartAlex({ apiKey: "sk_test", fetch: server }).calls.list();
  await Promise.resolve();
  expect(server.asked).toHaveLength(0);
  const { data, response } = await list.withResponse();
  expect(data.data).toHaveLength(1);
  expect(response.status).toBe(200);
  expect(await list.asResponse()).toMatchObject({ status: 200 });
  expect(server.asked).toHaveLength(1);
});

test("a list that failed is requested again", async () => {
  const body = { data: [], meta: { total: 0, page: 1, per_page: 20 } };
  const fetch = scripted(failure(404, "not_found"), Response.json(body));
  const list = clientOf(fetch).calls.list();
  expect(await rejection(list)).toBeInstanceOf(NotFoundError);
  expect((await list).data).toEqual([]);
});

test("an awaited page iterates every item, starting with its own", async () => {
  const ids = Array.from({ length: 250 }, (_, index) => `call_${index}`);
  const server = pagingServer(() => ids);
  const page = await new SmartAlex({ apiKey: "sk_test", fetch: server }).calls.list({ per_page: 100 });
  const seen: string[] = [];
  for await (const { id } of page) seen.push(id);
  expect(seen).toEqual(ids);
  expect(server.asked.filter(({ page: number }) => String(number ?? 1) === "1")).toHaveLength(1);
});

test("a later page iterates its own items and those of the pages that follow", async () => {
  const ids = Array.from({ length: 250 }, (_, index) => `call_${index}`);
  const list = new SmartAlex({ apiKey: "sk_test", fetch: pagingServer(() => ids) }).calls.list({ per_page: 50 });
  const page = await (await list).getNextPage();
  const seen: string[] = [];
  for await (const { id } of page ?? []) seen.push(id);
  expect(seen).toEqual(ids.slice(50));
});

test("the last page has no next page", async () => {
  const server = pagingServer(() => ["call_1", "call_2"]);
  const page = await new SmartAlex({ apiKey: "sk_test", fetch: server }).calls.list({ per_page: 1 });
  const next = await page.getNextPage();
  expect(next?.data.map(({ id }) => id)).toEqual(["call_2"]);
  expect(next?.hasNextPage).toBe(false);
  expect(await next?.getNextPage()).toBeUndefined();
});

test("an iterator of a failed list that is not used causes no unhandled rejection", async () => {
  const list = clientOf(scripted(failure(401, "unauthorized"))).calls.list();
  const failed = rejection(list);
  const [pages, calls] = [list.pages(), list[Symbol.asyncIterator]()];
  const error = await failed;
  expect(error).toBeInstanceOf(AuthenticationError);
  await calls.return();
  await new Promise((resolve) => setImmediate(resolve)); // an unhandled rejection would fail the run
  expect(await rejection(pages.next())).toBe(error);
});
