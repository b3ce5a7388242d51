import type { ListWarning } from "../../pagination/list-warning.ts";
import type { ChangeFeedWarning } from "../../resources/calls/changes/change-batch.ts";
import type { Logger } from "./logger.ts";

/** An attempt is about to be sent. */
export interface RequestEvent {
  method: string;
  url: string;
  /** Counted from 1. */
  attempt: number;
}

/** An attempt ended, with the `status` of a response or with an `error`. */
export interface ResponseEvent extends RequestEvent {
  status: number | undefined;
  error: unknown;
  durationMs: number;
}

/** An attempt failed, and the request will be sent again. */
export interface RetryEvent {
  /** The attempt that failed, counted from 1. */
  attempt: number;
  status: number | undefined;
  /** The time until the next attempt, in milliseconds. */
  delayMs: number;
}

/** Requests are waiting for the rate limit. */
export interface RateLimitEvent {
  /** The time until the next request may be sent, in milliseconds. */
  waitMs: number;
  /** The number of waiting requests. */
  waiting: number;
}

/** Something limits what the client can guarantee. `code` identifies the kind of warning. */
export type WarningEvent = ChangeFeedWarning | ListWarning;

/** Lifecycle hooks. Events never contain the API key or call content. Errors thrown by a hook are ignored. */
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
   * Called when the server's responses limit what the client can guarantee, for example when totals do not match pages. If there is neither this
   * hook nor a logger, the runtime shows the first warning of each kind. Node.js, Bun and Deno show it as a process warning. Elsewhere,
   * `console.warn` shows it.
   */
  onWarning?: ((event: WarningEvent) => void) | undefined;
}

/** The events of requests, by the name of the method that reports them. */
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
  /** The number of log levels that are logged, from 0 for `off` to 4 for `debug`. */
  readonly severity: number;
}
