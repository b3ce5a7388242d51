import type { RateLimit } from "./rate-limiter.ts";

/** What a server is like. */
export interface ServerOptions {
  /** How many calls there are. */
  calls: number;
  /** How long each answer takes. */
  latencyMs: number;
  limit: RateLimit;
}

/** The call whose answer stops in the middle. */
export const HANGING_ID = "call_stalled";

/** A limit that nobody reaches, with the headers of one. */
export const NO_LIMIT: RateLimit = { requests: 1_000_000, windowMs: 60_000, hasHeaders: true };
