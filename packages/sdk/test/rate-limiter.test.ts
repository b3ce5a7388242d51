import { expect, test } from "vitest";
import { RateLimiter } from "../src/transport/rate-limiter/rate-limiter.ts";
import { VirtualClock } from "./virtual-clock.ts";

function createLimiter(
  clock: VirtualClock,
  { recheckMs, ...options }: { concurrency?: number; recheckMs?: number } = {},
): RateLimiter {
  const instrumentation = { emit: () => undefined };
  const waiting = { recheckMs, resumesItself: false };
  const defaults = { concurrency: 1, requestsPerMinute: Infinity, waiting };
  return new RateLimiter({ clock, instrumentation, random: () => 0.5, ...defaults, ...options });
}

function createEntry(limiter: RateLimiter, leaseMs = 30_000) {
  return { leaseMs, order: limiter.nextOrder(), signal: undefined };
}

test("a permit that is never released goes to the next request when it expires", async () => {
  const clock = new VirtualClock();
  const limiter = createLimiter(clock, { recheckMs: 250 });
  const startMs = clock.now();
  const lost = limiter.tryAcquire(createEntry(limiter, 5_000));
  const permit = await clock.run(limiter.acquire(createEntry(limiter)));
  expect(clock.now() - startMs).toBe(5_000);
  if (lost) limiter.release(lost, []); // a late release has no effect
  expect(limiter.tryAcquire(createEntry(limiter))).toBeUndefined();
  limiter.release(permit, []);
  expect(limiter.tryAcquire(createEntry(limiter))).toBeDefined();
  expect(clock.running).toBe(0);
});

test("a lost probe does not pause the client forever", async () => {
  const clock = new VirtualClock();
  const limiter = createLimiter(clock, { concurrency: 10, recheckMs: 250 });
  const rejected = limiter.tryAcquire(createEntry(limiter));
  if (rejected) limiter.reject(rejected, 1_000, 1);
  await clock.run(limiter.acquire(createEntry(limiter, 5_000))); // the probe, whose response never arrives
  const startMs = clock.now();
  await clock.run(limiter.acquire(createEntry(limiter)));
  expect(clock.now() - startMs).toBe(5_000);
});
