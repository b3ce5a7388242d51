import type { Clock } from "../clock.ts";
import type { Gate } from "./gate.ts";
import type { FetchLayer } from "./layers.ts";
import { rateLimitOf, waitAfterMs } from "./rate-limit.ts";

/** Sends each request when the gate opens for it, and tells the gate what the response says of the rate limit. */
export function pace({ clock, gate }: { clock: Clock; gate: Gate }): FetchLayer {
  return (next) => async (request) => {
    const ticket = await gate.enter(request.signal);
    let response: Response | undefined;
    try {
      response = await next(request);
      return response;
    } finally {
      const nowMs = clock.now();
      const limit = response && rateLimitOf(response.headers, nowMs);
      gate.leave(ticket, limit, response?.status === 429 ? waitAfterMs(response, nowMs) : undefined);
    }
  };
}
