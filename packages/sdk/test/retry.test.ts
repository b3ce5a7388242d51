import { expect, test } from "vitest";
import { AbortError, ConnectionError, TimeoutError } from "@smartalex/sdk";
import { RetryBudget } from "../src/transport/retry-budget.ts";
import { retry } from "../src/transport/retry.ts";
import { answered, fakeClock, rejection, sending } from "./fakes.ts";

const request = () => ({ method: "GET", headers: {}, url: "http://127.0.0.1/v1/calls" });
const random = () => 1;
const observer = { retry: () => undefined };

test("waits exactly as long as Retry-After says", async () => {
  const clock = fakeClock();
  const send = sending(answered(503, { "retry-after": "2" }), 200);
  const response = await retry({ budget: new RetryBudget(), maxRetries: 2, clock, random, observer })(send)(request());
  expect(response.status).toBe(200);
  expect(clock.slept).toEqual([2_000]);
});

test("without Retry-After the longest wait doubles from half a second, and stops at eight", async () => {
  const clock = fakeClock();
  const answers = Array.from({ length: 6 }, () => 500);
  await retry({ budget: new RetryBudget(), maxRetries: 6, clock, random, observer })(sending(...answers, 200))(
    request(),
  );
  expect(clock.slept).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
});

test("a wait is anywhere up to its longest, so that many clients do not come back together", async () => {
  const clock = fakeClock();
  const send = sending(503, 200);
  await retry({ budget: new RetryBudget(), maxRetries: 1, clock, random: () => 0.25, observer })(send)(request());
  expect(clock.slept).toEqual([125]);
});

test("gives the last answer when the retries are used up", async () => {
  const send = sending(500, 502);
  const response = await retry({ budget: new RetryBudget(), maxRetries: 1, clock: fakeClock(), random, observer })(
    send,
  )(request());
  expect(response.status).toBe(502);
  expect(send.requests).toHaveLength(2);
});

test.each([400, 401, 403, 404, 422])("does not repeat a request that was answered with %i", async (status) => {
  const send = sending(status);
  expect(
    (await retry({ budget: new RetryBudget(), maxRetries: 3, clock: fakeClock(), random, observer })(send)(request()))
      .status,
  ).toBe(status);
});

test.each([408, 409, 425, 500, 502, 503, 504])("repeats a request that was answered with %i", async (status) => {
  const send = sending(status, 200);
  expect(
    (await retry({ budget: new RetryBudget(), maxRetries: 3, clock: fakeClock(), random, observer })(send)(request()))
      .status,
  ).toBe(200);
});

test("repeats a request whose connection failed, and gives up with that error", async () => {
  const broken = new ConnectionError("broken", undefined);
  const twice = sending(broken, 200);
  expect(
    (await retry({ budget: new RetryBudget(), maxRetries: 1, clock: fakeClock(), random, observer })(twice)(request()))
      .status,
  ).toBe(200);
  const always = sending(broken, broken);
  expect(
    await rejection(
      retry({ budget: new RetryBudget(), maxRetries: 1, clock: fakeClock(), random, observer })(always)(request()),
    ),
  ).toBe(broken);
});

test("retries an attempt that timed out, at most maxRetries times, and spends the same budget", async () => {
  const error = new TimeoutError(300);
  const budget = new RetryBudget();
  const layer = retry({ budget, maxRetries: 3, clock: fakeClock(), random, observer });
  const once = sending(error, 200);
  expect((await layer(once)(request())).status).toBe(200);
  const always = sending(error, error, error, error);
  expect(await rejection(layer(always)(request()))).toBe(error);
  expect(always.requests).toHaveLength(4);
  let sent = 0;
  const slow = layer(() => (sent++, Promise.reject(error)));
  for (let count = 0; count < 20; count++) await rejection(slow(request()));
  expect(sent).toBe(20 + 6); // the budget of 10, less the four retries above
});

test("a wait of more than a minute is not slept, the answer is given as it is", async () => {
  const clock = fakeClock();
  const send = sending(answered(503, { "retry-after": "66" }));
  expect(
    (await retry({ budget: new RetryBudget(), maxRetries: 3, clock, random, observer })(send)(request())).status,
  ).toBe(503);
  expect(clock.slept).toEqual([]);
});

test("an abort ends the wait between two attempts", async () => {
  const stop = new AbortController();
  const send = sending(answered(503, { "retry-after": "5" }));
  const answer = retry({ budget: new RetryBudget(), maxRetries: 3, clock: fakeClock(), random, observer })(send)({
    ...request(),
    signal: stop.signal,
  });
  stop.abort();
  expect(await rejection(answer)).toBeInstanceOf(AbortError);
  expect(send.requests).toHaveLength(1);
});

test("an outage is not multiplied: a client spends ten retries, and then one for ten successes", async () => {
  const budget = new RetryBudget();
  let sent = 0;
  let isDown = true;
  const send = retry({ budget, maxRetries: 3, clock: fakeClock(), random, observer })(() => {
    sent++;
    return Promise.resolve(answered(isDown ? 503 : 200));
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

test("connections that fail spend the same budget", async () => {
  const budget = new RetryBudget();
  const broken = new ConnectionError("broken", undefined);
  let sent = 0;
  const always = retry({ budget, maxRetries: 3, clock: fakeClock(), random, observer });
  const failing = always(() => (sent++, Promise.reject(broken)));
  for (let count = 0; count < 20; count++) await rejection(failing(request()));
  expect(sent).toBe(30);
});

test("does not retry a refusal by the rate limit: it is sent again from its place in the queue", async () => {
  const clock = fakeClock();
  const send = sending(429);
  const layer = retry({ budget: new RetryBudget(), maxRetries: 3, clock, random, observer });
  expect((await layer(send)(request())).status).toBe(429);
  expect(clock.slept).toEqual([]);
});
