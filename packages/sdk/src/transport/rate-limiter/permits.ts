import type { Clock } from "../../runtime/clock.ts";
import type { Instrumentation } from "../instrumentation/instrumentation.ts";
import type { Phase } from "./rate-limit-state.ts";

/** How waiting requests are resumed where requests do not share timers or promises. */
export interface WaitingOptions {
  /** The interval at which each waiting request checks the queue, in milliseconds. `undefined` if one timer for the whole queue is enough. */
  recheckMs: number | undefined;
  /**
   * True if only its own timer can resume a waiting request, because the runtime does not let one request resolve the promise of another. Requires
   * `recheckMs`.
   */
  resumesItself: boolean;
}

/** Options for `RateLimiter`. */
export interface RateLimiterOptions {
  concurrency: number;
  /** The number of requests to send per minute. `Infinity` for a server that sends its rate limit in headers. */
  requestsPerMinute: number;
  clock: Clock;
  instrumentation: Pick<Instrumentation, "emit">;
  /** Returns a number from 0 to 1. */
  random: () => number;
  /**
   * How waiting requests are resumed.
   *
   * @default the properties of the runtime
   */
  waiting?: WaitingOptions | undefined;
}

/** Permission to send one request. A permit ends when it is released, or when it expires. */
export interface Permit {
  readonly phase: Phase;
  expiresAtMs: number;
}

/** A request in the queue. */
export interface QueueEntry {
  /** The position of the request. Lower numbers are sent first. */
  order: number;
  /** The maximum duration of the request, in milliseconds. After this time, its permit expires. */
  leaseMs: number;
  signal: AbortSignal | undefined;
}

/** The part of a rate limiter that its queue uses. */
export interface PermitIssuer {
  readonly options: RateLimiterOptions;
  /** Returns the current time. If the clock was set back, moves all recorded times back by the same amount. */
  now(): number;
  /** Returns the time when the next request may be sent. Returns `undefined` if another request has to end first. */
  opensAtMs(nowMs: number): number | undefined;
  /** Returns the time when the server accepts the next request, as reported by the server. */
  requestedAtMs(): number;
  /** Creates a permit for a request that is sent now. */
  createPermit(nowMs: number, leaseMs: number): Permit;
}
