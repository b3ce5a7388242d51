import { createMock } from "@smartalex/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checked } from "./checked.ts";

const now = "2026-01-16T12:00:00Z";
const authorization = "Bearer key";
const paths = ["/calls", "/calls?per_page=100&page=2", "/calls/call_abc123", "/calls/call_nope", "/calls?page=0"];
const ask = checked(createMock({ now }).fetch);
const served = createMock({ now });
let base = "";

beforeAll(async () => {
  base = (await served.listen()).url;
});
afterAll(() => served.close());

function request(path: string, headers: Record<string, string> = {}, method = "GET"): Request {
  return new Request(`http://mock/v1${path}`, { method, headers: { authorization, ...headers } });
}

/** Returns the headers of a response, without those that count requests. */
function headersOf({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !/^x-(ratelimit|request-id)/.test(name)));
}

function unpacked({ body }: Response): Promise<string> {
  return new Response(body?.pipeThrough(new DecompressionStream("gzip")) ?? null).text();
}

test.each(paths)("HEAD %s has the status and headers of GET, and no body", async (path) => {
  for (const encoding of ["identity", "gzip"]) {
    const get = await ask(request(path, { "accept-encoding": encoding }));
    const head = await ask(request(path, { "accept-encoding": encoding }, "HEAD"));
    expect(head.status).toBe(get.status);
    const length = String((await get.arrayBuffer()).byteLength);
    expect(headersOf(head)).toEqual({ ...headersOf(get), "content-length": length });
    expect(await head.text()).toBe("");
  }
});

test("HEAD counts against the rate limit, and without a key it is 401", async () => {
  const { fetch } = createMock({ now, requestsPerMinute: 1 });
  const statuses = [];
  for (let count = 0; count < 2; count++) statuses.push((await fetch(request("/calls", {}, "HEAD"))).status);
  expect(statuses).toEqual([200, 429]);
  expect((await ask(new Request("http://mock/v1/calls", { method: "HEAD" }))).status).toBe(401);
});

