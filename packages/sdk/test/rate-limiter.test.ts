import { expect, test } from "vitest";
import { RateLimiter } from "../src/transport/rate-limiter/rate-limiter.ts";
import { VirtualClock } from "./virtual-clock.ts";

function gateOf(clock: VirtualClock, options: { concurrency?: number; recheckMs?: number } = {}) {
  const observer = { wait: () => undefined };
  const defaults = { concurrency: 1, requestsPerMinute: Infinity, recheckMs: undefined, resumesItself: false };
  return new RateLimiter({ clock, observer, random: () => 0.5, ...defaults, ...options });
}

/** What a request enters with. */
function entryOf(gate: RateLimiter, leaseMs = 30_000) {
  return { leaseMs, order: gate.nextOrder(), signal: undefined };
}

test("a turn that is never given back goes to the next request when it expires", async () => {
  const clock = new VirtualClock();
  const gate = gateOf(clock, { recheckMs: 250 });
  const startMs = clock.now();
  const lost = gate.pass(entryOf(gate, 5_000));
  const turn = await clock.run(gate.enter(entryOf(gate)));
  expect(clock.now() - startMs).toBe(5_000);
  if (lost) gate.leave(lost, []); // if it comes back after all, it changes nothing
  expect(gate.pass(entryOf(gate))).toBeUndefined();
  gate.leave(turn, []);
  expect(gate.pass(entryOf(gate))).toBeDefined();
  expect(clock.running).toBe(0);
});

test("a lost probe does not close the client for good", async () => {
  const clock = new VirtualClock();
  const gate = gateOf(clock, { concurrency: 10, recheckMs: 250 });
  const refused = gate.pass(entryOf(gate));
  if (refused) gate.refuse(refused, 1_000, 1);
  await clock.run(gate.enter(entryOf(gate, 5_000))); // the probe, whose response never comes
  const startMs = clock.now();
  await clock.run(gate.enter(entryOf(gate)));
  expect(clock.now() - startMs).toBe(5_000);
});
