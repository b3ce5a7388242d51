import type { CallDetail } from "@smartalex/contract";
import { InvalidStateError, type StateErrorReason, InvalidOptionError } from "../runtime/errors.ts";
import type { HttpResponse } from "../http/middleware.ts";
import type { RateLimitRule } from "../rate-limits/rate-limit.ts";
import { errorResponse } from "../http/responses.ts";
import { resetState, type MockState } from "./mock-state.ts";
import document from "./openapi.json" with { type: "json" };
import { describeState } from "./describe-state.ts";

/** Handles an operation. `body` is valid by its schema. */
type Operation = (state: MockState, body: unknown) => HttpResponse;

/** The operations of the control API, by `operationId`. */
export const operations: Readonly<Record<string, Operation>> = {
  getState: (state) => dataResponse(describeState(state)),
  getRequests: ({ log }) => {
    return dataResponse(
      log.timed.map(({ receivedAtMs, durationMs = null, number, request: { method, status = null, url } }) => {
        return { number, method, url, status, askedAt: new Date(receivedAtMs).toISOString(), durationMs };
      }),
    );
  },
  putFaults: mutation(({ faults }, body) => {
    faults.script(...(body as string[])); // validated by the schema
  }),
  putLimit: mutation(({ limit }, body) => {
    limit.replace({ ...limit.rule, ...(body as Partial<RateLimitRule>) }); // validated by the schema
  }),
  moveClock: mutation(({ clock }, body) => {
    const { advanceMs = 0, set } = body as { set?: string; advanceMs?: number }; // validated by the schema
    if (set !== undefined) clock.set(set);
    clock.advance(advanceMs);
  }),
  addCall: mutation(({ calls }, body) => {
    calls.add(body as CallDetail); // `add` validates it
  }),
  reset: mutation(resetState),
  getDocument: () => json(document),
};

const statuses = { invalid: 400, conflict: 409 } satisfies Record<StateErrorReason, number>;

/** Creates an operation that changes the state, and returns the new state or an error. */
function mutation(change: (state: MockState, body: unknown) => void): Operation {
  return (state, body) => {
    try {
      change(state, body);
      return dataResponse(describeState(state));
    } catch (error) {
      if (error instanceof InvalidOptionError || error instanceof RangeError)
        return errorResponse(400, "invalid_request", error.message);
      if (error instanceof InvalidStateError)
        return errorResponse(statuses[error.reason], "invalid_request", error.message);
      throw error;
    }
  };
}

function dataResponse(data: unknown): HttpResponse {
  return json({ data });
}

function json(value: unknown): HttpResponse {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { status: 200, headers, body: JSON.stringify(value) };
}
