import { callStatusValues } from "@smartalex/contract";
import { createMock } from "@smartalex/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPrism, type Prism } from "./openapi-tools/start-prism.ts";

/** The error type of prism for a response that violates the document. */
const VIOLATION = "https://stoplight.io/prism/errors#VIOLATIONS";

const mock = createMock({
  now: "2026-01-20T12:00:00Z",
  calls: 150,
  maxPerPage: 50, // so that the mock rejects a page of 100, which the document allows
  apiKeys: ["any"],
  forbiddenKeys: ["poor"],
  faults: [
    "/calls page=71: 429 retry-after=1",
    "/calls page=72: 500",
    "/calls page=73: 503",
    "/calls page=74: wrong-shape",
  ],
});
let prism: Prism;
let direct: string;
let proxied: string;

beforeAll(async () => {
  direct = (await mock.listen()).url;
  prism = await startPrism(["proxy", "--errors"], [direct]);
  proxied = prism.url;
});
afterAll(async () => {
  prism.stop();
  await mock.close();
});

/** A request. The default method is GET, and the default key is valid. */
interface MockRequest {
  path: string;
  method?: string;
  key?: string;
  headers?: Record<string, string>;
}

interface MockResponse {
  status: number;
  type: string | null;
  text: string;
  remaining: boolean;
  /** Violations that prism reports without rejecting the request. */
  violations: string | null;
}

async function send(base: string, { headers, key = "any", method = "GET", path }: MockRequest): Promise<MockResponse> {
  const authorization = key === "" ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(base + path, { method, redirect: "manual", headers: { ...authorization, ...headers } });
  const { status } = response;
  const violations = response.headers.get("sl-violations");
  const remaining = response.headers.has("x-ratelimit-remaining");
  return { status, type: response.headers.get("content-type"), text: await response.text(), remaining, violations };
}

function requestAt(all: readonly MockRequest[], index: number): MockRequest {
  const request = all[index];
  if (!request) throw new RangeError(`no request ${index}`);
  return request;
}

/** Sends eight requests at a time. Returns the results in the order of the requests. */
async function sendAll<Result>(
  all: readonly MockRequest[],
  one: (request: MockRequest) => Promise<Result>,
): Promise<Result[]> {
  const responses: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < all.length; index = next++) responses[index] = await one(requestAt(all, index));
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return responses;
}

function query(parameters: Record<string, string | number | undefined>): string {
  const defined = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return defined.length === 0 ? "" : `?${defined.map(([name, value]) => `${name}=${String(value)}`).join("&")}`;
}

const combinations: MockRequest[] = [undefined, ...callStatusValues].flatMap((status) =>
  [undefined, 1, 24, 168, 100_000].flatMap((since_hours) =>
    [undefined, 1, 2, 5, 1_000_000].flatMap((page) =>
      [undefined, 1, 7, 20, 50, 100].map((per_page) => ({
        path: `/calls${query({ status, since_hours, page, per_page })}`,
      })),
    ),
  ),
);

/** Other requests that the document allows: existing and missing calls, keys, encodings, and undocumented parameters. */
async function others(): Promise<MockRequest[]> {
  const lists = await Promise.all([1, 2, 3].map((page) => send(direct, { path: `/calls?per_page=50&page=${page}` })));
  const ids = lists.flatMap(({ text }) => (JSON.parse(text) as { data: { id: string }[] }).data.map(({ id }) => id));
  const unusualIds = [
    "nope",
    "%20",
    "%2F",
    "a%2Fb",
    "%25",
    "..%2F",
    "call_abc123%00",
    "%F0%9F%98%80",
    "calls",
    "x".repeat(500),
  ];
  return [
    ...[...ids, ...unusualIds].map((id) => ({ path: `/calls/${id}` })),
    ...["poor", "unknown"].flatMap((key) =>
      ["/calls", "/calls?page=2&per_page=7", "/calls/call_abc123"].map((path) => ({ path, key })),
    ),
    ...["gzip", "identity", "br", "*"].map((encoding) => ({
      path: "/calls",
      headers: { "accept-encoding": encoding },
    })),
    ...["application/json", "*/*", "application/*"].map((accept) => ({
      path: "/calls/call_abc123",
      headers: { accept },
    })),
    { path: "/calls?no_such_parameter=1" },
    // The document allows any status. The mock rejects undocumented values of `status`, because it assumes that the API rejects them, too.
    ...["nope", "Completed", "busy,failed", "%00"].map((value) => ({ path: `/calls?status=${value}` })),
    // Prism accepts these values, and the mock rejects them.
    ...["page", "per_page", "since_hours", "status"].map((name) => ({ path: `/calls?${name}=` })),
    ...["+1", "1e3", "1.0"].flatMap((number) => [
      { path: `/calls?page=${number}` },
      { path: `/calls?since_hours=${number}` },
    ]),
    { path: "/calls?page=71" },
    { path: "/calls?page=72" },
  ];
}

