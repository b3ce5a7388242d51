import { createMock, type MockOptions } from "@smartalex/mock";
import { SmartAlex, type Fetch } from "@smartalex/sdk";
import { directFetch } from "@smartalex/sdk/internal";
import { expect, test } from "vitest";

const options: MockOptions = { now: "2026-01-16T12:00:00Z", apiKeys: ["sk_test"], seed: 7 };
const base = "http://127.0.0.1:4010/v1";

/** Sends the same request to two equal mocks, once through a `Request` and once without. */
async function both(path: string, headers: Record<string, string>, given: MockOptions = {}) {
  const [standard, other] = [createMock({ ...options, ...given }), createMock({ ...options, ...given })];
  const plain = directOf(other.fetch);
  return Promise.all([
    standard
      .fetch(new Request(base + path, { headers }))
      .then(told)
      .catch(String),
    plain(base + path, { method: "GET", headers, signal: null, redirect: "manual" })
      .then(told)
      .catch(String),
  ]);
}

/** The function that the client prefers to the `fetch` of a mock. */
function directOf(fetch: object): Fetch {
  const { [directFetch]: direct } = fetch as { [directFetch]?: Fetch };
  if (!direct) throw new Error("the mock's fetch has no direct fetch");
  return direct;
}

async function told(response: Awaited<ReturnType<Fetch>>) {
  const body = new TextDecoder().decode(await response.arrayBuffer());
  return { status: response.status, headers: [...response.headers].sort(), body };
}

const key = { Authorization: "Bearer sk_test" };

test.each<[string, Record<string, string>, MockOptions?]>([
  ["/calls", key],
  ["/calls?status=busy&per_page=3&page=2", key],
  ["/calls/call_abc123", { ...key, "Accept-Encoding": "gzip" }],
  ["/calls/nobody", key],
  ["/calls?page=0", key],
  ["/nowhere", key],
  ["/calls", {}],
  ["/calls", { ...key, Origin: "https://app.test" }],
  ["/calls", key, { faults: ["503 html"] }],
  ["/calls", key, { faults: ["truncated"] }],
  ["/calls", key, { faults: ["reset"] }],
  ["/calls", key, { faults: ["reset-in-body"] }],
])("%s with %j and %j is the same without Request and Response", async (path, headers, given) => {
  const [standard, plain] = await both(path, headers, given);
  expect(plain).toEqual(standard);
});

test("changing the received bytes does not affect other responses", async () => {
  const direct = directOf(createMock(options).fetch);
  const read = async () => {
    const response = await direct(`${base}/calls/call_abc123`, {
      method: "GET",
      headers: key,
      signal: null,
      redirect: "manual",
    });
    return new Uint8Array(await response.arrayBuffer());
  };
  const first = await read();
  const copy = first.slice();
  first.fill(0);
  expect(await read()).toEqual(copy);
});

test("a client prefers the direct fetch, and calls any other fetch with a URL and options", async () => {
  const { fetch } = createMock(options);
  const inputs: unknown[] = [];
  const watched: typeof fetch = (input, init) => {
    inputs.push(input);
    return fetch(input, init);
  };
  const list = (given: Fetch) => {
    return new SmartAlex({ apiKey: "sk_test", baseUrl: base, fetch: given }).calls.list().toArray({ limit: Infinity });
  };
  const calls = await list(Object.assign(watched.bind(undefined), { [directFetch]: directOf(fetch) }));
  expect(inputs).toEqual([]);
  expect(await list(watched)).toEqual(calls);
  expect(inputs[0]).toMatch(/^http:\/\/127\.0\.0\.1:4010\/v1\/calls\?/);
});
