import type { Clock } from "../clock.ts";
import type { Gate } from "./gate.ts";
import type { Answer, Layer } from "./layers.ts";
import { rateLimitOf, waitAfterMs } from "./rate-limit.ts";

/** Sends each request when the gate opens for it, and tells the gate what the answer says of the rate limit. */
export function pace({ clock, gate }: { clock: Clock; gate: Gate }): Layer {
  return (next) => async (request) => {
    const ticket = gate.pass(request.signal) ?? (await gate.enter(request.signal));
    let answer: Answer | undefined;
    try {
      answer = await next(request);
      return answer;
    } finally {
      const nowMs = clock.now();
      const limit = answer && rateLimitOf(answer.headers, nowMs);
      gate.leave(ticket, limit, answer?.status === 429 ? waitAfterMs(answer, nowMs) : undefined);
    }
  };
}
