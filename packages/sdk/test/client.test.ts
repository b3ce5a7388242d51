import {
  InvalidRequestError,
  InvalidResponseError,
  NotFoundError,
  SmartAlex,
  type SmartAlexOptions,
} from "@smartalex/sdk";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { rejection, stoppedClock, scripted } from "./fakes.ts";

function clientOf(fetch: ReturnType<typeof scripted>, options: SmartAlexOptions = {}): SmartAlex {
  return new SmartAlex({ apiKey: "sk_test", baseUrl: "https://api.test/v1", clock: stoppedClock(), fetch, ...options });
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

test.each<[name: string, body: unknown, type: string | null, text: string]>([
  ["a string", '{"a":1}', "text/plain;charset=UTF-8", '{"a":1}'],
  ["URLSearchParams", new URLSearchParams({ a: "b c" }), "application/x-www-form-urlencoded;charset=UTF-8", "a=b+c"],
  ["a Blob", new Blob(["a,b"], { type: "text/csv" }), "text/csv", "a,b"],
  ["an ArrayBuffer", new TextEncoder().encode("bytes").buffer, null, "bytes"],
  ["bytes", new TextEncoder().encode("bytes"), null, "bytes"],
  ["a web stream", new Blob(["stream"]).stream(), null, "stream"],
  ["a Node.js stream", Readable.from([Buffer.from("stream")]), null, "stream"],
  ["no body for null", null, null, ""],
  ["an object as JSON", { a: 1 }, "application/json", '{"a":1}'],
  ["an array as JSON", [1], "application/json", "[1]"],
  ["a number as JSON", 0, "application/json", "0"],
])("fetch sends %s", async (_, body, type, text) => {
  const fetch = scripted(new Response());
  await clientOf(fetch).fetch("/agents", { method: "POST", body });
  const [request] = fetch.requests;
  expect(request?.headers.get("content-type")).toBe(type);
  expect(await request?.text()).toBe(text);
});

test("fetch sends FormData with its boundary", async () => {
  const body = new FormData();
  body.set("name", "Ada");
  const fetch = scripted(new Response());
  await clientOf(fetch).fetch("/agents", { method: "POST", body });
  expect(Object.fromEntries((await fetch.requests[0]?.formData()) ?? [])).toEqual({ name: "Ada" });
});

test("headers of a request replace the content type of its body", async () => {
  const fetch = scripted(new Response());
  await clientOf(fetch).fetch("/agents", {
    method: "POST",
    body: "[1]",
    headers: { "Content-Type": "application/json" },
  });
  const [request] = fetch.requests;
  expect([request?.headers.get("content-type"), await request?.text()]).toEqual(["application/json", "[1]"]);
});

test.each([
  ["/agents", "/agents?region=eu&limit=5"],
  ["/agents?page=2#top", "/agents?page=2&region=eu&limit=5"],
  ["/agents?region=us&tag=a%20b", "/agents?region=us&tag=a%20b&limit=5"],
])("fetch adds the default query to %s", async (path, expected) => {
  const fetch = scripted(new Response("{}"));
  await clientOf(fetch, { defaultQuery: { region: "eu", limit: 5 } }).fetch(path);
  expect(fetch.requests.map(({ url }) => url)).toEqual([`https://api.test/v1${expected}`]);
});

test.each([
  [{ body: { a: 1 } }, "A GET request cannot have a body. Remove body, or pass another method."],
  [{ method: "head", body: "a" }, "A HEAD request cannot have a body. Remove body, or pass another method."],
  [{ method: "GET /admin" }, "Invalid method. Use an HTTP method such as GET or POST."],
  [{ method: "" }, "Invalid method. Use an HTTP method such as GET or POST."],
])("fetch rejects %j without sending a request", async (options, message) => {
  const fetch = scripted();
  const error = await rejection(clientOf(fetch).fetch("/agents", options));
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect((error as Error).message).toBe(message);
  expect(fetch.requests).toHaveLength(0);
});
