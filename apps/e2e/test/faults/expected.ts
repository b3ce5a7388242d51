import type { SmartAlexErrorOptions } from "./ask.ts";

/** What must come out: the right data, or an error, or one of several where runtimes differ in how far they get. */
export type Expected = "data" | SmartAlexErrorOptions | readonly SmartAlexErrorOptions[];

/** The connection broke off, or there was none. */
export const broken: SmartAlexErrorOptions = { name: "ConnectionError", code: "connection_failed" };

/** There was no answer in time. */
export const late: SmartAlexErrorOptions = { name: "TimeoutError", code: "timed_out" };

/** The caller's signal aborted. */
export const stopped: SmartAlexErrorOptions = { name: "AbortError", code: "aborted" };

/** An answer that is not the documented one. */
export function unexpected(status: number): SmartAlexErrorOptions {
  return { name: "InvalidResponseError", code: "invalid_response", status };
}

/** The server failed. */
export function failed(status: number): SmartAlexErrorOptions {
  return { name: "ServerError", code: "server_error", status };
}

/** Too many requests. */
export function limited(retryAfterMs?: number): SmartAlexErrorOptions {
  const facts = { name: "RateLimitError", code: "rate_limited", status: 429 };
  return retryAfterMs === undefined ? facts : { ...facts, retryAfterMs };
}
