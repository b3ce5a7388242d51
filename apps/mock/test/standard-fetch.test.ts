import { createMock } from "@smartalex/mock";
import { expect, test } from "vitest";

const url = "http://mock/v1/calls/call_abc123";
const init = { headers: { authorization: "Bearer key" } };

test.each<[string, Parameters<typeof fetch>]>([
  ["a URL in text with settings", [url, init]],
  ["a URL object with settings", [new URL(url), init]],
  ["a Request", [new Request(url, init)]],
  ["a Request with other settings", [new Request(url), init]],
])("the fetch of the mock accepts %s", async (_, parameters) => {
  const mock = createMock({ apiKeys: ["key"] });
  expect((await mock.fetch(...parameters)).status).toBe(200);
});

test("the second argument of fetch overrides the method", async () => {
  const response = await createMock().fetch(url, { ...init, method: "DELETE" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});

test("fetch rejects with the reason of an aborted signal, without a request", async () => {
  const mock = createMock();
  const reason = new Error("the page was left");
  await expect(mock.fetch(url, { ...init, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(mock.requests).toEqual([]);
});

test("fetch rejects a URL that the standard fetch rejects", async () => {
  await expect(createMock().fetch("/v1/calls", init)).rejects.toThrow(TypeError);
});
