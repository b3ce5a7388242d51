import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { AbortError, isSmartAlexError, SmartAlex, TimeoutError, type Fetch, type SmartAlexError } from "@smartalex/sdk";
import { sleep, systemClock } from "../src/runtime/clock.ts";
import type { HttpRequest, Handler } from "../src/transport/middleware.ts";
import { timeout } from "../src/transport/timeout.ts";
import { responseWith, fakeClock, rejection, scripted, sending, stoppedClock } from "./fakes.ts";
import { VirtualClock } from "./virtual-clock.ts";

const request = (signal?: AbortSignal): HttpRequest => ({
  method: "GET",
  url: "http://127.0.0.1/v1/calls",
  headers: {},
  signal,
});

/** Returns the error, so that a rejection becomes a value. */
function rejected(error: unknown): SmartAlexError {
  if (isSmartAlexError(error)) return error;
  throw error;
}

/** A handler that never responds and ignores signals. `signals` are those of its requests. */
function hanging(): Handler & { signals: AbortSignal[] } {
  const signals: AbortSignal[] = [];
  const send: Handler = ({ signal }) => {
    if (signal) signals.push(signal);
    return new Promise(() => undefined);
  };
  return Object.assign(send, { signals });
}

test("an attempt that takes too long ends with a typed error that includes the limit", async () => {
  const send = hanging();
  const error = await rejection(timeout({ timeoutMs: 300, clock: fakeClock() })(request(), send));
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ code: "timed_out", timeoutMs: 300 });
  expect(send.signals[0]?.aborted).toBe(true);
});

test("returns a response that arrives in time", async () => {
  const response = responseWith(200);
  expect(await timeout({ timeoutMs: 30_000, clock: stoppedClock() })(request(), sending(response))).toBe(response);
});

