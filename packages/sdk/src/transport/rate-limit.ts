import type { Clock } from "../runtime/clock.ts";
import type { Instrumentation } from "./instrumentation.ts";
import type { RateLimiter, Permit } from "./rate-limiter/rate-limiter.ts";
import type { HttpResponse, Middleware } from "./middleware.ts";
import { parseRateLimits, retryDelayMs } from "./rate-limiter/rate-limit-headers.ts";

/** How `pace` works. */
export interface RateLimitOptions {
  clock: Clock;
  gate: RateLimiter;
  /** Whether a refused request is sent again. If not, its response is returned. */
  resends: boolean;
  /** How long an attempt can take, in milliseconds. */
  timeoutMs: number;
  observer: Pick<Instrumentation, "retry">;
}

/**
 * Sends each request when the gate opens for it, and tells the gate what the response says about the rate limit. A request that the
 * rate limit refuses goes back to its position in the queue. This is not a retry: the server works, and says when it accepts more.
 */
export function rateLimit({ clock, gate, observer, resends, timeoutMs }: RateLimitOptions): Middleware {
  return (next) => async (request) => {
    const progress = request.progress ?? { attempts: 1, order: undefined };
    const order = (progress.order ??= gate.nextOrder());
    const entry = { leaseMs: timeoutMs, order, signal: request.signal };
    for (let refusals = 1; ; refusals++) {
      const turn = gate.pass(entry) ?? (await gate.enter(entry));
      const answer = await sent(turn, () => next({ ...request, attempt: progress.attempts }));
      const nowMs = clock.now();
      if (answer.status !== 429) {
        gate.leave(turn, parseRateLimits(answer.headers, nowMs));
        return answer;
      }
      const delayMs = gate.refuse(turn, retryDelayMs(answer, nowMs), refusals);
      if (delayMs === undefined || !resends) return answer;
      observer.retry({ attempt: progress.attempts, status: answer.status, delayMs });
      progress.attempts++;
    }
  };

  async function sent(turn: Permit, send: () => Promise<HttpResponse>): Promise<HttpResponse> {
    try {
      return await send();
    } catch (error) {
      gate.leave(turn, undefined);
      throw error;
    }
  }
}
