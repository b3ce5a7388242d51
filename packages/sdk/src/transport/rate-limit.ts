import type { Clock } from "../runtime/clock.ts";
import type { Instrumentation } from "./instrumentation.ts";
import type { RateLimiter } from "./rate-limiter/rate-limiter.ts";
import { isReplayable, type HttpResponse, type Middleware } from "./middleware.ts";
import { parseRateLimits, retryDelayMs } from "./rate-limiter/rate-limit-headers.ts";

/** Options for `rateLimit`. */
export interface RateLimitOptions {
  clock: Clock;
  rateLimiter: RateLimiter;
  /** True if a request is sent again after a 429 response. If false, the 429 response is returned. */
  resend: boolean;
  /** The maximum duration of an attempt, in milliseconds. */
  timeoutMs: number;
  instrumentation: Pick<Instrumentation, "retry">;
}

/**
 * Sends each request when the rate limiter permits it, and passes the rate-limit headers of the response to the rate limiter. After a 429
 * response, the request returns to its position in the queue. This does not count as a retry, because the server works and reports when it
 * accepts more requests. The server has not processed the request, so requests with any method can be sent again.
 */
export function rateLimit({ clock, instrumentation, rateLimiter, resend, timeoutMs }: RateLimitOptions): Middleware {
  return (next) => async (request) => {
    const progress = request.progress ?? { attempts: 1, order: undefined };
    const order = (progress.order ??= rateLimiter.nextOrder());
    const entry = { leaseMs: timeoutMs, order, signal: request.signal };
    for (let rejections = 1; ; rejections++) {
      const permit = rateLimiter.tryAcquire(entry) ?? (await rateLimiter.acquire(entry));
      let response: HttpResponse;
      try {
        // The first attempt is sent as it is: a copy of every request would cost CPU.
        response = await next(rejections === 1 ? request : { ...request, attempt: progress.attempts });
      } catch (error) {
        rateLimiter.release(permit, undefined);
        throw error;
      }
      const nowMs = clock.now();
      if (response.status !== 429) {
        rateLimiter.release(permit, parseRateLimits(response.headers, nowMs));
        return response;
      }
      const delayMs = rateLimiter.reject(permit, retryDelayMs(response, nowMs), rejections);
      if (delayMs === undefined || !resend || !isReplayable(request)) return response;
      instrumentation.retry({ attempt: progress.attempts, status: response.status, delayMs });
      progress.attempts++;
    }
  };
}
