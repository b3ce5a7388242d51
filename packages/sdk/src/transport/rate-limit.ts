import type { Clock } from "../runtime/clock.ts";
import type { Instrumentation } from "./instrumentation/instrumentation.ts";
import type { RateLimiter } from "./rate-limiter/rate-limiter.ts";
import { isReplayable, type HttpResponse, type Middleware } from "./middleware.ts";
import type { RateLimit } from "./rate-limiter/rate-limit-headers.ts";

/** Options for `rateLimit`. */
export interface RateLimitOptions {
  clock: Clock;
  rateLimiter: RateLimiter;
  /** True if a request is sent again after a 429 response. If false, the 429 response is returned. */
  resend: boolean;
  /** The maximum duration of an attempt, in milliseconds. */
  timeoutMs: number;
  instrumentation: Pick<Instrumentation, "emit">;
}

/** Parses the limits of a response. `undefined` until the first response. */
let parseRateLimits: ((headers: HttpResponse["headers"], nowMs: number) => RateLimit[]) | undefined;

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
      // Loaded while the first request is sent. Without a network, a web page may be unable to load it, and the limits stay unknown.
      const loading = parseRateLimits
        ? undefined
        : import("./rate-limiter/rate-limit-headers.ts").catch(() => undefined);
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
        if (loading) parseRateLimits = (await loading)?.parseRateLimits;
        rateLimiter.release(permit, parseRateLimits?.(response.headers, nowMs) ?? []);
        return response;
      }
      const { retryDelayMs } = await import("./failures.ts"); // not loaded before the first rejection
      const delayMs = rateLimiter.reject(permit, retryDelayMs(response, nowMs), rejections);
      if (delayMs === undefined || !resend || !isReplayable(request)) return response;
      void instrumentation.emit("retry", { attempt: progress.attempts, status: response.status, delayMs });
      progress.attempts++;
    }
  };
}
