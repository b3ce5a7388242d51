import type { Clock } from "../clock.ts";
import { AbortError, RateLimitError } from "../errors.ts";
import type { Observer } from "../observe.ts";
import { onAbort } from "../on-abort.ts";
import type { RateLimit } from "./rate-limit.ts";
import { WaitQueue } from "./wait-queue.ts";

/** A minute's window, and what rounding adds to it. A longer wait is for the caller to decide: it is an error instead. */
const LONGEST_WAIT_MS = 65_000;
/** Resets that differ by less are of one window: headers know whole seconds. */
const SAME_RESET_MS = 1_000;

/** How many requests may go at once, and how far apart where the server does not say; `Infinity` a minute leaves that open. */
export interface GateOptions {
  concurrency: number;
  requestsPerMinute: number;
  clock: Clock;
  observer: Pick<Observer, "wait">;
}

/** What a request shows when it leaves: since which probe it was sent. */
export type Ticket = number;

interface Waiter {
  open: (ticket: Ticket) => void;
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
  readonly #waiting = new WaitQueue<Waiter>();
  #orders = 0;
  #inFlight = 0;
  /** How many more the server takes, as far as it is known; `Infinity` for a server that never said. */
  #budget = Infinity;
  /** When the server takes more; `undefined` where only an answer can tell. */
  #resetAtMs: number | undefined;
  /** Until when a refusal asks to wait. */
  #closedUntilMs = -Infinity;
  /** When the next request may go by `requestsPerMinute`. */
  #nextAtMs = -Infinity;
  /** How many probes there were. Answers to what was sent before the last one tell of the past. */
  #probes: Ticket = 0;
  #lastMs = -Infinity;
  #wakesAtMs: number | undefined;
  #stopTimer = (): void => undefined;

  constructor({ clock, concurrency, observer, requestsPerMinute }: GateOptions) {
    this.#clock = clock;
    this.#observer = observer;
    this.#concurrency = concurrency;
    this.#intervalMs = 60_000 / requestsPerMinute;
  }

  /** Lets a request through at once, as most are, where nobody waits and nothing is in its way; `undefined` where it has to `enter`. */
  pass(signal: AbortSignal | undefined): Ticket | undefined {
    const isFree =
      !signal?.aborted && this.#waiting.size === 0 && this.#inFlight < this.#concurrency && this.#waitMs() === 0;
    return isFree ? this.#take() : undefined;
  }

  /** Resolves when a request may be sent; each needs its `leave`, with the ticket. Throws `AbortError`, or `RateLimitError` for more than a minute. */
  enter(signal: AbortSignal | undefined): Promise<Ticket> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) throw new AbortError(signal.reason);
      const letGo = onAbort(signal, () => {
        letGo();
        leaveQueue();
        if (this.#waiting.size === 0) this.#rest(); // nothing is left that keeps a process from ending
        reject(new AbortError(signal?.reason));
      });
      const waiter: Waiter = {
        open: (ticket) => {
          letGo();
          resolve(ticket);
        },
        refuse: (error) => {
          letGo();
          reject(error);
        },
      };
      const leaveQueue = this.#waiting.add(this.#orders++, waiter);
      this.#letThrough();
    });
  }

  /** Takes note that a request is done, and of what its response says: the rate limit, or how long to wait after a refusal. */
  leave(ticket: Ticket, limit: RateLimit | undefined, refusedForMs: number | undefined): void {
    this.#inFlight--;
    const nowMs = this.#now();
    if (refusedForMs !== undefined) {
      this.#closedUntilMs = Math.max(this.#closedUntilMs, nowMs + refusedForMs);
      this.#probe();
    } else if (limit && ticket === this.#probes) {
      this.#note(limit.remaining - this.#inFlight, nowMs + limit.resetInMs); // those on their way may not have been counted
    } else if (ticket === this.#probes && this.#probes > 0 && this.#resetAtMs === undefined) {
      this.#probe(); // the one that should have told has failed: another has to
    }
    this.#letThrough();
  }

  /** In one window the budget only shrinks, whatever order answers come in. What an older window held is of no interest. */
  #note(left: number, resetAtMs: number): void {
    const laterMs = this.#resetAtMs === undefined ? Infinity : resetAtMs - this.#resetAtMs;
    if (laterMs <= -SAME_RESET_MS) return;
    this.#budget = laterMs >= SAME_RESET_MS ? left : Math.min(this.#budget, left);
    this.#resetAtMs = Math.max(resetAtMs, this.#resetAtMs ?? resetAtMs);
  }

  /** Lets one request through, whose answer shows how much the window holds, whatever kind of window it is. */
  #probe(): void {
    this.#budget = 1;
    this.#resetAtMs = undefined;
    this.#probes++;
  }

  /** The time. Where the clock was set back, all that was noted goes back with it. */
  #now(): number {
    const nowMs = this.#clock.now();
    const backMs = Math.max(0, this.#lastMs - nowMs);
    this.#closedUntilMs -= backMs;
    this.#nextAtMs -= backMs;
    if (this.#resetAtMs !== undefined) this.#resetAtMs -= backMs;
    this.#lastMs = nowMs;
    return nowMs;
  }

  #letThrough(): void {
    while (this.#waiting.size > 0 && this.#inFlight < this.#concurrency) {
      const waitMs = this.#waitMs();
      if (waitMs === undefined) return;
      if (waitMs > LONGEST_WAIT_MS) {
        this.#waiting.shift()?.refuse(spent(waitMs));
      } else if (waitMs > 0) {
        this.#wakeIn(waitMs);
        return;
      } else {
        this.#waiting.shift()?.open(this.#take());
      }
    }
  }

  #take(): Ticket {
    this.#inFlight++;
    this.#budget--;
    const nowMs = this.#now();
    // A timer that ends a little late must not make all that follow later.
    this.#nextAtMs = (nowMs - this.#nextAtMs < this.#intervalMs ? this.#nextAtMs : nowMs) + this.#intervalMs;
    return this.#probes;
  }

  /** How long the next request has to wait, in milliseconds; `undefined` until an answer comes. */
  #waitMs(): number | undefined {
    const nowMs = this.#now();
    const waitMs = Math.max(0, this.#closedUntilMs - nowMs, this.#nextAtMs - nowMs);
    if (this.#budget > 0) return waitMs;
    if (this.#resetAtMs === undefined) return this.#inFlight > 0 ? undefined : waitMs;
    if (this.#resetAtMs > nowMs) return Math.max(this.#resetAtMs - nowMs, waitMs);
    this.#probe();
    return waitMs;
  }

  #wakeIn(waitMs: number): void {
    const atMs = this.#now() + waitMs;
    if (this.#wakesAtMs === atMs) return;
    this.#rest();
    this.#wakesAtMs = atMs;
    this.#observer.wait({ waitMs, waiting: this.#waiting.size });
    this.#stopTimer = this.#clock.startTimer(waitMs, () => {
      this.#wakesAtMs = undefined;
      this.#letThrough();
    });
  }

  #rest(): void {
    this.#stopTimer();
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
