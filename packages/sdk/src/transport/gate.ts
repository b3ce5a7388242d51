import type { Clock } from "../clock.ts";
import { AbortError, RateLimitError } from "../errors.ts";
import type { Observer } from "../observe.ts";
import type { RateLimit } from "./rate-limit.ts";

/** A longer wait is for the caller to decide: it is an error instead. */
const LONGEST_WAIT_MS = 60_000;

/** How many requests may go at once, and how far apart where the server does not say; `Infinity` a minute leaves that open. */
export interface GateOptions {
  concurrency: number;
  requestsPerMinute: number;
  clock: Clock;
  observer: Pick<Observer, "wait">;
}

interface Waiter {
  open: () => void;
  refuse: (error: Error) => void;
}

/**
 * What all requests of a client pass before they are sent, in the order in which they came. Requests that the server would refuse
 * wait here for its next window.
 */
export class Gate {
  readonly #clock: Clock;
  readonly #observer: Pick<Observer, "wait">;
  readonly #concurrency: number;
  readonly #intervalMs: number;
  #waiting: Waiter[] = [];
  #inFlight = 0;
  /** How many more the server takes, as far as it is known. */
  #budget = Infinity;
  /** When the server takes more; `undefined` where only an answer can tell. */
  #resetAtMs: number | undefined;
  /** When the next request may go by `requestsPerMinute`. */
  #nextAtMs = -Infinity;
  #timer: AbortController | undefined;
  #wakesAtMs: number | undefined;

  constructor({ clock, concurrency, observer, requestsPerMinute }: GateOptions) {
    this.#clock = clock;
    this.#observer = observer;
    this.#concurrency = concurrency;
    this.#intervalMs = 60_000 / requestsPerMinute;
  }

  /** Resolves when a request may be sent; each needs its `leave`. Throws `AbortError`, or `RateLimitError` for more than a minute. */
  enter(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        if (this.#waiting.length === 0) this.#rest(); // nothing is left that keeps a process from ending
        reject(new AbortError(signal.reason));
      };
      const waiter: Waiter = {
        open: () => {
          signal.removeEventListener("abort", stop);
          resolve();
        },
        refuse: (error) => {
          signal.removeEventListener("abort", stop);
          reject(error);
        },
      };
      if (signal.aborted) {
        stop();
        return;
      }
      signal.addEventListener("abort", stop, { once: true });
      this.#waiting.push(waiter);
      this.#letThrough();
    });
  }

  /** Takes note that a request is done, and of what its response says: the rate limit, or how long to wait after a refusal. */
  leave(limit: RateLimit | undefined, refusedForMs: number | undefined): void {
    this.#inFlight--;
    const nowMs = this.#clock.now();
    if (refusedForMs !== undefined) {
      this.#close(nowMs + refusedForMs);
    } else if (limit) {
      const resetAtMs = nowMs + limit.resetInMs;
      // Those on their way may not have been counted. In one window the budget only shrinks, whatever order answers come in.
      const left = limit.remaining - this.#inFlight;
      const isSameWindow = this.#resetAtMs !== undefined && resetAtMs <= this.#resetAtMs;
      this.#budget = isSameWindow ? Math.min(this.#budget, left) : left;
      this.#resetAtMs = resetAtMs;
    } else if (this.#resetAtMs === undefined) {
      this.#budget = Infinity; // a server that does not say
    }
    this.#letThrough();
  }

  #close(untilMs: number): void {
    this.#budget = 0;
    this.#resetAtMs = Math.max(untilMs, this.#resetAtMs ?? untilMs);
  }

  #letThrough(): void {
    while (this.#waiting.length > 0 && this.#inFlight < this.#concurrency) {
      const waitMs = this.#waitMs();
      if (waitMs === undefined) return;
      if (waitMs > LONGEST_WAIT_MS) {
        this.#waiting.shift()?.refuse(spent(waitMs));
      } else if (waitMs > 0) {
        this.#wakeIn(waitMs);
        return;
      } else {
        this.#inFlight++;
        this.#budget--;
        this.#nextAtMs = Math.max(this.#nextAtMs, this.#clock.now()) + this.#intervalMs;
        this.#waiting.shift()?.open();
      }
    }
  }

  /** How long the next request has to wait, in milliseconds; `undefined` until an answer comes. */
  #waitMs(): number | undefined {
    const nowMs = this.#clock.now();
    if (this.#budget <= 0) {
      if (this.#resetAtMs === undefined) return this.#inFlight > 0 ? undefined : 0;
      if (this.#resetAtMs > nowMs) return Math.max(this.#resetAtMs, this.#nextAtMs) - nowMs;
      // A new window. One request shows how much it holds, whatever kind of window it is.
      this.#budget = 1;
      this.#resetAtMs = undefined;
    }
    return Math.max(0, this.#nextAtMs - nowMs);
  }

  #wakeIn(waitMs: number): void {
    const atMs = this.#clock.now() + waitMs;
    if (this.#wakesAtMs === atMs) return;
    this.#rest();
    this.#wakesAtMs = atMs;
    this.#timer = new AbortController();
    this.#observer.wait({ waitMs, waiting: this.#waiting.length });
    this.#clock.sleep(waitMs, this.#timer.signal).then(
      () => {
        this.#wakesAtMs = undefined;
        this.#letThrough();
      },
      () => undefined, // another timer took its place
    );
  }

  #rest(): void {
    this.#timer?.abort();
    this.#wakesAtMs = undefined;
  }
}

function spent(waitMs: number): RateLimitError {
  const seconds = Math.ceil(waitMs / 1000);
  return new RateLimitError(`The rate limit is spent, so the request was not sent. Wait ${seconds} s.`, {
    code: "rate_limited",
    retryAfterMs: waitMs,
  });
}
