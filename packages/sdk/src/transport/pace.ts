import type { Clock } from "../clock.ts";
import type { Observer } from "../observe.ts";
import type { Gate, Turn } from "./gate.ts";
import type { Answer, Layer } from "./layers.ts";
import { rateLimitsOf, waitAfterMs } from "./rate-limit-headers.ts";

/** How `pace` works. */
export interface PaceOptions {
  clock: Clock;
  gate: Gate;
  /** Whether a refused request is sent again. If not, its response is returned. */
  resends: boolean;
  /** How long an attempt can take, in milliseconds. */
  timeoutMs: number;
  observer: Pick<Observer, "retry">;
}

/**
 * Sends each request when the gate opens for it, and tells the gate what the response says about the rate limit. A request that the
 * rate limit refuses goes back to its position in the queue. This is not a retry: the server works, and says when it accepts more.
 */
export function pace({ clock, gate, observer, resends, timeoutMs }: PaceOptions): Layer {
  return (next) => async (request) => {
    const progress = request.progress ?? { attempts: 1, order: undefined };
    const order = (progress.order ??= gate.nextOrder());
    const entry = { leaseMs: timeoutMs, order, signal: request.signal };
    for (let refusals = 1; ; refusals++) {
      const turn = gate.pass(entry) ?? (await gate.enter(entry));
      const answer = await sent(turn, () => next({ ...request, attempt: progress.attempts }));
      const nowMs = clock.now();
      if (answer.status !== 429) {
        gate.leave(turn, rateLimitsOf(answer.headers, nowMs));
        return answer;
      }
      const delayMs = gate.refuse(turn, waitAfterMs(answer, nowMs), refusals);
      if (delayMs === undefined || !resends) return answer;
      observer.retry({ attempt: progress.attempts, status: answer.status, delayMs });
      progress.attempts++;
    }
  };

  async function sent(turn: Turn, send: () => Promise<Answer>): Promise<Answer> {
    try {
      return await send();
    } catch (error) {
      gate.leave(turn, undefined);
      throw error;
    }
  }
}
