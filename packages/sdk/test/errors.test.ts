import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  AuthenticationError,
  ConnectionError,
  InvalidRequestError,
  InvalidResponseError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  SmartAlex,
  SmartAlexError,
  type Fetch,
} from "@smartalex/sdk";
import { call, failure, rejection, scripted, stoppedClock } from "./fakes.ts";

const apiKey = "sk_live_do_not_print_me";

function client(...responses: (Response | Error)[]) {
  return new SmartAlex({
    apiKey,
    baseUrl: "http://127.0.0.1/v1",
    fetch: scripted(...responses),
    clock: stoppedClock(),
    maxRetries: 0,
  });
}

test.each([
  [400, "invalid_request", InvalidRequestError],
  [401, "unauthorized", AuthenticationError],
  [403, "forbidden", PermissionDeniedError],
  [404, "call_not_found", NotFoundError],
  [409, "conflict", InvalidRequestError],
  [429, "rate_limited", RateLimitError],
  [500, "server_error", ServerError],
  [503, "server_error", ServerError],
] as const)("%i %s throws its error class, with the server's message and advice", async (status, code, kind) => {
  const error = await rejection(client(failure(status, code, { "x-request-id": "req_1" })).calls.get("call_1"));
  expect(error).toBeInstanceOf(kind);
  expect(error).toBeInstanceOf(SmartAlexError);
  expect(error).toMatchObject({ name: kind.name, status, code, requestId: "req_1" });
  expect((error as SmartAlexError).headers?.get("content-type")).toContain("json");
  expect((error as Error).message).toMatch(new RegExp(`^It is ${code} \\(${status} ${code}\\)\\. [A-Z].*\\.$`));
});

test.each([
  [401, AuthenticationError, "unauthorized"],
  [404, NotFoundError, "not_found"],
  [429, RateLimitError, "rate_limited"],
  [418, InvalidRequestError, "invalid_request"],
  [502, ServerError, "server_error"],
] as const)("%i with an HTML page, or with nothing, is typed by its status", async (status, kind, code) => {
  for (const body of ["<html>Bad gateway</html>", "", '{"error":"oops"}']) {
    const error = await rejection(client(new Response(body, { status })).calls.get("call_1"));
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ status, code });
  }
});

test("a ServerError also has retryAfterMs, if the server sends it", async () => {
  const error = await rejection(client(failure(503, "server_error", { "retry-after": "90" })).calls.list());
  expect(error).toMatchObject({ name: "ServerError", retryAfterMs: 90_000 });
  expect(await rejection(client(failure(503, "server_error")).calls.list())).toMatchObject({ retryAfterMs: undefined });
});

test("a RateLimitError says how long to wait", async () => {
  const error = await rejection(client(failure(429, "rate_limited", { "retry-after": "90" })).calls.list());
  expect(error).toMatchObject({ retryAfterMs: 90_000, message: expect.stringContaining("Wait 90 s.") as string });
});

const notTheEnvelope: [name: string, body: string, contentType: string][] = [
  ["an HTML page", "<!doctype html><title>Log in</title>", "text/html"],
  ["nothing", "", "application/json"],
  ["half a body", '{"data":[', "application/json"],
  ["another shape", '{"calls":[]}', "application/json"],
  ["null", "null", "application/json"],
];

test.each([
  ...notTheEnvelope,
  ["no meta", '{"data":[]}', "application/json"],
  ["a broken meta", '{"data":[],"meta":{"total":"many","page":1,"per_page":20}}', "application/json"],
] as const)("a 200 response with %s to a list request is an error, never data", async (_, body, contentType) => {
  const error = await rejection(client(new Response(body, { headers: { "content-type": contentType } })).calls.list());
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({ status: 200, contentType, bodyPreview: body, code: "invalid_response" });
});

test.each([...notTheEnvelope, ["a list", '{"data":[]}', "application/json"] as const])(
  "a 200 response with %s to a get request is an error, never data",
  async (_, body, contentType) => {
    const response = new Response(body, { headers: { "content-type": contentType } });
    const error = await rejection(client(response).calls.get("call_1"));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({ status: 200, contentType, bodyPreview: body, code: "invalid_response" });
  },
);

