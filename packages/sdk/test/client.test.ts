import { InvalidRequestError, InvalidResponseError, NotFoundError, SmartAlex } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { stoppedClock, scripted } from "./fakes.ts";

function clientOf(fetch: ReturnType<typeof scripted>): SmartAlex {
  return new SmartAlex({ apiKey: "sk_test", baseUrl: "https://api.test/v1", clock: stoppedClock(), fetch });
}

test("any path is asked for with the key, and its answer is given as it is", async () => {
  const fetch = scripted(new Response("[1.0, 2]", { headers: { "x-new": "yes" } }));
  const response = await clientOf(fetch).get("/agents?page=2");
  expect(await response.text()).toBe("[1.0, 2]");
  expect(response.headers.get("x-new")).toBe("yes");
  expect(fetch.requests.map(({ headers, url }) => [url, headers.get("authorization")])).toEqual([
    ["https://api.test/v1/agents?page=2", "Bearer sk_test"],
  ]);
});

test("it is repeated and fails as all requests do", async () => {
  const fetch = scripted(new Response("", { status: 503 }), new Response("", { status: 404 }));
  await expect(clientOf(fetch).get("/agents")).rejects.toThrow(NotFoundError);
  expect(fetch.requests).toHaveLength(2);
});

test.each(["https://evil.test/", "calls", "@evil.test", "", undefined, 5] as string[])(
  "%j is not a path, and nothing is sent",
  async (path) => {
    const fetch = scripted();
    await expect(clientOf(fetch).get(path)).rejects.toThrow(InvalidRequestError);
    expect(fetch.requests).toHaveLength(0);
  },
);

test.each(["//evil.test/", "/../../x", "/\\evil.test", "/%2e%2e/x?y#z"])("%j stays with the host", async (path) => {
  const fetch = scripted(new Response());
  await clientOf(fetch).get(path);
  expect(new URL(fetch.requests[0]?.url ?? "").host).toBe("api.test");
});

test.each([204, 205])("a success without a body is a Response: %i", async (status) => {
  const response = await clientOf(scripted(new Response(null, { status, headers: { "x-new": "yes" } }))).get("/agents");
  expect([response.status, response.body, await response.text()]).toEqual([status, null, ""]);
  expect(response.headers.get("x-new")).toBe("yes");
});

test.each([204, 205])("a call without a body is a typed error: %i", async (status) => {
  const fetch = scripted(new Response(null, { status }));
  await expect(clientOf(fetch).calls.getWithResponse("call_1")).rejects.toThrow(InvalidResponseError);
});
