import type { Clock } from "../runtime/clock.ts";
import type * as LimitsModule from "./rate-limiter/limits.ts";
import type { Instrumentation } from "./instrumentation/instrumentation.ts";
import { numericRetryAfterMs, parseNumericLimits } from "./rate-limiter/numeric-headers.ts";
import type { RateLimiter } from "./rate-limiter/rate-limiter.ts";
import { isReplayable, type HttpResponse, type Middleware } from "./middleware.ts";

/** Options for `rateLimit`. */
export interface RateLimitOptions {
  clock: Clock;
  rateLimiter: RateLimiter;
  /** True to send a request again after a 429 response, or false to return the 429 response. */
  resend: boolean;
  /** The maximum duration of an attempt, in milliseconds. */
  timeoutMs: number;
  instrumentation: Pick<Instrumentation, "emit">;
}

/** Parsers for rate-limit headers in all forms. They are loaded for the first header that is not a number. */
let limits: typeof LimitsModule | undefined;

/** Loads the parsers. Without a network, a web page may be unable to load them. The rate limits then stay unknown. */
async function loadLimits(): Promise<typeof LimitsModule | undefined> {
  const loaded = limits ?? (await import("./rate-limiter/limits.ts").catch(() => undefined));
  return (limits ??= loaded); // a load that fails must not remove what another request has loaded
}

/**
 * Sends each request when the rate limiter permits it, and passes the rate-limit headers of the response to the rate limiter. After a 429 response,
 * the request returns to its position in the queue. Sending the request again does not count as a retry, because the server is healthy and says when
 * it accepts more requests. Requests with any method can be sent again, because the server has not processed a request that it rejected with 429.
 */
export function rateLimit({ clock, instrumentation, rateLimiter, resend, timeoutMs }: RateLimitOptions): Middleware {
  return async (request, next) => {
    const progress = request.progress ?? { attempts: 1, order: undefined };
    const order = (progress.order ??= rateLimiter.nextOrder());
    const entry = { leaseMs: timeoutMs, order, signal: request.signal };
    for (let rejections = 1; ; rejections++) {
      const permit = rateLimiter.tryAcquire(entry) ?? (await rateLimiter.acquire(entry));
      let response: HttpResponse;
      try {
        response = await next(request);
      } catch (error) {
        rateLimiter.release(permit, undefined);
        throw error;
      }
      const nowMs = clock.now();
      const { headers, status } = response;
      if (status !== 429) {
        const parsed = parseNumericLimits(headers, nowMs) ?? (await loadLimits())?.parseRateLimits(headers, nowMs);
        rateLimiter.release(permit, parsed ?? []);
        return response;
      }
      const requestedMs = numericRetryAfterMs(headers, nowMs) ?? (await loadLimits())?.retryDelayMs(response, nowMs);
      const delayMs = rateLimiter.reject(permit, requestedMs, rejections);
      if (delayMs === undefined || !resend || !isReplayable(request)) return response;
      void instrumentation.emit("retry", { attempt: progress.attempts, status, delayMs });
      progress.attempts++;
    }
  };
}
