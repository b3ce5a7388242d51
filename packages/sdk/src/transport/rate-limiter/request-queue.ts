import { AbortError, RateLimitError } from "../../errors.ts";
import { addAbortListener } from "../../runtime/abort-listeners.ts";
import type { Permit, PermitIssuer, QueueEntry, WaitingOptions } from "./permits.ts";
import { WaitQueue } from "./wait-queue.ts";
import { MAX_WAIT_MS } from "./wait-rules.ts";
import { waitingOptions } from "./waiting-options.ts";

/**
 * If a request does not accept its permit within this time, the permit expires. A request accepts its permit immediately, unless the code that waits
 * for the permit no longer runs.
 */
const ACCEPT_MS = 1_000;

interface Waiter {
  resolve: (permit: Permit) => void;
  reject: (error: Error) => void;
}

/**
 * The requests that wait for a permit of a rate limiter. The module is loaded when the first request has to wait.
 *
 * On Cloudflare Workers, code and timers end together with the visitor's request that started them, and a request that only waits for other requests
 * is canceled because it seems to hang. A permit that a request does not accept within a second goes to the next request, because the code that waits
 * for the permit may have ended. With the option `recheckMs`, each waiting request has its own timer, so that it does not seem to hang.
 */
export class RequestQueue {
  readonly #limiter: PermitIssuer;
  readonly #waitingOptions: WaitingOptions;
  readonly #waiting = new WaitQueue<Waiter>();
  #timerAtMs: number | undefined;
  #stopTimer = (): void => undefined;

  constructor(limiter: PermitIssuer) {
    this.#limiter = limiter;
    this.#waitingOptions = limiter.options.waiting ?? waitingOptions();
  }

  /** True if at least one request is waiting. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Resolves to a permit, which expires if the request does not accept it within a second. */
  async wait({ order, signal }: QueueEntry): Promise<Permit> {
    if (signal?.aborted) throw new AbortError(signal.reason);
    const { clock } = this.#limiter.options;
    const { recheckMs, resumesItself } = this.#waitingOptions;
    let stopTimer = (): void => undefined;
    let removeListener = (): void => undefined;
    try {
      return await new Promise<Permit>((resolve, reject) => {
        let settle: (() => void) | undefined;
        const resume = (callback: () => void) => {
          if (resumesItself) settle = callback;
          else callback();
        };
        const leaveQueue = this.#waiting.add(order, {
          resolve: (permit) => {
            resume(resolve.bind(undefined, permit));
          },
          reject: (error) => {
            resume(reject.bind(undefined, error));
          },
        });
        removeListener = addAbortListener(signal, () => {
          leaveQueue();
          if (!this.isWaiting) this.#clearTimer(); // a timer of an empty queue would keep the process running
          reject(new AbortError(signal?.reason));
        });
        const recheckIn = (durationMs: number) => {
          stopTimer = clock.startTimer(durationMs, () => {
            recheckIn(durationMs);
            this.process();
            settle?.();
          });
        };
        if (recheckMs !== undefined) recheckIn(recheckMs);
        this.process();
      });
    } finally {
      stopTimer();
      removeListener();
    }
  }

  /** Gives permits to as many waiting requests as possible, and starts a timer for the next request. */
  process(): void {
    while (this.isWaiting) {
      const nowMs = this.#limiter.now();
      const opensAtMs = this.#limiter.opensAtMs(nowMs);
      if (opensAtMs === undefined) return;
      if (opensAtMs - nowMs > MAX_WAIT_MS) {
        this.rejectAll(opensAtMs - nowMs);
      } else if (opensAtMs > nowMs) {
        this.#startTimer(opensAtMs, nowMs);
        return;
      } else {
        this.#waiting.shift()?.resolve(this.#limiter.createPermit(nowMs, ACCEPT_MS));
      }
    }
    this.#clearTimer();
  }

  /** Rejects all waiting requests with `RateLimitError`. */
  rejectAll(waitMs: number): void {
    const retryAfterMs = Math.max(waitMs, this.#limiter.requestedAtMs() - this.#limiter.now());
    const message = `The rate limit is used up, so the request was not sent. Wait ${Math.ceil(retryAfterMs / 1000)} s.`;
    for (let waiter = this.#waiting.shift(); waiter; waiter = this.#waiting.shift()) {
      waiter.reject(new RateLimitError(message, { code: "rate_limited", retryAfterMs }));
    }
    this.#clearTimer();
  }

  #startTimer(atMs: number, nowMs: number): void {
    if (this.#timerAtMs === atMs) return;
    this.#clearTimer();
    this.#timerAtMs = atMs;
    const { clock, instrumentation } = this.#limiter.options;
    void instrumentation.emit("rateLimit", { waitMs: atMs - nowMs, waiting: this.#waiting.size });
    this.#stopTimer = clock.startTimer(atMs - nowMs, () => {
      this.#timerAtMs = undefined;
      this.process();
    });
  }

  #clearTimer(): void {
    if (this.#timerAtMs === undefined) return;
    this.#stopTimer();
    this.#timerAtMs = undefined;
  }
}