test("a completed attempt leaves no timer, and no listener on the caller's signal", async () => {
  const clock = stoppedClock();
  const { signal } = new AbortController();
  const response = timeout({ timeoutMs: 30_000, clock })(request(signal), sending(200));
  expect(clock.running).toBe(1);
  await response;
  expect(clock.running).toBe(0);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("the caller's signal ends an attempt at once, even if fetch ignores signals", async () => {
  const stop = new AbortController();
  const response = timeout({ timeoutMs: 30_000, clock: stoppedClock() })(request(stop.signal), hanging());
  stop.abort("enough");
  const error = await rejection(response);
  expect(error).toBeInstanceOf(AbortError);
  expect(error).toMatchObject({ code: "aborted", cause: "enough" });
});

test("sends nothing if the signal was already aborted", async () => {
  const send = sending();
  const error = await rejection(
    timeout({ timeoutMs: 30_000, clock: stoppedClock() })(request(AbortSignal.abort()), send),
  );
  expect(error).toBeInstanceOf(AbortError);
  expect(send.requests).toEqual([]);
});

test("a thousand requests leave no listener on the signal that they share", async () => {
  const { signal } = new AbortController();
  const fetch: Fetch = () => Promise.resolve(Response.json({ data: { id: "call_1" } }));
  const smartalex = new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, clock: stoppedClock() });
  for (let count = 0; count < 1_000; count++) await smartalex.calls.get("call_1", { signal });
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("a hundred concurrent requests add one listener to the signal that they share, and remove it", async () => {
  const stop = new AbortController();
  const warnings: unknown[] = [];
  const warn = (warning: unknown) => warnings.push(warning);
  process.on("warning", warn);
  const respond: (() => void)[] = [];
  const fetch: Fetch = () =>
    new Promise((resolve) =>
      respond.push(() => {
        resolve(Response.json({ data: { id: "call_1" } }));
      }),
    );
  const options = { apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, clock: stoppedClock(), concurrency: 100 };
  const { calls } = new SmartAlex(options);
  const results = Array.from({ length: 100 }, () => calls.get("call_1", { signal: stop.signal }).catch(rejected));
  expect(getEventListeners(stop.signal, "abort")).toHaveLength(1);
  for (const send of respond.slice(0, 50)) send();
  await Promise.all(results.slice(0, 50));
  stop.abort("enough");
  const names = (await Promise.all(results)).map((result) => ("code" in result ? result.code : result.id));
  expect(new Set(names.slice(0, 50))).toEqual(new Set(["call_1"]));
  expect(new Set(names.slice(50))).toEqual(new Set(["aborted"]));
  expect(getEventListeners(stop.signal, "abort")).toHaveLength(0);
  process.off("warning", warn);
  expect(warnings).toEqual([]);
});

test("an invalid Response is a ConnectionError, and blocks no other request", async () => {
  const fetch = (() => Promise.resolve({ status: 200, arrayBuffer: () => new ArrayBuffer(0) })) as unknown as Fetch; // a poor double
  const options = { apiKey: "k", baseUrl: "http://127.0.0.1/v1", concurrency: 1, maxRetries: 0, clock: stoppedClock() };
  const { calls } = new SmartAlex({ ...options, fetch });
  for (let count = 0; count < 3; count++) {
    expect(await rejection(calls.get("call_1"))).toMatchObject({ name: "ConnectionError" });
  }
});

test("a deadline ends a request with its retries and waits, and can be set for a single request", async () => {
  const clock = new VirtualClock();
  const fetch: Fetch = () => Promise.resolve(new Response(null, { status: 503, headers: { "retry-after": "4" } }));
  const smartalex = new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", clock, fetch, deadlineMs: 10_000 });
  const startMs = clock.now();
  expect(await clock.run(rejection(smartalex.calls.get("call_1")))).toMatchObject({
    name: "TimeoutError",
    timeoutMs: 10_000,
  });
  expect(clock.now() - startMs).toBe(10_000);
  expect(await clock.run(rejection(smartalex.calls.get("call_1", { deadlineMs: 1_000 })))).toMatchObject({
    timeoutMs: 1_000,
  });
  expect(await clock.run(rejection(smartalex.calls.list({}, { maxRetries: 0 })))).toMatchObject({
    name: "ServerError",
  });
  expect(clock.now() - startMs).toBe(11_000);
  expect(clock.running).toBe(0);
});

test("a deadline ends the retries of attempts that time out", async () => {
  const clock = new VirtualClock();
  const startMs = clock.now();
  let sent = 0;
  const fetch: Fetch = () => (sent++, new Promise<never>(() => undefined));
  const { calls } = new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", clock, fetch, timeoutMs: 1_000 });
  const error = await clock.run(rejection(calls.get("call_1", { deadlineMs: 1_100, maxRetries: 50 })));
  expect(error).toMatchObject({ name: "TimeoutError", timeoutMs: 1_100 });
  expect(clock.now() - startMs).toBe(1_100);
  expect(await clock.run(rejection(calls.get("call_1", { maxRetries: 2 })))).toMatchObject({ timeoutMs: 1_000 });
  expect(sent).toBeGreaterThanOrEqual(4);
  expect(clock.running).toBe(0);
});

test.each([{ deadlineMs: 0 }, { timeoutMs: Number.NaN }, { maxRetries: -1 }])(
  "%j for a single request is rejected",
  async (options) => {
    const smartalex = new SmartAlex({ apiKey: "k", fetch: scripted() });
    expect(await rejection(smartalex.calls.get("call_1", options))).toMatchObject({ name: "InvalidOptionError" });
  },
);

test("the system clock sleeps, and rejects with AbortError", async () => {
  await sleep(systemClock, 1, undefined);
  expect(await rejection(sleep(systemClock, 60_000, AbortSignal.abort("before")))).toMatchObject({ cause: "before" });
  const stop = new AbortController();
  const wait = sleep(systemClock, 60_000, stop.signal);
  stop.abort("during");
  expect(await rejection(wait)).toMatchObject({ code: "aborted", cause: "during" });
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
});
