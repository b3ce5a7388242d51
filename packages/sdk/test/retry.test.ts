import { expect, test } from "vitest";
import { AbortError, ConnectionError, TimeoutError } from "@smartalex/sdk";
import { compose, type Handler, type HttpRequest } from "../src/transport/middleware.ts";
import { RetryBudget } from "../src/transport/retries/retry-budget.ts";
import type { RetryOptions } from "../src/transport/retries/retry-loop.ts";
import { retry } from "../src/transport/retry.ts";
import { responseWith, fakeClock, rejection, sending } from "./fakes.ts";

const UNSAFE_METHODS = ["POST", "PATCH", "PUT", "DELETE"];

const request = (method = "GET"): HttpRequest => ({ method, url: "http://127.0.0.1/v1/calls", headers: {} });

/** Wraps a handler in `retry`, with a fake clock and the longest possible backoff. */
function retrying(handler: Handler, options: Partial<RetryOptions> = {}): Handler {
  const instrumentation = { emit: () => undefined };
  const defaults = { budget: new RetryBudget(), clock: fakeClock(), maxRetries: 3, random: () => 1, instrumentation };
  return compose([retry({ ...defaults, ...options })], handler);
}

test("waits exactly as long as Retry-After says", async () => {
  const clock = fakeClock();
  const send = sending(responseWith(503, { "retry-after": "2" }), 200);
  expect((await retrying(send, { clock })(request())).status).toBe(200);
  expect(clock.slept).toEqual([2_000]);
});

test("without Retry-After, the maximum backoff doubles from half a second to eight seconds", async () => {
  const clock = fakeClock();
  const failures = Array.from({ length: 6 }, () => 500);
  await retrying(sending(...failures, 200), { clock, maxRetries: 6 })(request());
  expect(clock.slept).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
});

test("a backoff is a random part of its maximum, so that many clients do not retry at the same moment", async () => {
  const clock = fakeClock();
  await retrying(sending(503, 200), { clock, random: () => 0.25 })(request());
  expect(clock.slept).toEqual([125]);
});

test("returns the last response when no retries are left", async () => {
  const send = sending(500, 502);
  expect((await retrying(send, { maxRetries: 1 })(request())).status).toBe(502);
  expect(send.requests).toHaveLength(2);
});

test.each([400, 401, 403, 404, 422])("does not retry a %i response", async (status) => {
  expect((await retrying(sending(status))(request())).status).toBe(status);
});

test.each([408, 409, 425, 500, 502, 503, 504])("retries a %i response", async (status) => {
  expect((await retrying(sending(status, 200))(request())).status).toBe(200);
});

test.each(["HEAD", "OPTIONS"])("retries %s requests", async (method) => {
  expect((await retrying(sending(503, 200))(request(method))).status).toBe(200);
});

test.each(UNSAFE_METHODS)("sends a %s request only once, whatever fails after it was sent", async (method) => {
  for (const status of [408, 409, 425, 500, 503]) {
    const send = sending(status);
    expect((await retrying(send)(request(method))).status).toBe(status);
    expect(send.requests).toHaveLength(1);
  }
  for (const error of [new ConnectionError("reset", undefined), new TimeoutError(300)]) {
    const send = sending(error);
    expect(await rejection(retrying(send)(request(method)))).toBe(error);
    expect(send.requests).toHaveLength(1);
  }
});

test.each(UNSAFE_METHODS)("retries a %s request if the connection was never opened", async (method) => {
  const refused = new ConnectionError("refused", undefined, { isUnsent: true });
  expect((await retrying(sending(refused, 200))(request(method))).status).toBe(200);
});

test("does not retry a request whose body is a stream: it can only be read once", async () => {
  const send = sending(503);
  expect((await retrying(send)({ ...request(), body: new ReadableStream() })).status).toBe(503);
  expect(send.requests).toHaveLength(1);
});

test("retries a request whose connection failed, and throws that error when no retries are left", async () => {
  const error = new ConnectionError("broken", undefined);
  expect((await retrying(sending(error, 200), { maxRetries: 1 })(request())).status).toBe(200);
  expect(await rejection(retrying(sending(error, error), { maxRetries: 1 })(request()))).toBe(error);
});

test("retries an attempt that timed out, at most maxRetries times, from the same budget", async () => {
  const error = new TimeoutError(300);
  const budget = new RetryBudget();
  expect((await retrying(sending(error, 200), { budget })(request())).status).toBe(200);
  const send = sending(error, error, error, error);
  expect(await rejection(retrying(send, { budget })(request()))).toBe(error);
  expect(send.requests).toHaveLength(4);
  let sent = 0;
  const slow = retrying(() => (sent++, Promise.reject(error)), { budget });
  for (let count = 0; count < 20; count++) await rejection(slow(request()));
  expect(sent).toBe(20 + 6); // the budget of 10, less the four retries above
});

test("returns the response instead of waiting for more than a minute", async () => {
  const clock = fakeClock();
  const send = sending(responseWith(503, { "retry-after": "66" }));
  expect((await retrying(send, { clock })(request())).status).toBe(503);
  expect(clock.slept).toEqual([]);
});

test("an abort ends the wait between two attempts", async () => {
  const controller = new AbortController();
  const send = sending(responseWith(503, { "retry-after": "5" }));
  const response = retrying(send)({ ...request(), signal: controller.signal });
  controller.abort();
  expect(await rejection(response)).toBeInstanceOf(AbortError);
  expect(send.requests).toHaveLength(1);
});

test("an outage is not multiplied: a client spends ten retries, and then one for every ten successes", async () => {
  let sent = 0;
  let isDown = true;
  const send = retrying(() => {
    sent++;
    return Promise.resolve(responseWith(isDown ? 503 : 200));
  });
  for (let count = 0; count < 100; count++) expect((await send(request())).status).toBe(503);
  expect(sent).toBe(110);
  isDown = false;
  for (let count = 0; count < 20; count++) await send(request());
  isDown = true;
  sent = 0;
  for (let count = 0; count < 5; count++) await send(request());
  expect(sent).toBeGreaterThanOrEqual(6);
  expect(sent).toBeLessThanOrEqual(7);
});

test("failed connections use the same budget", async () => {
  let sent = 0;
  const send = retrying(() => (sent++, Promise.reject(new ConnectionError("broken", undefined))));
  for (let count = 0; count < 20; count++) await rejection(send(request()));
  expect(sent).toBe(30);
});

test("does not retry a 429 response: rateLimit sends the request again", async () => {
  const clock = fakeClock();
  expect((await retrying(sending(429), { clock })(request())).status).toBe(429);
  expect(clock.slept).toEqual([]);
});
