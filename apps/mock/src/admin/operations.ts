import type { CallDetail } from "@smartalex/contract";
import { InvalidStateError, type StateErrorReason } from "../errors.ts";
import type { HttpResponse } from "../http/middleware.ts";
import type { RateLimitRule } from "../rate-limits/rate-limit.ts";
import { errorResponse } from "../http/responses.ts";
import { InvalidOptionError } from "../errors.ts";
import { resetState, type MockState } from "./mock-state.ts";
import document from "./openapi.json" with { type: "json" };
import { state } from "./state.ts";

/** Answers an operation. `body` is what its schema allows. */
type Operation = (controls: MockState, body: unknown) => HttpResponse;

/** The operations of the control, by their ids in its document. */
export const operations: Readonly<Record<string, Operation>> = {
  getState: (controls) => told(state(controls)),
  getRequests: ({ log }) => {
    return told(
      log.timed.map(({ receivedAtMs, durationMs = null, number, request: { method, status = null, url } }) => {
        return { number, method, url, status, askedAt: new Date(receivedAtMs).toISOString(), durationMs };
      }),
    );
  },
  putFaults: changed(({ faults }, body) => {
    faults.script(...(body as string[])); // as the schema says
  }),
  putLimit: changed(({ limit }, body) => {
    limit.replace({ ...limit.rule, ...(body as Partial<RateLimitRule>) }); // as the schema says
  }),
  moveClock: changed(({ clock }, body) => {
    const { advanceMs = 0, set } = body as { set?: string; advanceMs?: number }; // as the schema says
    if (set !== undefined) clock.set(set);
    clock.advance(advanceMs);
  }),
  addCall: changed(({ calls }, body) => {
    calls.add(body as CallDetail); // or it is refused there
  }),
  reset: changed(resetState),
  getDocument: () => json(document),
};

const statuses = { invalid: 400, conflict: 409 } satisfies Record<StateErrorReason, number>;

/** An operation that tells what holds after a change, or why it cannot be. */
function changed(change: (controls: MockState, body: unknown) => void): Operation {
  return (controls, body) => {
    try {
      change(controls, body);
      return told(state(controls));
    } catch (error) {
      if (error instanceof InvalidOptionError || error instanceof RangeError)
        return errorResponse(400, "invalid_request", error.message);
      if (error instanceof InvalidStateError)
        return errorResponse(statuses[error.reason], "invalid_request", error.message);
      throw error;
    }
  };
}

function told(data: unknown): HttpResponse {
  return json({ data });
}

function json(value: unknown): HttpResponse {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { status: 200, headers, body: JSON.stringify(value) };
}
