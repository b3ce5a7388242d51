import { InvalidRequestError, InvalidResponseError, NotFoundError, SmartAlex } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { stoppedClock, scripted } from "./fakes.ts";

function clientOf(fetch: ReturnType<typeof scripted>): SmartAlex {
  return new SmartAlex({ apiKey: "sk_test", baseUrl: "https://api.test/v1", clock: stoppedClock(), fetch });
}

test("fetch sends the key to any path below the base URL, and returns the response unchanged", async () => {
  const fetch = scripted(new Response("[1.0, 2]", { headers: { "x-new": "yes" } }));
  const response = await clientOf(fetch).fetch("/agents?page=2");
  expect(await response.text()).toBe("[1.0, 2]");
  expect(response.headers.get("x-new")).toBe("yes");
  expect(fetch.requests.map(({ headers, url }) => [url, headers.get("authorization")])).toEqual([
    ["https://api.test/v1/agents?page=2", "Bearer sk_test"],
  ]);
});

test("fetch retries and throws typed errors", async () => {
  const fetch = scripted(new Response("", { status: 503 }), new Response("", { status: 404 }));
  await expect(clientOf(fetch).fetch("/agents")).rejects.toThrow(NotFoundError);
  expect(fetch.requests).toHaveLength(2);
});

test.each(["https://evil.test/", "calls", "@evil.test", "", undefined, 5] as string[])(
  "fetch rejects the path %j without sending a request",
  async (path) => {
    const fetch = scripted();
    await expect(clientOf(fetch).fetch(path)).rejects.toThrow(InvalidRequestError);
    expect(fetch.requests).toHaveLength(0);
  },
);

test.each(["", "GET /", "get\n", "\u001b[2J", 5, null] as string[])("fetch rejects the method %j", async (method) => {
  const fetch = scripted();
  await expect(clientOf(fetch).fetch("/agents", { method })).rejects.toThrow(InvalidRequestError);
  expect(fetch.requests).toHaveLength(0);
});

test.each(["//evil.test/", "/../../x", "/\\evil.test", "/%2e%2e/x?y#z"])(
  "fetch sends the path %j to the host of the base URL",
  async (path) => {
    const fetch = scripted(new Response());
    await clientOf(fetch).fetch(path);
    expect(new URL(fetch.requests[0]?.url ?? "").host).toBe("api.test");
  },
);

test.each([204, 205])("fetch returns a response without a body: %i", async (status) => {
  const response = await clientOf(scripted(new Response(null, { status, headers: { "x-new": "yes" } }))).fetch(
    "/agents",
  );
  expect([response.status, response.body, await response.text()]).toEqual([status, null, ""]);
  expect(response.headers.get("x-new")).toBe("yes");
});

test.each([204, 205])("a call without a body throws InvalidResponseError: %i", async (status) => {
  const fetch = scripted(new Response(null, { status }));
  await expect(clientOf(fetch).calls.get("call_1").withResponse()).rejects.toThrow(InvalidResponseError);
});
