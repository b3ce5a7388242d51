import type { MockState } from "./mock-state.ts";

/** Returns the state of a mock as JSON, without its API keys. */
export function describeState({ calls, clock, faults, limit, log, settings }: MockState) {
  const { apiKeys, hostile, latencyMs, maxPerPage, now, order, over, rateHeaders, seed, strict } = settings;
  const { requestsPerMinute, window } = limit.rule;
  return {
    now: new Date(clock.now()).toISOString(),
    clock: now === undefined ? "machine" : "own",
    faults: faults.texts,
    limit: { requestsPerMinute, window },
    latencyMs: latencyMs === undefined ? null : String(latencyMs),
    calls: calls.select({ sinceMs: -Infinity }, clock.now()).total,
    requests: log.count,
    options: { seed, maxPerPage, over, order, rateHeaders, strict, hostile, anyKey: apiKeys === undefined },
  };
}