const numbers = ["0", "-1", "1.5", "many", "1e3x", "null", "1,2", "0x", "--1", "9".repeat(20)];
const invalidRequests: MockRequest[] = [
  ...["page", "per_page", "since_hours"].flatMap((name) =>
    numbers.map((value) => ({ path: `/calls?${name}=${value}` })),
  ),
  ...["101", "1000000"].map((value) => ({ path: `/calls?per_page=${value}` })),
  ...["/", "/nope", "/call", "/calls/a/b", "/v1/calls"].map((path) => ({ path })),
  ...["POST", "PUT", "PATCH", "DELETE", "HEAD"].flatMap((method) =>
    ["/calls", "/calls/call_abc123"].map((path) => ({ path, method })),
  ),
  ...["/calls", "/calls/call_abc123"].map((path) => ({ path, key: "" })),
];

test("prism reports no violation for requests that the document allows, and returns the responses of the mock unchanged", async () => {
  const validRequests = [...combinations, ...(await others())];
  const pairs = await sendAll(validRequests, async (request) => ({
    request,
    proxiedResponse: await send(proxied, request),
    directResponse: await send(direct, request),
  }));
  expect(pairs.filter(({ proxiedResponse: { violations } }) => violations !== null)).toEqual([]);
  expect(
    pairs.filter(
      ({ proxiedResponse, directResponse }) => JSON.stringify(proxiedResponse) !== JSON.stringify(directResponse),
    ),
  ).toEqual([]);
  expect(new Set(pairs.map(({ directResponse }) => directResponse.status))).toEqual(
    new Set([200, 400, 401, 403, 404, 429, 500]),
  );
  expect(pairs.length).toBeGreaterThanOrEqual(1_000);
});

test("prism rejects requests that the document does not allow, and reports no violation of the mock", async () => {
  const responses = await sendAll(invalidRequests, async (request) => ({
    ...request,
    response: await send(proxied, request),
  }));
  expect(responses.filter(({ response }) => response.status < 400 || response.text.includes(VIOLATION))).toEqual([]);
  expect(new Set(responses.map(({ response }) => `${response.status} ${response.type ?? ""}`))).toEqual(
    new Set([401, 404, 405, 422].map((status) => `${status} application/problem+json`)),
  );
});

test("prism reports a response that violates the document", async () => {
  const { status, text } = await send(proxied, { path: "/calls?page=74" });
  expect({ status, type: (JSON.parse(text) as { type: string }).type }).toEqual({ status: 500, type: VIOLATION });
  const undocumented = await send(proxied, { path: "/calls?page=73" });
  expect(undocumented.violations).toContain("Unable to match the returned status code");
});

test("304 is the only undocumented status of the mock", async () => {
  const authorization = "Bearer any";
  const { headers } = await fetch(`${direct}/calls`, { headers: { authorization } });
  const { status, violations } = await send(proxied, {
    path: "/calls",
    headers: { "if-none-match": headers.get("etag") ?? "" },
  });
  expect(status).toBe(304);
  expect(violations).toContain("Unable to match the returned status code");
});
