import type { Clock } from "../../runtime/clock.ts";
import { AbortError, RateLimitError } from "../../errors.ts";
import type { Instrumentation } from "../instrumentation.ts";
import { addAbortListener } from "../../runtime/abort-listeners.ts";
import { RateLimitState, type Phase } from "./rate-limit-state.ts";
import type { RateLimit } from "./rate-limit-headers.ts";
import { MAX_REJECTIONS, MAX_WAIT_MS } from "./wait-rules.ts";
import { WaitQueue } from "./wait-queue.ts";

/**
 * If a request does not accept its permit within this time, the permit expires. A request accepts its permit immediately, unless the code that waits
 * for the permit no longer runs.
 */
const ACCEPT_MS = 1_000;

/** Options for `RateLimiter`. */
export interface RateLimiterOptions {
  concurrency: number;
  /** The number of requests to send per minute. `Infinity` for a server that sends its rate limit in headers. */
  requestsPerMinute: number;
  clock: Clock;
  instrumentation: Pick<Instrumentation, "rateLimit">;
  /** Returns a number from 0 to 1. */
  random: () => number;
  /** The interval at which each waiting request checks the queue, in milliseconds. `undefined` if one timer for the whole queue is enough. */
  recheckMs: number | undefined;
  /**
   * True if only its own timer can resume a waiting request, because the runtime does not let one request resolve the promise of another. Requires
   * `recheckMs`.
   */
  resumesItself: boolean;
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

interface Waiter {
  resolve: (permit: Permit) => void;
  reject: (error: Error) => void;
}

/**
 * Queues requests in FIFO order. Requests that would exceed the rate limit wait until the next window. A request that received a 429, or that is
 * retried, keeps its position in the queue.
 *
 * On Cloudflare Workers, a permit can get lost, because code and timers end together with the visitor's request that started them. Therefore, permits
 * expire, and a permit that is not accepted immediately goes to the next request. Workers also treats code as hung if it only waits for other
 * requests. With `recheckMs`, each waiting request therefore has its own timer.
 */
export class RateLimiter {
  readonly #options: RateLimiterOptions;
  readonly #state: RateLimitState;
  readonly #queue = new WaitQueue<Waiter>();
  /** The permits of requests in flight. */
  readonly #permits = new Set<Permit>();
  #nextOrder = 0;
  #lastMs = -Infinity;
  #timerAtMs: number | undefined;
  #stopTimer = (): void => undefined;

  constructor(options: RateLimiterOptions) {
    this.#options = options;
    this.#state = new RateLimitState(options);
  }

  /** Returns the position in the queue for a new request. */
  nextOrder(): number {
    return this.#nextOrder++;
  }

  /** Returns a permit if a request can be sent immediately, which is the usual case. If this method returns `undefined`, call `acquire`. */
  tryAcquire({ leaseMs, signal }: Omit<QueueEntry, "order">): Permit | undefined {
    if (signal?.aborted || this.#queue.size > 0) return undefined;
    const nowMs = this.#now();
    const opensAtMs = this.#opensAtMs(nowMs);
    return opensAtMs !== undefined && opensAtMs <= nowMs ? this.#createPermit(nowMs, leaseMs) : undefined;
  }

  /**
   * Waits until a request may be sent, and resolves to its permit.
   *
   * @throws `AbortError` if the signal aborts, or `RateLimitError` if the wait would take more than a minute.
   */
  async acquire(entry: QueueEntry): Promise<Permit> {
    for (;;) {
      const permit = await this.#wait(entry);
      if (this.#permits.has(permit)) {
        permit.expiresAtMs = this.#now() + entry.leaseMs;
        return permit;
      }
    }
  }

  /**
   * Releases a permit after a response that is not a 429, or after a failure. `limits` are the rate limits in the headers of the response, or
   * `undefined` if there was no response.
   */
  release(permit: Permit, limits: readonly RateLimit[] | undefined): void {
    if (!this.#permits.delete(permit)) return; // the permit has expired, and another request may already have a permit instead
    const nowMs = this.#now();
    if (limits) this.#state.recordSuccess(permit.phase, limits, { inFlight: this.#permits.size, nowMs });
    else this.#state.recordFailure(permit.phase);
    this.#processQueue();
  }

  /**
   * Releases a permit after a 429 response, and pauses the client for as long as the server asks. Returns the duration of the pause in milliseconds,
   * or `undefined` if the request should fail instead of waiting. `rejections` is the number of 429 responses to this request.
   */
  reject(permit: Permit, requestedMs: number | undefined, rejections: number): number | undefined {
    this.#permits.delete(permit);
    const waitMs = this.#state.recordRejection(permit.phase, requestedMs, this.#now());
    const isOver = rejections >= MAX_REJECTIONS || this.#state.isExhausted;
    if (isOver) this.#rejectWaiting(waitMs);
    // Wait until the rejected request has returned to its position in the queue.
    queueMicrotask(() => {
      this.#processQueue();
    });
    return isOver || waitMs > MAX_WAIT_MS ? undefined : waitMs;
  }

  async #wait({ order, signal }: QueueEntry): Promise<Permit> {
    if (signal?.aborted) throw new AbortError(signal.reason);
    const { clock, recheckMs, resumesItself } = this.#options;
    let stopTimer = (): void => undefined;
    let removeListener = (): void => undefined;
    try {
      return await new Promise<Permit>((resolve, reject) => {
        let settle: (() => void) | undefined;
        const resume = (callback: () => void) => {
          if (resumesItself) settle = callback;
          else callback();
        };
        const leaveQueue = this.#queue.add(order, {
          resolve: (permit) => {
            resume(resolve.bind(undefined, permit));
          },
          reject: (error) => {
            resume(reject.bind(undefined, error));
          },
        });
        removeListener = addAbortListener(signal, () => {
          leaveQueue();
          if (this.#queue.size === 0) this.#clearTimer(); // otherwise, the timer would keep the process running
          reject(new AbortError(signal?.reason));
        });
        const recheckIn = (durationMs: number) => {
          stopTimer = clock.startTimer(durationMs, () => {
            recheckIn(durationMs);
            this.#processQueue();
            settle?.();
          });
        };
        if (recheckMs !== undefined) recheckIn(recheckMs);
        this.#processQueue();
      });
    } finally {
      stopTimer();
      removeListener();
    }
  }

