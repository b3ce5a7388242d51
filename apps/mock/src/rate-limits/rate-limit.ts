import { rateWindows, type Limiter, type RateWindowName } from "./rate-limiter.ts";

/** How many requests a minute each API key may make, and how they are counted. */
export interface RateLimitRule {
  requestsPerMinute: number;
  window: RateWindowName;
}

/** A limit, which can be replaced while requests are made. */
export interface RateLimit {
  /** What holds now. */
  readonly rule: RateLimitRule;
  /** Sets another one, which counts anew. */
  readonly replace: (rule: RateLimitRule) => void;
  readonly take: Limiter;
}

/** Makes a limit that begins with a rule. */
export function rateLimit(initial: RateLimitRule): RateLimit {
  let rule = initial;
  let take = limiterOf(rule);
  return {
    get rule() {
      return rule;
    },
    replace(next) {
      rule = next;
      take = limiterOf(rule);
    },
    take: (key, nowMs) => take(key, nowMs),
  };
}

function limiterOf({ requestsPerMinute, window }: RateLimitRule): Limiter {
  return rateWindows[window](requestsPerMinute);
}
