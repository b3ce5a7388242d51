import type { ErrorBody, CallListBody } from "@smartalex/contract";
import { createMock, type MockOptions } from "@smartalex/mock";
import { expect, test } from "vitest";

const now = "2026-01-16T12:00:00Z";

function ask(fault: string, path = "/calls", options: MockOptions = {}): Promise<Response> {
  const { fetch } = createMock({ now, faults: [fault], ...options });
  return fetch(new Request(`http://mock/v1${path}`, { headers: { authorization: "Bearer key" } }));
}
async function list(fault: string, path?: string): Promise<CallListBody> {
  return (await (await ask(fault, path)).json()) as CallListBody;
}
const genuine = async (path?: string) => list("ok", path);

test.each([
  [400, "invalid_request"],
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "not_found"],
  [418, "invalid_request"],
  [429, "rate_limited"],
  [500, "server_error"],
  [599, "server_error"],
])("%i is an error in the format of the API", async (status, code) => {
  const response = await ask(String(status));
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(((await response.json()) as ErrorBody).error).toMatchObject({ code, status });
});

test("a 404 for a call is call_not_found", async () => {
  const response = await ask("404", "/calls/call_abc123");
  expect(((await response.json()) as ErrorBody).error.code).toBe("call_not_found");
});

test("a status can have the page of a proxy, or no body", async () => {
  const page = await ask("502 html");
  expect([page.status, page.headers.get("content-type")]).toEqual([502, "text/html"]);
  expect(await page.text()).toContain("<h1>502</h1>");
  for (const fault of ["500 empty", "200 empty", "204", "302"]) {
    const empty = await ask(fault);
    expect([empty.status, await empty.text()]).toEqual([Number(fault.slice(0, 3)), ""]);
  }
});

test.each([
  ["429 retry-after=120", "retry-after", "120"],
  ["429 retry-after=-1", "retry-after", "-1"],
  ["429 retry-after=soon", "retry-after", "soon"],
  ["429 retry-after=now+90", "retry-after", "Fri, 16 Jan 2026 12:01:30 GMT"],
  ["429 retry-after=now-90", "retry-after", "Fri, 16 Jan 2026 11:58:30 GMT"],
  ["503 html retry-after-ms=1500", "retry-after-ms", "1500"],
  ["429", "retry-after", "1"],
  ["302 location=http://127.0.0.1:1/v1", "location", "http://127.0.0.1:1/v1"],
])("%s has the header %s: %s", async (fault, name, value) => {
  expect((await ask(fault)).headers.get(name)).toBe(value);
});

test("a truncated body is half of the original body", async () => {
  const body = JSON.stringify(await genuine());
  expect(await (await ask("truncated")).text()).toBe(body.slice(0, body.length / 2));
});

test("invalid JSON cannot be parsed", async () => {
  await expect((await ask("invalid-json")).json()).rejects.toThrow(SyntaxError);
});

test.each(["/calls", "/calls/call_abc123"])("invalid UTF-8 changes an ID of %s", async (path) => {
  const bytes = await (await ask("invalid-utf8", path)).arrayBuffer();
  expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow();
  expect(new TextDecoder().decode(bytes)).toContain('"id":"\uFFFDall_');
});

test("wrong-type has the content type of a page, and the original body", async () => {
  const response = await ask("wrong-type");
  expect(response.headers.get("content-type")).toBe("text/html");
  expect(await response.json()).toEqual(await genuine());
});

test("wrong-shape sends the given JSON", async () => {
  expect(await list("wrong-shape")).toEqual({ result: null });
  expect(await list('wrong-shape {"data":[1,2],"meta":{}}')).toEqual({ data: [1, 2], meta: {} });
});

test("wrong-total adds ten calls, or sends the given value", async () => {
  const { data, meta } = await genuine();
  expect(await list("wrong-total")).toEqual({ data, meta: { ...meta, total: 160 } });
  expect((await list("wrong-total -1")).meta.total).toBe(-1);
  expect((await list('wrong-total "many"')).meta.total).toBe("many");
  expect((await list("wrong-total null")).meta.total).toBe(null);
});

test("repeated-page has the requested page number, and the calls of the previous page", async () => {
  const [first, second] = [await genuine("/calls?page=1"), await genuine("/calls?page=2")];
  expect(await list("repeated-page", "/calls?page=2")).toEqual({ data: first.data, meta: second.meta });
  expect(await list("repeated-page", "/calls?page=1")).toEqual(first);
  expect(await list("repeated-page")).toEqual(first);
});

test.each(["wrong-total", "repeated-page"])("%s does not change a single call", async (fault) => {
  const path = "/calls/call_abc123";
  expect(await list(fault, path)).toEqual(await genuine(path));
});
