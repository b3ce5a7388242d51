import type { RateLimit } from "./rate-limiter.ts";

/** Options of the server. */
export interface ServerOptions {
  /** Number of calls. */
  calls: number;
  /** Delay of each response. */
  latencyMs: number;
  limit: RateLimit;
}

/** ID of the call whose response stops in the middle of the body. */
export const HANGING_ID = "call_hanging";

/** A rate limit that no benchmark reaches. Responses have rate-limit headers. */
export const NO_LIMIT: RateLimit = { requests: 1_000_000, windowMs: 60_000, hasHeaders: true };
