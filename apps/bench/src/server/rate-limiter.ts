/** A rate limit with fixed windows. Windows start at multiples of their length since 1970. */
export interface RateLimit {
  requests: number;
  windowMs: number;
  /** Whether responses have `X-RateLimit-*` headers, and rejections have `Retry-After`. */
  hasHeaders: boolean;
}

/** Numbers of requests that a server has counted. */
export interface Counts {
  delivered: number;
  refused: number;
  /** The used share of the permitted requests, from 0 to 1, without the first and the last window, which are incomplete. */
  usedShare: number;
}

/** Counts requests and rejects those that exceed the limit. */
export class RateLimiter {
  readonly #limit: RateLimit;
  #delivered = 0;
  #refused = 0;
  /** Number of delivered requests in each window. */
  readonly #used = new Map<number, number>();

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** Counts a request. Returns whether it is allowed, and the headers of the response. */
  admit(nowMs: number): { isAllowed: boolean; headers: Record<string, string> } {
    const { hasHeaders, requests, windowMs } = this.#limit;
    const window = Math.floor(nowMs / windowMs);
    const used = this.#used.get(window) ?? 0;
    const isAllowed = used < requests;
    if (isAllowed) this.#delivered++;
    else this.#refused++;
    this.#used.set(window, isAllowed ? used + 1 : used);

    const resetMs = (window + 1) * windowMs;
    if (!hasHeaders) return { isAllowed, headers: {} };
    const headers: Record<string, string> = {
      "x-ratelimit-limit": String(requests),
      "x-ratelimit-remaining": String(requests - used - (isAllowed ? 1 : 0)),
      "x-ratelimit-reset": String(Math.ceil(resetMs / 1000)),
    };
    if (!isAllowed) headers["retry-after"] = String(Math.ceil((resetMs - nowMs) / 1000));
    return { isAllowed, headers };
  }

  counts(): Counts {
    const windows = [...this.#used.keys()];
    const first = Math.min(...windows);
    const last = Math.max(...windows);
    const full = [...this.#used].filter(([window]) => window > first && window < last);
    const permitted = Math.max(0, last - first - 1) * this.#limit.requests;
    const used = full.reduce((sum, [, count]) => sum + count, 0);
    return { delivered: this.#delivered, refused: this.#refused, usedShare: permitted === 0 ? 0 : used / permitted };
  }
}