test("no message contains call content", async () => {
  const body = JSON.stringify({ transcript: "my card number is 4111", padding: "x".repeat(500) });
  const error = await rejection(client(new Response(body)).calls.get("call_1"));
  expect((error as Error).message).not.toContain("4111");
  expect((error as InvalidResponseError).bodyPreview).toHaveLength(200);
});

test("does not follow a redirect, so that the API key is not sent to another host", async () => {
  const response = new Response(null, { status: 302, headers: { location: "https://elsewhere.test/" } });
  const error = await rejection(client(response).calls.get("call_1"));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect((error as Error).message).toContain("https://elsewhere.test/");
});

test("an unreachable server is a ConnectionError with the original error as its cause", async () => {
  const cause = new TypeError("fetch failed");
  const error = await rejection(client(cause).calls.get("call_1"));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({
    code: "connection_failed",
    cause,
    message: expect.stringMatching(/^127\.0\.0\.1 cannot be reached/) as string,
  });
});

test.each([408, 409, 425])(
  "the error for a transient %i advises to try again, not to change the request",
  async (status) => {
    const error = await rejection(client(failure(status, "conflict")).calls.get("call_1"));
    expect((error as Error).message).toMatch(/Try again later\.$/);
  },
);

test.each([
  ["off", [], []],
  ["envelope", [], []],
  ["tolerant", ["/data/cost is missing"], []],
  ["strict", ["/data/cost is missing"], ["/data/call_status must be one of"]],
] as const)("validate %s reports what it says of a call", async (validate, wrongShape, newValue) => {
  const { cost, ...withoutCost } = { ...call("call_1"), campaign_id: null, summary: null, transcript: [] };
  for (const [data, problems] of [
    [withoutCost, wrongShape],
    [{ ...withoutCost, cost, call_status: "transferred" }, newValue],
  ] as const) {
    const fetch = scripted(Response.json({ data }));
    const smartalex = new SmartAlex({ apiKey, baseUrl: "http://127.0.0.1/v1", fetch, clock: stoppedClock(), validate });
    const outcome = await smartalex.calls.get("call_1").catch((error: unknown) => error);
    if (problems.length === 0) expect(outcome).toEqual(data);
    for (const problem of problems) expect((outcome as Error).message).toContain(problem);
  }
});

test("validate off accepts any data, but not a body without data", async () => {
  const lenient = (body: string) => {
    const fetch = scripted(new Response(body));
    return new SmartAlex({ apiKey, baseUrl: "http://127.0.0.1/v1", fetch, clock: stoppedClock(), validate: "off" })
      .calls;
  };
  expect(await lenient('{"data":{"odd":true}}').get("x")).toEqual({ odd: true });
  for (const body of ["{}", "[]", "<html>", '{"data":7}', '{"data":null,"meta":{}}']) {
    expect(await rejection(lenient(body).get("x"))).toBeInstanceOf(InvalidResponseError);
    expect(await rejection(lenient(body).list())).toBeInstanceOf(InvalidResponseError);
  }
});

test("a list with rows that are not calls is an error: without IDs they cannot be identified", async () => {
  const meta = { total: 2, page: 1, per_page: 20 };
  for (const data of [[null], [{}, {}], [{ id: "" }], [{ id: 5 }]]) {
    expect(await rejection(client(Response.json({ data, meta })).calls.list())).toBeInstanceOf(InvalidResponseError);
  }
});

test("a server that returns another page than the requested one is an error, not an endless list", async () => {
  const response = () => Response.json({ data: [call("call_1")], meta: { total: 9, page: 1, per_page: 1 } });
  const page = await client(response(), response()).calls.list();
  const error = await rejection(page.getNextPage());
  expect(error).toMatchObject({
    name: "InvalidResponseError",
    message: expect.stringContaining("page 1 instead of page 2") as string,
  });
});

test("a response that is not UTF-8 is an error, not a call with another ID", async () => {
  const text = JSON.stringify({ data: { id: "call_1" } });
  const bytes = new TextEncoder().encode(text).map((byte, index) => (index === text.indexOf("call") ? 0xff : byte));
  const send = scripted(
    new Response(bytes),
    new Response(text.replace("call_1", "call_\uFFFD")),
    new Response(bytes, { status: 400 }),
  );
  const { calls } = new SmartAlex({ apiKey: "k", fetch: send });
  const error = await rejection(calls.get("call_1"));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({ status: 200, bodyPreview: '{"data":{"id":"\uFFFDall_1"}}' });
  expect((await calls.get("call_\uFFFD")).id).toBe("call_\uFFFD");
  expect(await rejection(calls.get("call_1"))).toMatchObject({ name: "InvalidRequestError" });
});

