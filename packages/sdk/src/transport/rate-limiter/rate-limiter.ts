import type { Permit, PermitIssuer, QueueEntry, RateLimiterOptions } from "./permits.ts";
import type { RateLimit } from "./numeric-headers.ts";
import { RateLimitState } from "./rate-limit-state.ts";
import type { RequestQueue } from "./request-queue.ts";
import { MAX_REJECTIONS, MAX_WAIT_MS } from "./wait-rules.ts";

/**
 * Queues requests in FIFO order. A request that would exceed the rate limit waits until the next window. A request that is sent again, after a 429
 * response or as a retry, keeps its position in the queue.
 *
 * Permits expire, because a permit can get lost on Cloudflare Workers: code and timers end together with the visitor's request that started them.
 */
export class RateLimiter implements PermitIssuer {
  readonly options: RateLimiterOptions;
  readonly #state: RateLimitState;
  /** The permits of requests in flight. */
  readonly #permits = new Set<Permit>();
  #nextOrder = 0;
  #lastMs = -Infinity;
  /** The queue of waiting requests, or `undefined` until the first request has to wait. */
  #queue: RequestQueue | undefined;
  /** The number of requests that wait until the code of the queue is loaded. */
  #loading = 0;

  constructor(options: RateLimiterOptions) {
    this.options = options;
    this.#state = new RateLimitState(options);
  }

  /** Returns the position in the queue for a new request. */
  nextOrder(): number {
    return this.#nextOrder++;
  }

  /** Returns a permit if a request can be sent immediately, which is the usual case, or `undefined` if the caller has to call `acquire`. */
  tryAcquire({ leaseMs, signal }: Omit<QueueEntry, "order">): Permit | undefined {
    if (signal?.aborted || this.#loading > 0 || this.#queue?.isWaiting) return undefined;
    const nowMs = this.now();
    const opensAtMs = this.opensAtMs(nowMs);
    return opensAtMs !== undefined && opensAtMs <= nowMs ? this.createPermit(nowMs, leaseMs) : undefined;
  }

  /**
   * Waits until a request may be sent, and resolves to the permit for the request.
   *
   * @throws `AbortError` if the signal aborts, or `RateLimitError` if the wait would take more than a minute.
   */
  async acquire(entry: QueueEntry): Promise<Permit> {
    const queue = this.#queue ?? (await this.#loadQueue());
    for (;;) {
      const permit = await queue.wait(entry);
      if (this.#permits.has(permit)) {
        permit.expiresAtMs = this.now() + entry.leaseMs;
        return permit;
      }
    }
  }

  /**
   * Releases a permit after a response that is not a 429, or after a failure. `limits` are the rate limits in the headers of the response, or
   * `undefined` if there was no response.
   */
  release(permit: Permit, limits: readonly RateLimit[] | undefined): void {
    if (!this.#permits.delete(permit)) return; // the permit has expired, and another request may have taken its place
    const nowMs = this.now();
    if (limits) this.#state.recordSuccess(permit.phase, limits, { inFlight: this.#permits.size, nowMs });
    else this.#state.recordFailure(permit.phase);
    this.#queue?.process();
  }

  /**
   * Releases a permit after a 429 response, and pauses the client for as long as the server asks. Returns the duration of the pause in milliseconds,
   * or `undefined` if the request should fail instead of waiting. `rejections` is the number of 429 responses to this request.
   */
  reject(permit: Permit, requestedMs: number | undefined, rejections: number): number | undefined {
    this.#permits.delete(permit);
    const waitMs = this.#state.recordRejection(permit.phase, requestedMs, this.now());
    const isOver = rejections >= MAX_REJECTIONS || this.#state.isExhausted;
    if (isOver) this.#queue?.rejectAll(waitMs);
    // Before the queue is processed, the rejected request has to return to its position in the queue.
    queueMicrotask(() => {
      this.#queue?.process();
    });
    return isOver || waitMs > MAX_WAIT_MS ? undefined : waitMs;
  }

  now(): number {
    const nowMs = this.options.clock.now();
    if (nowMs < this.#lastMs) {
      const backMs = this.#lastMs - nowMs;
      this.#state.shift(backMs);
      for (const permit of this.#permits) permit.expiresAtMs -= backMs;
    }
    this.#lastMs = nowMs;
    return nowMs;
  }

  opensAtMs(nowMs: number): number | undefined {
    const opensAtMs = this.#isFull() ? undefined : this.#state.opensAtMs(nowMs);
    if (opensAtMs !== undefined || !this.#removeExpired(nowMs)) return opensAtMs;
    return this.#isFull() ? undefined : this.#state.opensAtMs(nowMs);
  }

  requestedAtMs(): number {
    return this.#state.requestedAtMs();
  }

  createPermit(nowMs: number, leaseMs: number): Permit {
    const permit = { phase: this.#state.recordRequest(nowMs), expiresAtMs: nowMs + leaseMs };
    this.#permits.add(permit);
    return permit;
  }

  /** Loads the queue. The promise is not stored, because on Cloudflare Workers, a promise of one request may never resolve for another request. */
  async #loadQueue(): Promise<RequestQueue> {
    this.#loading++;
    try {
      const { RequestQueue } = await import("./request-queue.ts"); // loaded on demand, because most clients never wait
      return (this.#queue ??= new RequestQueue(this));
    } finally {
      this.#loading--;
    }
  }

  #isFull(): boolean {
    return this.#permits.size >= this.options.concurrency;
  }

  /** Removes expired permits, and returns whether any permit had expired. */
  #removeExpired(nowMs: number): boolean {
    const before = this.#permits.size;
    for (const permit of this.#permits) {
      if (permit.expiresAtMs <= nowMs && this.#permits.delete(permit)) this.#state.recordFailure(permit.phase);
    }
    return this.#permits.size < before;
  }
}
