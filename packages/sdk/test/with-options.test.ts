import { InvalidOptionError, SmartAlex, type SmartAlexOptions } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { call, failure, rejection, scripted, stoppedClock } from "./fakes.ts";

const clock = stoppedClock();

function clientOf(fetch: ReturnType<typeof scripted>, options: SmartAlexOptions = {}): SmartAlex {
  return new SmartAlex({ apiKey: "sk_test", baseUrl: "https://api.test/v1", clock, fetch, ...options });
}

function callResponse(): Response {
  return Response.json({ data: { ...call("call_1"), transcript: [] } });
}

/** A response that says that the limit is spent for longer than a client waits. */
function refusal(): Response {
  return failure(429, "rate_limited", { "retry-after": "3600" });
}

test("a derived client has the options of the original, except for those that were passed", async () => {
  const fetch = scripted(new Response("", { status: 503 }), callResponse());
  const derived = clientOf(fetch, { maxRetries: 0, defaultHeaders: { "x-team": "a" } }).withOptions({ maxRetries: 1 });
  expect((await derived.calls.get("call_1")).id).toBe("call_1");
  expect(fetch.requests.map(({ headers }) => headers.get("x-team"))).toEqual(["a", "a"]);
});

test("the original keeps its options", async () => {
  const fetch = scripted(new Response("", { status: 503 }));
  const client = clientOf(fetch, { maxRetries: 0 });
  client.withOptions({ maxRetries: 5 });
  expect(await rejection(client.calls.get("call_1"))).toMatchObject({ status: 503 });
  expect(fetch.requests).toHaveLength(1);
});

test("a derived client waits for the rate limit that the original has met", async () => {
  const fetch = scripted(refusal(), callResponse());
  const client = clientOf(fetch);
  expect(await rejection(client.calls.get("call_1"))).toMatchObject({ status: 429 });
  const derived = client.withOptions({ timeoutMs: 1_000 });
  expect(await rejection(derived.calls.get("call_1"))).toMatchObject({ name: "RateLimitError", status: undefined });
  expect(fetch.requests).toHaveLength(1);
});

test.each([{ apiKey: "sk_other" }, { baseUrl: "https://other.test/v1" }, { concurrency: 2 }])(
  "a derived client with %j has its own rate limit",
  async (options) => {
    const fetch = scripted(refusal(), callResponse());
    const client = clientOf(fetch);
    expect(await rejection(client.calls.get("call_1"))).toMatchObject({ status: 429 });
    expect((await client.withOptions(options).calls.get("call_1")).id).toBe("call_1");
  },
);

test("an unknown option is rejected", () => {
  const options = { timeout: 5 } as SmartAlexOptions; // as from JavaScript
  expect(() => clientOf(scripted()).withOptions(options)).toThrow(InvalidOptionError);
});
