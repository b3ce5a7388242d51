import { hashOf } from "../runtime/random.ts";
import { hex32 } from "../runtime/hex.ts";
import { LruCache } from "../runtime/lru-cache.ts";
import {
  fixedWindow,
  slidingWindow,
  tokenBucket,
  type RateLimitAlgorithm,
  type RateLimitDecision,
} from "./algorithms.ts";

/** More keys than a test uses, and few enough to fit into memory. */
const MAX_KEYS = 10_000;

/** Longer keys are stored as a digest, to limit memory. */
const LONG_KEY = 100;

/** Counts one request of an API key, and returns whether it is allowed. */
export type RateLimiter = (key: string, nowMs: number) => RateLimitDecision;

/** Creates the rate limiter of each type of window. `limit` is the number of requests per minute. */
export const rateLimiters = {
  fixed: (limit: number) => perKey(fixedWindow, limit),
  sliding: (limit: number) => perKey(slidingWindow, limit),
  bucket: (limit: number) => perKey(tokenBucket, limit),
};

/** The name of a type of window. */
export type RateWindow = keyof typeof rateLimiters;

/** The names of all types of windows. */
export const rateWindows = Object.keys(rateLimiters) as RateWindow[]; // an object literal, so it has no other keys

/** Counts each key separately. The state of a key may be removed after requests with `MAX_KEYS` other keys. */
function perKey<State>(decide: RateLimitAlgorithm<State>, limit: number): RateLimiter {
  const states = new LruCache<string, State>(MAX_KEYS);
  return (apiKey, nowMs) => {
    const key = apiKey.length > LONG_KEY ? digestOf(apiKey) : apiKey;
    const { state, decision } = decide(states.get(key), limit, nowMs);
    states.set(key, state);
    return decision;
  };
}

function digestOf(apiKey: string): string {
  return hex32(hashOf("key", apiKey)) + hex32(hashOf(apiKey));
}