test("a placeholder instead of a key is not redacted in other text", async () => {
  const response = Response.json(
    { error: { code: "error", message: "The company has many", status: 400 } },
    { status: 400 },
  );
  const smartalex = new SmartAlex({ apiKey: "any", fetch: scripted(response), clock: stoppedClock(), maxRetries: 0 });
  expect(await rejection(smartalex.calls.list())).toMatchObject({
    message: expect.stringMatching(/^The company has many/) as string,
  });
});

test.each([
  ["a redirect", new Response(null, { status: 302, headers: { location: `https://x.test/${apiKey}` } })],
  ["a page", new Response(`<html>${apiKey}`, { headers: { "x-echo": apiKey } })],
  ["an error page", new Response(`<html>${apiKey}`, { status: 500, headers: { "x-echo": apiKey } })],
])("redacts the API key that a server repeats in %s", async (_, response) => {
  const error = await rejection(client(response).calls.get("call_1"));
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(apiKey);
  expect(JSON.stringify([(error as SmartAlexError).headers?.get("x-echo"), error])).not.toContain(apiKey);
});

test("no error, no printed client and no JSON of it contains the API key, even if the server repeats it", async () => {
  const smartalex = client(
    Response.json({ error: { code: apiKey, message: `Unknown key ${apiKey}`, status: 401 } }, { status: 401 }),
  );
  const error = await rejection(smartalex.calls.get("call_1"));
  for (const shown of [error, smartalex, smartalex.calls, smartalex.calls.list()]) {
    expect(inspect(shown, { depth: 9, showHidden: true })).not.toContain(apiKey);
    expect(JSON.stringify(shown)).not.toContain(apiKey);
  }
  expect(String(error)).toContain("[redacted]");
});

test("redacts the API key in the error of a fetch function", async () => {
  const apiKey = "sk_live_do_not_print_me";
  const fetch: Fetch = (_, { headers }) => Promise.reject(new Error(`proxy: ${headers["authorization"]}`));
  const error = await rejection(new SmartAlex({ apiKey, fetch, maxRetries: 0 }).calls.get("call_1"));
  expect(inspect(error, { depth: 9 })).not.toContain(apiKey);
  expect(inspect(error, { depth: 9 })).toContain("proxy: Bearer [redacted]");
});

const json = { "content-type": "application/json" };
const html = { "content-type": "text/html" };

test.each<[string, number, string, Record<string, string>, string, string]>([
  [
    "flat JSON",
    404,
    '{"code":"call_not_found","message":"No such call."}',
    json,
    "call_not_found",
    "No such call (404 call_not_found). ",
  ],
  [
    "problem details",
    400,
    '{"type":"about:blank","title":"Bad","detail":"per_page is too large"}',
    json,
    "invalid_request",
    "per_page is too large (400 invalid_request). ",
  ],
  [
    "problem details without a detail",
    409,
    '{"title":"Conflict","status":409}',
    json,
    "invalid_request",
    "Conflict (409 invalid_request). ",
  ],
  [
    "an error that is a text",
    400,
    '{"error":"invalid_grant","error_description":"expired"}',
    json,
    "invalid_request",
    "expired (400 invalid_request). ",
  ],
  ["only the name of an error", 400, '{"error":"oops"}', json, "invalid_request", "oops (400 invalid_request). "],
  [
    "a list of errors",
    422,
    '{"errors":[{"code":"bad","message":"page is bad"}]}',
    json,
    "bad",
    "page is bad (422 bad). ",
  ],
  [
    "plain text",
    404,
    "no such route\nsecond line",
    { "content-type": "text/plain; charset=utf-8" },
    "not_found",
    "no such route (404 not_found). ",
  ],
  [
    "a page",
    404,
    "<html>my card number is 4111",
    html,
    "not_found",
    "The server responded with status 404 and an HTML page. ",
  ],
  ["nothing", 500, "", {}, "server_error", "The server responded with status 500 and an empty body. "],
  [
    "XML",
    500,
    "<Error/>",
    { "content-type": "application/xml" },
    "server_error",
    "The server responded with status 500 and a body of type application/xml. ",
  ],
])("the message contains what the server sent: %s", async (_, status, body, headers, code, message) => {
  const error = await rejection(client(new Response(body, { status, headers })).calls.get("call_1"));
  expect(error).toMatchObject({ status, code, bodyPreview: body });
  expect((error as Error).message.slice(0, message.length)).toBe(message);
});

