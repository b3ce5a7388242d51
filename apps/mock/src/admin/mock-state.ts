import type { CallDetail } from "@smartalex/contract";
import type { CallSource } from "../dataset/source/call-source.ts";
import type { FaultRules } from "../faults/fault-rules.ts";
import type { RateLimit, RateLimitRule } from "../rate-limits/rate-limit.ts";
import type { MockClock } from "../runtime/mock-clock.ts";
import type { RateLimitHeaderFormat } from "../rate-limits/rate-limit-headers.ts";
import type { RequestLog } from "../middleware/request-log.ts";

/** The options that a mock was created with. The initial rate limit is one of them. */
interface MockSettings extends RateLimitRule {
  apiKeys: readonly string[] | undefined;
  faults: readonly string[];
  hostile: boolean;
  latencyMs: number | string | undefined;
  maxPerPage: number;
  now: Date | string | undefined;
  order: "newest" | "oldest";
  over: "reject" | "clamp";
  rateHeaders: RateLimitHeaderFormat;
  seed: number | string;
  strict: boolean;
}

/** The state of a running mock, for the control API and the dashboard. */
export interface MockState {
  settings: MockSettings;
  /** The clock. `now` returns milliseconds since 1970. */
  clock: MockClock & { now: () => number; reset: () => void };
  calls: CallSource & { add: (call: CallDetail) => void; reset: () => void };
  faults: Pick<FaultRules, "script" | "texts">;
  limit: RateLimit;
  log: RequestLog;
  /** Restarts the random sequences of request IDs and latencies, and clears the caches. */
  restart: () => void;
}

/** Resets a mock to its initial state: faults, rate limit, clock, calls, random sequences and request log. */
export function resetState({ calls, clock, faults, limit, log, restart, settings }: MockState): void {
  faults.script(...settings.faults);
  limit.replace(settings);
  clock.reset();
  calls.reset();
  log.reset();
  restart();
}
