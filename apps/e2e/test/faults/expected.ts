import type { ErrorFacts } from "./client.ts";

/** The expected result: the correct data, an error, or one of several errors if runtimes differ. */
export type Expected = "data" | ErrorFacts | readonly ErrorFacts[];

/** The connection failed. */
export const connectionFailed: ErrorFacts = { name: "ConnectionError", code: "connection_failed" };

/** The request timed out. */
export const timedOut: ErrorFacts = { name: "TimeoutError", code: "timed_out" };

/** The signal of the caller aborted. */
export const aborted: ErrorFacts = { name: "AbortError", code: "aborted" };

/** The response is not as documented. */
export function invalidResponse(status: number): ErrorFacts {
  return { name: "InvalidResponseError", code: "invalid_response", status };
}

/** The server returned an error. */
export function serverError(status: number): ErrorFacts {
  return { name: "ServerError", code: "server_error", status };
}

/** The rate limit was exceeded. */
export function rateLimited(retryAfterMs?: number): ErrorFacts {
  const error = { name: "RateLimitError", code: "rate_limited", status: 429 };
  return retryAfterMs === undefined ? error : { ...error, retryAfterMs };
}
