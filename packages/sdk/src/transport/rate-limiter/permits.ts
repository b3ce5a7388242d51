import type { Clock } from "../../runtime/clock.ts";
import type { Instrumentation } from "../instrumentation/instrumentation.ts";
import type { Phase } from "./rate-limit-state.ts";

/** Options for how waiting requests are resumed. In some runtimes, such as Cloudflare Workers, requests cannot share timers or promises. */
export interface WaitingOptions {
  /** The interval at which each waiting request checks the queue, in milliseconds, or `undefined` if one timer for the whole queue is enough. */
  recheckMs: number | undefined;
  /**
   * True if each waiting request must be resumed by its own timer. On Cloudflare Workers with a compatibility date before 2024-10-14, the code that
   * handles one incoming request cannot resolve a promise of another incoming request. If `resumesItself` is true, `recheckMs` must be set.
   */
  resumesItself: boolean;
}

/** Options for `RateLimiter`. */
export interface RateLimiterOptions {
  concurrency: number;
  /** The maximum number of requests to send per minute, or `Infinity` for a server that reports its rate limit in headers. */
  requestsPerMinute: number;
  clock: Clock;
  instrumentation: Pick<Instrumentation, "emit">;
  /** Returns a random number from 0 to 1. */
  random: () => number;
  /**
   * The options for how waiting requests are resumed.
   *
   * @default the result of `waitingOptions()`
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
  /** The position of the request in the queue. Requests with lower positions are sent first. */
  order: number;
  /** The maximum duration of an attempt in milliseconds, after which the permit expires. */
  leaseMs: number;
  signal: AbortSignal | undefined;
}

/** The part of `RateLimiter` that `RequestQueue` uses. */
export interface PermitIssuer {
  readonly options: RateLimiterOptions;
  /** Returns the current time in milliseconds. If the clock was set back, moves all recorded times back by the same amount. */
  now(): number;
  /** Returns the time when the next request may be sent, or `undefined` if another request has to end first. */
  opensAtMs(nowMs: number): number | undefined;
  /** Returns the time from which the server accepts requests again, according to its responses. */
  requestedAtMs(): number;
  /** Creates a permit for a request that is sent now. */
  createPermit(nowMs: number, leaseMs: number): Permit;
}
