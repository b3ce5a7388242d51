import type { Limit } from "./limiter.ts";

/** What a server is like. */
export interface Rules {
  /** How many calls there are. */
  calls: number;
  /** How long each answer takes. */
  latencyMs: number;
  limit: Limit;
}

/** The call whose answer stops in the middle. */
export const STALLED_ID = "call_stalled";

/** A limit that nobody reaches, with the headers of one. */
export const NO_LIMIT: Limit = { requests: 1_000_000, windowMs: 60_000, hasHeaders: true };
