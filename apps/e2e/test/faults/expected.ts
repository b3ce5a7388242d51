import type { ErrorFacts } from "./client.ts";

/** What must come out: the right data, or an error, or one of several where runtimes differ in how far they get. */
export type Expected = "data" | ErrorFacts | readonly ErrorFacts[];

/** The connection broke off, or there was none. */
export const connectionFailed: ErrorFacts = { name: "ConnectionError", code: "connection_failed" };

/** There was no answer in time. */
export const timedOut: ErrorFacts = { name: "TimeoutError", code: "timed_out" };

/** The caller's signal aborted. */
export const aborted: ErrorFacts = { name: "AbortError", code: "aborted" };

/** An answer that is not the documented one. */
export function invalidResponse(status: number): ErrorFacts {
  return { name: "InvalidResponseError", code: "invalid_response", status };
}

/** The server failed. */
export function serverError(status: number): ErrorFacts {
  return { name: "ServerError", code: "server_error", status };
}

/** Too many requests. */
export function rateLimited(retryAfterMs?: number): ErrorFacts {
  const error = { name: "RateLimitError", code: "rate_limited", status: 429 };
  return retryAfterMs === undefined ? error : { ...error, retryAfterMs };
}
