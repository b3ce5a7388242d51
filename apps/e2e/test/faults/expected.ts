import type { ErrorFacts } from "./ask.ts";

/** What must come out: the right data, or an error, or one of several where runtimes differ in how far they get. */
export type Expected = "data" | ErrorFacts | readonly ErrorFacts[];

/** The connection broke off, or there was none. */
export const broken: ErrorFacts = { name: "ConnectionError", code: "connection_failed" };

/** There was no answer in time. */
export const late: ErrorFacts = { name: "TimeoutError", code: "timed_out" };

/** The caller's signal aborted. */
export const stopped: ErrorFacts = { name: "AbortError", code: "aborted" };

/** Answers that are well by themselves, and not together. */
export const contradicting: ErrorFacts = { name: "InvalidResponseError", code: "invalid_response" };

/** An answer that is not the documented one. */
export function unexpected(status: number): ErrorFacts {
  return { name: "InvalidResponseError", code: "invalid_response", status };
}

/** The server failed. */
export function failed(status: number): ErrorFacts {
  return { name: "ServerError", code: "server_error", status };
}

/** Too many requests. */
export function limited(retryAfterMs?: number): ErrorFacts {
  const facts = { name: "RateLimitError", code: "rate_limited", status: 429 };
  return retryAfterMs === undefined ? facts : { ...facts, retryAfterMs };
}
