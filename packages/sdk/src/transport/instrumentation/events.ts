import type { Logger } from "./logger.ts";
import type { WarningEvent } from "./warnings.ts";

/** Reports that an attempt of a request is about to be sent. */
export interface RequestEvent {
  method: string;
  url: string;
  /** The number of the attempt, counted from 1. */
  attempt: number;
}

/** Reports that an attempt ended, with the `status` of a response or with an `error`. */
export interface ResponseEvent extends RequestEvent {
  status: number | undefined;
  error: unknown;
  durationMs: number;
}

/** Reports that an attempt failed and that the request will be sent again. */
export interface RetryEvent {
  /** The number of the failed attempt, counted from 1. */
  attempt: number;
  status: number | undefined;
  /** The time until the next attempt, in milliseconds. */
  delayMs: number;
}

/** Reports that requests are waiting for the rate limit. */
export interface RateLimitEvent {
  /** The time until the next request may be sent, in milliseconds. */
  waitMs: number;
  /** The number of waiting requests. */
  waiting: number;
}

/**
 * Lifecycle hooks: functions that the client calls with events. Events never contain the API key or call content. Errors thrown by a hook are
 * ignored.
 */
export interface ClientHooks {
  /** Called before each attempt. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Called after each attempt, with or without a response. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Called before the wait for each retry. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Called when requests have to wait for the rate limit. */
  onRateLimit?: ((event: RateLimitEvent) => void) | undefined;
  /**
   * Called when the server's responses limit what the client can guarantee, for example when totals do not match pages. If a client has neither an
   * `onWarning` hook nor a logger, the first warning of each kind is shown as a process warning in Node.js, Bun and Deno, and with `console.warn` in
   * other runtimes.
   */
  onWarning?: ((event: WarningEvent) => void) | undefined;
}

/** The types of request events, by the name of the reporting function. */
export interface RequestEvents {
  request: RequestEvent;
  response: ResponseEvent;
  retry: RetryEvent;
  rateLimit: RateLimitEvent;
}

/** The listeners of a client: its hooks and its logger. */
export interface Listeners {
  readonly hooks: ClientHooks;
  readonly logger: Logger | undefined;
  /** The number of enabled log levels, from 0 for `off` to 4 for `debug`. */
  readonly severity: number;
}
