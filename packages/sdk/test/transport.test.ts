import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type ConnectionError, type Fetch, type SmartAlexOptions } from "@smartalex/sdk";
import { afterEach, expect, test } from "vitest";
import { resolveOptions } from "../src/client-options.ts";
import type { Handler, HttpRequest } from "../src/transport/middleware.ts";
import { canShareState, createSharedState, createTransport } from "../src/transport/transport.ts";
import { rejection, scripted, stoppedClock } from "./fakes.ts";
import { VirtualClock } from "./virtual-clock.ts";

const UNSAFE_METHODS = ["POST", "PATCH", "PUT", "DELETE"];
const baseUrl = "http://127.0.0.1/v1";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

function resolve(options: SmartAlexOptions) {
  return resolveOptions({ apiKey: "sk_live_0123456789", baseUrl, clock: stoppedClock(), ...options });
}

function handler(options: SmartAlexOptions): Handler {
  return createTransport(resolve(options))({});
}

function request(method: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method, url: `${baseUrl}/calls`, headers: {}, ...more };
}

/** Starts a server that responds with the method, headers and body of each request. */
async function startEchoServer(): Promise<string> {
  const read = async (incoming: IncomingMessage) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  };
  server = createServer((incoming, response) => {
    void read(incoming).then((body) => {
      response.end(JSON.stringify({ method: incoming.method, headers: incoming.headers, body }));
    });
  });
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each<[string, () => NonNullable<HttpRequest["body"]>]>([
  ["text", () => '{"name":"é"}'],
  ["bytes", () => new TextEncoder().encode('{"name":"é"}')],
  ["an ArrayBuffer", () => new TextEncoder().encode('{"name":"é"}').buffer],
  ["a Blob", () => new Blob(['{"name":"é"}'])],
  ["a stream", () => new Blob(['{"name":"é"}']).stream()],
])("sends the method, headers and body of a request: %s", async (_, createBody) => {
  const url = await startEchoServer();
  const headers = { "content-type": "application/json" };
  const { body } = await handler({})(request("POST", { url, headers, body: createBody() }));
  expect(JSON.parse(body)).toMatchObject({
    method: "POST",
    body: '{"name":"é"}',
    headers: { "content-type": "application/json", authorization: expect.stringMatching(/^Bearer /) as string },
  });
});

test("sends FormData with its own content type", async () => {
  const url = await startEchoServer();
  const form = new FormData();
  form.set("file", new Blob(["content"]), "calls.csv");
  const { body } = await handler({})(request("POST", { url, body: form }));
  const echo = JSON.parse(body) as { body: string; headers: Record<string, string> };
  expect(echo.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(echo.body).toContain('filename="calls.csv"');
});

const failed = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

test.each(UNSAFE_METHODS)("a %s request is sent only once, if the server may have received it", async (method) => {
  for (const outcome of [
    new Response(null, { status: 503, headers: { "retry-after": "1" } }),
    failed("ECONNRESET"),
    failed("UND_ERR_SOCKET"),
    failed("ETIMEDOUT"),
    failed("EPIPE"),
    new TypeError("error sending request: client error (Connect): Connection refused"), // only text, no code
  ]) {
    const fetch = scripted(outcome);
    await rejection(handler({ fetch })(request(method, { body: "{}" })));
    expect(fetch.requests).toHaveLength(1);
  }
});

test.each(UNSAFE_METHODS)("a %s request is sent again if the connection was never opened", async (method) => {
  for (const code of ["ECONNREFUSED", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused"]) {
    const fetch = scripted(failed(code), new Response("{}"));
    expect((await handler({ fetch })(request(method, { body: "{}" }))).status).toBe(200);
    expect(fetch.requests.map(({ method: sent }) => sent)).toEqual([method, method]);
  }
});

test("an error says whether the request was sent", async () => {
  const isUnsent = async (error: Error) => {
    const thrown = await rejection(handler({ fetch: scripted(error), maxRetries: 0 })(request("GET")));
    return (thrown as ConnectionError).isUnsent;
  };
  expect(await isUnsent(failed("ECONNREFUSED"))).toBe(true);
  expect(await isUnsent(failed("ENOTFOUND"))).toBe(true);
  expect(await isUnsent(failed("ECONNRESET"))).toBe(false);
});

test.each(UNSAFE_METHODS)("a %s request is sent again after a 429 response: it was not processed", async (method) => {
  const clock = new VirtualClock();
  const limited = new Response(null, { status: 429, headers: { "retry-after": "1" } });
  const fetch = scripted(limited, new Response("{}"));
  const response = await clock.run(handler({ clock, fetch })(request(method, { body: "{}" })));
  expect(response.status).toBe(200);
  expect(await Promise.all(fetch.requests.map((sent) => sent.text()))).toEqual(["{}", "{}"]);
});

test("a request whose body is a stream is not sent again, not even after a 429 response", async () => {
  const clock = new VirtualClock();
  let sent = 0;
  const fetch: Fetch = () => (sent++, Promise.resolve(new Response(null, { status: 429 })));
  const response = handler({ clock, fetch })(request("POST", { body: new ReadableStream() }));
  const error = await clock.run(rejection(response));
  expect(error).toMatchObject({ name: "RateLimitError" });
  expect(sent).toBe(1);
});

test("only safe methods are resent when an idle connection was closed", async () => {
  for (const [method, expected] of [["GET", 3] as const, ["POST", 2] as const]) {
    const fetch = scripted(new Response("{}"), failed("ECONNRESET"), new Response("{}"));
    const send = handler({ fetch, maxRetries: 0 });
    await send(request("GET"));
    await send(request(method)).catch(() => undefined);
    expect(fetch.requests).toHaveLength(expected);
  }
});

test("derived clients share the rate limiter and the retry budget", async () => {
  const clock = new VirtualClock();
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "30" };
  const fetch: Fetch = () => Promise.resolve(new Response("{}", { headers }));
  const original = resolve({ clock, fetch });
  const shared = createSharedState(original);
  await clock.run(createTransport(original, shared)({})(request("GET")));
  const startMs = clock.now();
  const derived = createTransport(resolve({ clock, fetch, timeoutMs: 1_000 }), shared)({});
  await clock.run(derived(request("GET")));
  expect(clock.now() - startMs).toBe(30_000);
});

test.each<[SmartAlexOptions, boolean]>([
  [{}, true],
  [{ timeoutMs: 5, maxRetries: 1, defaultHeaders: { "x-team": "support" } }, true],
  [{ apiKey: "sk_live_other_key" }, false],
  [{ apiKey: () => "sk_live_0123456789" }, false],
  [{ baseUrl: "http://localhost/v1" }, false],
  [{ concurrency: 2 }, false],
])("a client derived with %j can share the state: %s", (options, expected) => {
  const clock = stoppedClock();
  expect(canShareState(resolve({ clock }), resolve({ clock, ...options }))).toBe(expected);
});

test("clients with the same apiKey function can share their state", () => {
  const [apiKey, clock] = [() => "sk_live_0123456789", stoppedClock()];
  expect(canShareState(resolve({ apiKey, clock }), resolve({ apiKey, clock, timeoutMs: 5 }))).toBe(true);
});