  /** Returns the current time. If the clock was set back, moves all recorded times back by the same amount. */
  #now(): number {
    const nowMs = this.#options.clock.now();
    if (nowMs < this.#lastMs) {
      const backMs = this.#lastMs - nowMs;
      this.#state.shift(backMs);
      for (const permit of this.#permits) permit.expiresAtMs -= backMs;
    }
    this.#lastMs = nowMs;
    return nowMs;
  }

  /** Gives permits to as many waiting requests as possible, and starts a timer for the next request. */
  #processQueue(): void {
    while (this.#queue.size > 0) {
      const nowMs = this.#now();
      const opensAtMs = this.#opensAtMs(nowMs);
      if (opensAtMs === undefined) return;
      if (opensAtMs - nowMs > MAX_WAIT_MS) {
        this.#rejectWaiting(opensAtMs - nowMs);
      } else if (opensAtMs > nowMs) {
        this.#startTimer(opensAtMs, nowMs);
        return;
      } else {
        this.#queue.shift()?.resolve(this.#createPermit(nowMs, ACCEPT_MS));
      }
    }
    this.#clearTimer();
  }

  /** Returns the time when the next request may be sent. Returns `undefined` if another request has to end first. */
  #opensAtMs(nowMs: number): number | undefined {
    const opensAtMs = this.#isFull() ? undefined : this.#state.opensAtMs(nowMs);
    if (opensAtMs !== undefined || !this.#removeExpired(nowMs)) return opensAtMs;
    return this.#isFull() ? undefined : this.#state.opensAtMs(nowMs);
  }

  #isFull(): boolean {
    return this.#permits.size >= this.#options.concurrency;
  }

  /** Removes expired permits. Returns whether any permit had expired. */
  #removeExpired(nowMs: number): boolean {
    const before = this.#permits.size;
    for (const permit of this.#permits) {
      if (permit.expiresAtMs <= nowMs && this.#permits.delete(permit)) this.#state.recordFailure(permit.phase);
    }
    return this.#permits.size < before;
  }

  #createPermit(nowMs: number, leaseMs: number): Permit {
    const permit = { phase: this.#state.recordRequest(nowMs), expiresAtMs: nowMs + leaseMs };
    this.#permits.add(permit);
    return permit;
  }

  #rejectWaiting(waitMs: number): void {
    const retryAfterMs = Math.max(waitMs, this.#state.requestedAtMs() - this.#now());
    const message = `The rate limit is used up, so the request was not sent. Wait ${Math.ceil(retryAfterMs / 1000)} s.`;
    for (let waiter = this.#queue.shift(); waiter; waiter = this.#queue.shift()) {
      waiter.reject(new RateLimitError(message, { code: "rate_limited", retryAfterMs }));
    }
    this.#clearTimer();
  }

  #startTimer(atMs: number, nowMs: number): void {
    if (this.#timerAtMs === atMs) return;
    this.#clearTimer();
    this.#timerAtMs = atMs;
    const { clock, instrumentation } = this.#options;
    instrumentation.rateLimit({ waitMs: atMs - nowMs, waiting: this.#queue.size });
    this.#stopTimer = clock.startTimer(atMs - nowMs, () => {
      this.#timerAtMs = undefined;
      this.#processQueue();
    });
  }

  #clearTimer(): void {
    if (this.#timerAtMs === undefined) return;
    this.#stopTimer();
    this.#timerAtMs = undefined;
  }
}
