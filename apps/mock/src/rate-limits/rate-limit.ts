import { rateLimiters, type RateLimiter, type RateWindow } from "./rate-limiter.ts";

/**
 * The requests per minute of each plan. SmartAlex documents these three numbers. That they belong to these plans, in this order, is an
 * assumption.
 */
export const plans = { professional: 60, dental: 300, "real-estate": 600 } as const;

/** The name of a plan. */
export type Plan = keyof typeof plans;

/** The limit of each API key, and the type of window. */
export interface RateLimitRule {
  requestsPerMinute: number;
  window: RateWindow;
}

/** A rate limit that can be replaced while the mock runs. */
export interface RateLimit {
  /** The current rule. */
  readonly rule: RateLimitRule;
  /** Replaces the rule, and resets all counts. */
  readonly replace: (rule: RateLimitRule) => void;
  readonly take: RateLimiter;
}

/** Creates a rate limit with an initial rule. */
export function createRateLimit(initial: RateLimitRule): RateLimit {
  let rule = initial;
  let take = createLimiter(rule);
  return {
    get rule() {
      return rule;
    },
    replace(next) {
      rule = next;
      take = createLimiter(rule);
    },
    take: (key, nowMs) => take(key, nowMs),
  };
}

function createLimiter({ requestsPerMinute, window }: RateLimitRule): RateLimiter {
  return rateLimiters[window](requestsPerMinute);
}