test("the server's message is shortened to one line of 300 characters", async () => {
  const response = Response.json({ message: `${"long ".repeat(200)}\nend` }, { status: 400 });
  const error = (await rejection(client(response).calls.get("call_1"))) as Error;
  expect(error.message).toMatch(/^(long ){60}… \(400 invalid_request\)\. /);
});

test.each([
  [401, AuthenticationError],
  [403, PermissionDeniedError],
] as const)("the advice to change the key is limited to the API's own %i response", async (status, kind) => {
  const page = new Response("<html>Access denied", { status, headers: html });
  const flat = Response.json({ message: "Denied" }, { status });
  const own = failure(status, "denied");
  const messages = [];
  for (const response of [page, flat, own]) {
    const error = await rejection(client(response).calls.get("call_1"));
    expect(error).toBeInstanceOf(kind);
    messages.push((error as Error).message);
  }
  expect(messages.map((message) => message.includes("key"))).toEqual([false, false, true]);
  expect(messages.map((message) => message.includes("a proxy, firewall or CDN may have sent it"))).toEqual([
    true,
    true,
    false,
  ]);
});

test("an HTTP error has the body, parsed and as a preview, but does not print it", async () => {
  const body = { error: { code: "invalid_request", message: "No", status: 400 }, hint: "my card number is 4111" };
  const error = (await rejection(client(Response.json(body, { status: 400 })).calls.list())) as SmartAlexError;
  expect(error.body).toEqual(body);
  expect(error.bodyPreview).toBe(JSON.stringify(body));
  for (const shown of [inspect(error, { depth: 9 }), JSON.stringify(error), JSON.stringify(Object.entries(error))]) {
    expect(shown).not.toContain("4111");
  }
});

test("an error without a response has no body", () => {
  const error = new ConnectionError("gone", undefined);
  expect([error.body, error.bodyPreview]).toEqual([undefined, undefined]);
});

test.each(["envelope", "tolerant", "strict"] as const)(
  "a response with another call than the requested one is an error: %s",
  async (validate) => {
    const response = Response.json({ data: { ...call("call_2"), campaign_id: null, summary: null, transcript: [] } });
    const smartalex = new SmartAlex({ apiKey, baseUrl: "http://127.0.0.1/v1", fetch: scripted(response), validate });
    const error = await rejection(smartalex.calls.get("call_1"));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect((error as Error).message).toContain('has another id than the requested "call_1"');
  },
);

const deep = "[".repeat(8_000) + "]".repeat(8_000);

test.each(["off", "envelope", "tolerant", "strict"] as const)(
  "a body that is nested 8,000 deep is a typed error, in a list, a call and the change feed: %s",
  async (validate) => {
    const row = JSON.stringify(call("call_1")).replace("}", `,"deep":${deep}}`);
    const fetch: Fetch = (url) => {
      const list = `{"data":[${row}],"meta":{"total":1,"page":1,"per_page":${new URL(url).searchParams.get("per_page") ?? 20}}}`;
      const headers = { date: "Thu, 15 Jan 2026 15:00:00 GMT" };
      return Promise.resolve(new Response(url.endsWith("call_1") ? `{"data":${row}}` : list, { headers }));
    };
    const { calls } = new SmartAlex({ apiKey, baseUrl: "http://127.0.0.1/v1", fetch, validate });
    for (const attempt of [calls.list(), calls.get("call_1"), calls.changes().next()]) {
      expect(await rejection(attempt)).toBeInstanceOf(InvalidResponseError);
    }
  },
);

test("an error response that is nested 8,000 deep throws the error of its status", async () => {
  const error = await rejection(client(new Response(`{"code":"odd","deep":${deep}}`, { status: 400 })).calls.list());
  expect(error).toMatchObject({ name: "InvalidRequestError", code: "odd" });
});
