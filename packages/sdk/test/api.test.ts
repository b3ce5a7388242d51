import {
  InvalidOptionError,
  InvalidRequestError,
  InvalidResponseError,
  NotFoundError,
  SmartAlex,
} from "@smartalex/sdk";
import { expect, test } from "vitest";
import { call, failure, rejection, scripted, stoppedClock } from "./fakes.ts";

function clientOf(fetch: ReturnType<typeof scripted>): SmartAlex {
  return new SmartAlex({ apiKey: "sk_test", baseUrl: "https://api.test/v1", clock: stoppedClock(), fetch });
}

const list = { data: [call("call_1")], meta: { total: 1, page: 1, per_page: 20 } };

test("api.GET builds the URL from the path and the parameters", async () => {
  const fetch = scripted(Response.json({ data: call("a/b") }), Response.json(list));
  const { api } = clientOf(fetch);
  await api.GET("/calls/{id}", { params: { path: { id: "a/b" } } });
  await api.GET("/calls", { params: { query: { status: "no answer", per_page: 5 } } });
  expect(fetch.requests.map(({ method, url }) => [method, url])).toEqual([
    ["GET", "https://api.test/v1/calls/a%2Fb"],
    ["GET", "https://api.test/v1/calls?status=no%20answer&per_page=5"],
  ]);
});

test("api.GET returns the parsed body and the response", async () => {
  const fetch = scripted(Response.json(list, { headers: { "x-request-id": "req_1" } }));
  const { data, response } = await clientOf(fetch).api.GET("/calls");
  expect(data).toEqual(list);
  expect(response.headers.get("x-request-id")).toBe("req_1");
  expect(await response.json()).toEqual(list);
});

test("api.GET retries, and throws the error of the last response", async () => {
  const fetch = scripted(new Response("", { status: 503 }), failure(404, "call_not_found"));
  const error = await rejection(clientOf(fetch).api.GET("/calls/{id}", { params: { path: { id: "call_1" } } }));
  expect(error).toBeInstanceOf(NotFoundError);
  expect(error).toMatchObject({ code: "call_not_found", status: 404 });
  expect(fetch.requests).toHaveLength(2);
});

test("api.GET takes the options of every request", async () => {
  const fetch = scripted(new Response("", { status: 503 }));
  const error = await rejection(clientOf(fetch).api.GET("/calls", { maxRetries: 0 }));
  expect(error).toMatchObject({ name: "ServerError" });
  const aborted = await rejection(clientOf(scripted()).api.GET("/calls", { signal: AbortSignal.abort() }));
  expect(aborted).toMatchObject({ name: "AbortError" });
});

test.each([
  ["an empty body", new Response("")],
  ["a body that is not JSON", new Response("<html>")],
  ["a content length of 0", new Response(null, { headers: { "content-length": "0" } })],
])("api.GET throws InvalidResponseError for a 200 with %s", async (_, response) => {
  const error = await rejection(clientOf(scripted(response)).api.GET("/calls"));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect((error as Error).message).toContain("is not JSON");
  expect((error as Error).cause).toBeUndefined();
});

test("a response with the status 204 has no data", async () => {
  const { data, response } = await clientOf(scripted(new Response(null, { status: 204 }))).api.GET("/calls");
  expect([data, response.status]).toEqual([undefined, 204]);
});

test.each(["", ".", "..", "call_\ud800"])("the path parameter %j is rejected before a request is sent", async (id) => {
  const fetch = scripted();
  const error = await rejection(clientOf(fetch).api.GET("/calls/{id}", { params: { path: { id } } }));
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(fetch.requests).toEqual([]);
});

test.each([
  ["a date", new Date(0)],
  ["an object", {}],
  ["a number that is not finite", NaN],
])("a query parameter that is %s is rejected before a request is sent", async (_, since_hours) => {
  const fetch = scripted();
  const query = { since_hours } as unknown as { since_hours: number }; // as from JavaScript
  const error = await rejection(clientOf(fetch).api.GET("/calls", { params: { query } }));
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(fetch.requests).toEqual([]);
});

test.each([undefined, {}, { params: {} }])(
  "a missing path parameter is rejected with the options %j",
  async (value) => {
    const fetch = scripted();
    const options = value as { params: { path: { id: string } } }; // as from JavaScript
    const error = await rejection(clientOf(fetch).api.GET("/calls/{id}", options));
    expect((error as Error).message).toBe("Missing path parameter id of /calls/{id}: pass a string.");
    expect(fetch.requests).toEqual([]);
  },
);

