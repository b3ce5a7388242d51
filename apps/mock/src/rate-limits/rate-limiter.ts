import { hashOf } from "../runtime/random.ts";
import { hex32 } from "../runtime/hex.ts";
import { RecentMap } from "../runtime/lru-cache.ts";
import { fixedWindow, slidingWindow, tokenBucket, type RateWindow, type Verdict } from "./algorithms.ts";

/** More keys than anyone tests with, and so few that a flood of them fits into memory. */
const MAX_KEYS = 10_000;

/** Longer keys are remembered by a digest, so that a flood of them fits into memory, too. */
const LONG_KEY = 100;

/** Takes one request of a key, and says whether it is allowed. */
export type Limiter = (key: string, nowMs: number) => Verdict;

/** The kinds of window, each made for so many requests a minute. */
export const rateWindows = {
  fixed: (limit: number) => perKey(fixedWindow, limit),
  sliding: (limit: number) => perKey(slidingWindow, limit),
  bucket: (limit: number) => perKey(tokenBucket, limit),
};

/** The name of a kind of window. */
export type RateWindowName = keyof typeof rateWindows;

/** Counts each key on its own. One that has not asked while `MAX_KEYS` others did may begin anew. */
function perKey<State>(decide: RateWindow<State>, limit: number): Limiter {
  const states = new RecentMap<string, State>(MAX_KEYS);
  return (apiKey, nowMs) => {
    const key = apiKey.length > LONG_KEY ? digestOf(apiKey) : apiKey;
    const { state, verdict } = decide(states.get(key), limit, nowMs);
    states.set(key, state);
    return verdict;
  };
}

function digestOf(apiKey: string): string {
  return hex32(hashOf("key", apiKey)) + hex32(hashOf(apiKey));
}
