import { AbortError, SmartAlex, type Fetch } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { call, rejection, scripted } from "./fakes.ts";

/** A fetch that never responds. `signals` are those of its requests. */
function hangingFetch(): Fetch & { signals: (AbortSignal | null)[] } {
  const signals: (AbortSignal | null)[] = [];
  const fetch: Fetch = (_, { signal }) => {
    signals.push(signal);
    return new Promise(() => undefined);
  };
  return Object.assign(fetch, { signals });
}

test("close aborts requests in flight and requests that wait to be sent", async () => {
  const fetch = hangingFetch();
  const client = new SmartAlex({ apiKey: "sk_test", fetch, concurrency: 1 });
  const requests = [client.calls.get("call_1"), client.calls.get("call_2"), client.openapi.GET("/calls")].map(
    rejection,
  );
  await new Promise((resolve) => setTimeout(resolve));
  await client.close();
  for (const error of await Promise.all(requests)) expect(error).toBeInstanceOf(AbortError);
  expect(fetch.signals.map((signal) => signal?.aborted)).toEqual([true]);
});

test("close aborts a request that has a signal of its own", async () => {
  const client = new SmartAlex({ apiKey: "sk_test", fetch: hangingFetch() });
  const { signal } = new AbortController();
  const request = rejection(client.calls.get("call_1", { signal }));
  await client.close();
  expect(await request).toBeInstanceOf(AbortError);
});

test("a closed client sends nothing", async () => {
  const fetch = scripted();
  const client = new SmartAlex({ apiKey: "sk_test", fetch });
  await client.close();
  expect(await rejection(client.calls.list().toArray({ limit: 1 }))).toBeInstanceOf(AbortError);
  expect(await rejection(client.fetch("/calls"))).toBeInstanceOf(AbortError);
  expect(fetch.requests).toEqual([]);
});

test("a derived client stays open", async () => {
  const fetch = scripted(Response.json({ data: { ...call("call_1"), transcript: [] } }));
  const client = new SmartAlex({ apiKey: "sk_test", fetch });
  const derived = client.withOptions({});
  await client.close();
  expect((await derived.calls.get("call_1")).id).toBe("call_1");
});

test("await using closes the client at the end of the block", async () => {
  let request: Promise<unknown> | undefined;
  {
    // eslint-disable-next-line @typescript-eslint/await-thenable -- the rule does not find a symbol that may be unknown
    await using client = new SmartAlex({ apiKey: "sk_test", fetch: hangingFetch() });
    request = rejection(client.calls.get("call_1"));
  }
  expect(await request).toBeInstanceOf(AbortError);
});