test.each(["calls", "", "@evil.test", undefined])("the path %j is rejected before a request is sent", async (path) => {
  const fetch = scripted();
  const error = await rejection(clientOf(fetch).api.GET(path as "/calls")); // as from JavaScript
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect((error as Error).message).toContain('Paths start with "/"');
  expect(fetch.requests).toEqual([]);
});

test("the openapi-fetch client has the key, the retries and the errors of the client", async () => {
  const fetch = scripted(new Response("", { status: 503 }), Response.json(list), failure(401, "unauthorized"));
  const { openapi } = clientOf(fetch);
  const { data, response } = await openapi.GET("/calls", { params: { query: { page: 1 } } });
  expect(data).toEqual(list);
  expect(response).toBeInstanceOf(Response);
  expect(await rejection(openapi.GET("/calls"))).toMatchObject({ name: "AuthenticationError" });
  expect(fetch.requests.map(({ headers }) => headers.get("authorization"))).toEqual(Array(3).fill("Bearer sk_test"));
});

test.each(["https://evil.test/v1", "https://api.test/v1.evil.test", "https://api.test:8443/v1"])(
  "the openapi-fetch client does not send the key to the base URL %s",
  async (baseUrl) => {
    const fetch = scripted();
    expect(await rejection(clientOf(fetch).openapi.GET("/calls", { baseUrl }))).toBeInstanceOf(InvalidOptionError);
    expect(fetch.requests).toEqual([]);
  },
);

test("the openapi-fetch client does not send the key to a URL that only pretends to be below the base URL", async () => {
  const fetch = scripted();
  const url = { startsWith: () => true, toString: () => "https://evil.test/v1/calls" };
  class Request {
    readonly url = url;
    readonly method = "GET";
    readonly headers = new Headers();
  }
  const options = { Request } as unknown as { Request: typeof globalThis.Request };
  expect(await rejection(clientOf(fetch).openapi.GET("/calls", options))).toBeInstanceOf(InvalidOptionError);
  expect(fetch.requests).toEqual([]);
});

test("a fetch that is passed to one request of the openapi-fetch client does not receive the key", async () => {
  const requests: Request[] = [];
  const { openapi } = clientOf(scripted());
  const fetch = (request: Request) => {
    requests.push(request);
    return Promise.resolve(Response.json(list));
  };
  await openapi.GET("/calls", { fetch });
  expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([null]);
});

test("a client can be created without a global Request", () => {
  const { Request } = globalThis;
  try {
    Reflect.deleteProperty(globalThis, "Request");
    expect(new SmartAlex({ apiKey: "sk_test" }).api).toBeDefined();
  } finally {
    globalThis.Request = Request;
  }
});

test("a request keeps its parameters, headers and body if the caller changes the same objects afterwards", async () => {
  const ok = () => Response.json({ data: [], meta: { total: 0, page: 1, per_page: 1 } });
  const fetch = scripted(ok(), ok(), ok(), ok());
  const client = new SmartAlex({ apiKey: "k", clock: stoppedClock(), fetch });
  const body = { n: 1 };
  const headers: Record<string, string> = { "x-n": "1" };
  const query = { page: 1 };
  const requests: Promise<unknown>[] = [];
  for (const n of [1, 2]) {
    Object.assign(body, { n });
    headers["x-n"] = String(n);
    query.page = n;
    requests.push(client.fetch("/other", { method: "POST", body, headers }));
    requests.push(client.api.GET("/calls", { params: { query } }));
  }
  await Promise.all(requests);
  const posts = fetch.requests.filter(({ method }) => method === "POST");
  expect(await Promise.all(posts.map((request) => request.json()))).toEqual([{ n: 1 }, { n: 2 }]);
  expect(posts.map((request) => request.headers.get("x-n"))).toEqual(["1", "2"]);
  expect(posts.map((request) => request.headers.get("content-type"))).toEqual(["application/json", "application/json"]);
  const pages = fetch.requests.filter(({ method }) => method === "GET").map(({ url }) => new URL(url).search);
  expect(pages).toEqual(["?page=1", "?page=2"]);
});
