import type { CallDetail } from "@smartalex/contract";
import { ChangeError, type ChangeProblem } from "./state-error.ts";
import type { MockResponse } from "../http/middleware.ts";
import type { RateLimitRule } from "../rate-limits/rate-limit.ts";
import { fail } from "../http/responses.ts";
import { SettingError } from "../errors.ts";
import { resetAll, type Controls } from "./mock-state.ts";
import document from "./openapi.json" with { type: "json" };
import { state } from "./state.ts";

/** Answers an operation. `body` is what its schema allows. */
type Operation = (controls: Controls, body: unknown) => MockResponse;

/** The operations of the control, by their ids in its document. */
export const operations: Readonly<Record<string, Operation>> = {
  getState: (controls) => told(state(controls)),
  getRequests: ({ log }) => {
    return told(
      log.timed.map(({ askedAtMs, durationMs = null, number, request: { method, status = null, url } }) => {
        return { number, method, url, status, askedAt: new Date(askedAtMs).toISOString(), durationMs };
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
  reset: changed(resetAll),
  getDocument: () => json(document),
};

const statuses = { invalid: 400, conflict: 409 } satisfies Record<ChangeProblem, number>;

/** An operation that tells what holds after a change, or why it cannot be. */
function changed(change: (controls: Controls, body: unknown) => void): Operation {
  return (controls, body) => {
    try {
      change(controls, body);
      return told(state(controls));
    } catch (error) {
      if (error instanceof SettingError || error instanceof RangeError)
        return fail(400, "invalid_request", error.message);
      if (error instanceof ChangeError) return fail(statuses[error.reason], "invalid_request", error.message);
      throw error;
    }
  };
}

function told(data: unknown): MockResponse {
  return json({ data });
}

function json(value: unknown): MockResponse {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { status: 200, headers, body: JSON.stringify(value) };
}