test.each(["/calls", "/calls/call_abc123"])(
  "OPTIONS %s returns the allowed methods without an API key",
  async (path) => {
    const response = await ask(new Request(`http://mock/v1${path}`, { method: "OPTIONS" }));
    expect([response.status, response.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  },
);

test.each(["/", "/_mock/state", "/_mock/openapi.json", "/_mock/page/style.css"])(
  "HEAD %s has the status and the length of GET, and OPTIONS returns the allowed methods, as health checks expect",
  async (path) => {
    const url = new URL(path, base);
    const get = await fetch(url);
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const length = (await get.arrayBuffer()).byteLength;
    expect(Math.abs(Number(head.headers.get("content-length")) - length)).toBeLessThan(200); // the state counts requests
    const options = await fetch(url, { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  },
);

test("HEAD of the API has the length of GET on a port", async () => {
  const url = `${base}/calls`;
  const get = await fetch(url, { headers: { authorization, "accept-encoding": "identity" } });
  const head = await fetch(url, { method: "HEAD", headers: { authorization, "accept-encoding": "identity" } });
  expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
});

test("OPTIONS of a path for changes returns its method", async () => {
  const faults = await fetch(new URL("/_mock/faults", base), { method: "OPTIONS" });
  expect([faults.status, faults.headers.get("allow")]).toEqual([204, "PUT, OPTIONS"]);
});

test("OPTIONS of an unknown path returns 404", async () => {
  expect((await ask(request("/nothing", {}, "OPTIONS"))).status).toBe(404);
});

test.each(["POST", "PUT", "PATCH", "DELETE", "PURGE"])("%s returns 405 with the allowed methods", async (method) => {
  for (const path of ["/calls", "/calls/call_abc123"]) {
    const response = await ask(request(path, {}, method));
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  }
});

test.each(["gzip", "gzip, deflate, br", "*", "br;q=1, GZIP;q=0.5", "identity;q=0.1,gzip ; q=1"])(
  "a list is compressed for a client that accepts %s, with the header",
  async (encoding) => {
    const plain = await ask(request("/calls"));
    const packed = await ask(request("/calls", { "accept-encoding": encoding }));
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(await unpacked(packed)).toBe(await plain.text());
    expect([packed, plain].map(({ headers }) => headers.get("vary"))).toEqual(Array(2).fill("accept-encoding, origin"));
    expect(packed.headers.get("etag")).toBe(plain.headers.get("etag"));
  },
);

test.each(["", "identity", "br", "gzip;q=0", "*;q=0", "gzip;q=0, *", "gzip;q=much", "notgzip"])(
  "nothing is compressed for a client that accepts %j",
  async (encoding) => {
    const response = await ask(request("/calls", { "accept-encoding": encoding }));
    expect(response.headers.has("content-encoding")).toBe(false);
    expect(await response.json()).toMatchObject({ meta: { total: 150 } });
  },
);

test("a body that fits into one packet is not compressed", async () => {
  const response = await ask(request("/calls/call_nope", { "accept-encoding": "gzip" }));
  expect(response.headers.has("content-encoding")).toBe(false);
  expect(await response.json()).toMatchObject({ error: { status: 404 } });
});

test("fetch gets compressed responses from a port, and decompresses them", async () => {
  const response = await fetch(`${base}/calls`, { headers: { authorization } });
  expect(response.headers.get("content-encoding")).toBe("gzip");
  expect(await response.json()).toEqual(await (await ask(request("/calls"))).json());
});

test("a response with a fault is not compressed and has no ETag", async () => {
  const { fetch } = createMock({ now, faults: ["truncated"] });
  const etag = (await ask(request("/calls"))).headers.get("etag") ?? "";
  const response = await fetch(request("/calls", { "accept-encoding": "gzip", "if-none-match": etag }));
  expect([response.status, response.headers.has("content-encoding")]).toEqual([200, false]);
  const whole = await (await ask(request("/calls"))).text();
  expect(await response.text()).toBe(whole.slice(0, whole.length / 2));
});

test("the response of ok is compressed and has an ETag", async () => {
  const { fetch } = createMock({ now, faults: ["503, ok"] });
  await fetch(request("/calls"));
  const { headers, status } = await fetch(request("/calls", { "accept-encoding": "gzip" }));
  expect([status, headers.get("content-encoding"), headers.has("etag")]).toEqual([200, "gzip", true]);
});

test.each(["truncated", "invalid-utf8", "wrong-total", "repeated-page", "wrong-type"])(
  "the fault %s does not change a response without a body",
  async (fault) => {
    const { fetch } = createMock({ now, faults: [fault] });
    expect((await fetch(request("/calls", {}, "OPTIONS"))).status).toBe(204);
    expect((await fetch(request("/calls?page=2", {}, "HEAD"))).status).toBe(200);
  },
);

test.each(paths.slice(0, 3))("an unchanged response of %s is a 304 without a body", async (path) => {
  const first = await ask(request(path));
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\/"[0-9a-f]{16}"$/);
  for (const known of [etag, etag.slice(2), "*", `"other", ${etag}`]) {
    for (const method of ["GET", "HEAD"]) {
      const again = await ask(request(path, { "if-none-match": known, "accept-encoding": "gzip" }, method));
      expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
      expect(again.headers.get("content-type")).toBeNull();
      expect(again.headers.get("x-ratelimit-remaining")).toMatch(/^\d+$/);
    }
  }
});

test("a changed resource returns 200 with a new ETag, and an error has no ETag", async () => {
  const etag = (await ask(request("/calls"))).headers.get("etag") ?? "";
  const other = await ask(request("/calls?page=2", { "if-none-match": etag }));
  expect(other.status).toBe(200);
  expect(other.headers.get("etag")).not.toBe(etag);
  const later = await createMock({ now: "2026-01-17T12:00:00Z" }).fetch(request("/calls", { "if-none-match": etag }));
  expect(later.status).toBe(200);
  const missing = await ask(request("/calls/call_nope", { "if-none-match": "*" }));
  expect([missing.status, missing.headers.has("etag")]).toEqual([404, false]);
});

test("304 works through a port", async () => {
  const etag = (await ask(request("/calls"))).headers.get("etag") ?? "";
  const response = await fetch(`${base}/calls`, { headers: { authorization, "if-none-match": etag } });
  expect([response.status, await response.text()]).toEqual([304, ""]);
});

test("every response has a request ID, unique in a run and equal in the next run", async () => {
  const kinds = [
    request("/calls"),
    request("/nothing"),
    request("/calls", { prefer: "code=503" }),
    request("/calls", { prefer: 'fault="502 html"' }),
    request("/calls", { prefer: "code=nonsense" }),
    request("/calls", {}, "OPTIONS"),
    request("/calls", { "access-control-request-method": "GET" }, "OPTIONS"),
    new Request("http://mock/v1/calls"),
  ];
  const run = async (seed: string) => {
    const { fetch } = createMock({ now, seed });
    const ids = [];
    for (const kind of kinds) ids.push((await fetch(kind)).headers.get("x-request-id"));
    return ids;
  };
  const ids = await run("one");
  for (const id of ids) expect(id).toMatch(/^req_[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(kinds.length);
  expect(await run("one")).toEqual(ids);
  expect(await run("two")).not.toEqual(ids);
});
