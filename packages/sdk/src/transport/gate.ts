import type { Clock } from "../clock.ts";
import { AbortError, RateLimitError } from "../errors.ts";
import type { Observer } from "../observe.ts";
import { onAbort } from "../on-abort.ts";
import { LimitState, type Phase } from "./limit-state.ts";
import type { RateLimit } from "./rate-limit-headers.ts";
import { LONGEST_WAIT_MS, MOST_REFUSALS } from "./wait-rules.ts";
import { WaitQueue } from "./wait-queue.ts";

/** How long a request may take to accept its turn. It does so at once, unless what it was for has ended. */
const ACCEPT_MS = 1_000;
/** The least time until a request that waits looks again by itself. */
const RECHECK_MS = 1_000;

/** How many requests may go at once, and how far apart where the server does not say; `Infinity` a minute leaves that open. */
export interface GateOptions {
  concurrency: number;
  requestsPerMinute: number;
  clock: Clock;
  observer: Pick<Observer, "wait">;
  /** From 0 to 1. */
  random: () => number;
}

/** The right to send one request, until it is given back or expires. */
export interface Turn {
  readonly phase: Phase;
  expiresAtMs: number;
}

/** What a request brings when it enters. */
export interface Entry {
  /** Its position: lower numbers go first. */
  order: number;
  /** How long it can take, in milliseconds. After that its turn goes to another. */
  leaseMs: number;
  signal: AbortSignal | undefined;
}

interface Waiter {
  open: (turn: Turn) => void;
  refuse: (error: Error) => void;
}

/**
 * Queues the requests of a client in the order in which they came, and holds back those that the server would refuse. A request that was
 * refused, or is retried, keeps its position.
 *
 * A turn can get lost: on Cloudflare Workers, whatever belongs to a visitor ends with the visitor, also its timers and the code behind an
 * `await`. So turns expire, those that wait have timers of their own, and one that does not accept its turn at once loses it.
 */
export class Gate {
  readonly #clock: Clock;
  readonly #observer: Pick<Observer, "wait">;
  readonly #concurrency: number;
  readonly #state: LimitState;
  readonly #waiting = new WaitQueue<Waiter>();
  /** Requests on their way. */
  readonly #turns = new Set<Turn>();
  #orders = 0;
  #lastMs = -Infinity;
  #wakesAtMs: number | undefined;
  #stopTimer = (): void => undefined;

  constructor({ clock, concurrency, observer, random, requestsPerMinute }: GateOptions) {
    this.#clock = clock;
    this.#observer = observer;
    this.#concurrency = concurrency;
    this.#state = new LimitState({ random, requestsPerMinute });
  }

  /** The position of a request that comes now. */
  nextOrder(): number {
    return this.#orders++;
  }

  /** Lets a request through at once, as most are, if none is waiting and nothing is in its way. Otherwise it has to `enter`. */
  pass({ leaseMs, signal }: Omit<Entry, "order">): Turn | undefined {
    if (signal?.aborted || this.#waiting.size > 0) return undefined;
    const nowMs = this.#now();
    return this.#isFull(nowMs) || !isPast(this.#state.opensAtMs(nowMs), nowMs) ? undefined : this.#take(nowMs, leaseMs);
  }

  /** Resolves when a request may be sent. Throws `AbortError`, or `RateLimitError` if that would take more than a minute. */
  async enter(entry: Entry): Promise<Turn> {
    for (;;) {
      const turn = await this.#wait(entry);
      if (this.#turns.has(turn)) {
        turn.expiresAtMs = this.#now() + entry.leaseMs;
        return turn;
      }
    }
  }

  /** Takes note of a response that is no refusal, and of the rate limits that it names; or of `undefined`, if there was no response. */
  leave(turn: Turn, limits: readonly RateLimit[] | undefined): void {
    if (!this.#turns.delete(turn)) return; // it has expired, and another request has it
    const nowMs = this.#now();
    if (limits) this.#state.succeed(turn.phase, limits, { inFlight: this.#turns.size, nowMs });
    else this.#state.fail(turn.phase);
    this.#letThrough();
  }

  /**
   * Takes note of a refusal, and closes the client for as long as the server asks. Returns how long that is in milliseconds, or
   * `undefined` if the request should not wait for it. `refusals` is how often this request was refused.
   */
  refuse(turn: Turn, requestedMs: number | undefined, refusals: number): number | undefined {
    this.#turns.delete(turn);
    const waitMs = this.#state.refuse(turn.phase, requestedMs, this.#now());
    const isOver = refusals >= MOST_REFUSALS || this.#state.isHopeless;
    if (isOver) this.#refuseAll(waitMs);
    // The one that was refused takes its position again first.
    queueMicrotask(() => {
      this.#letThrough();
    });
    return isOver || waitMs > LONGEST_WAIT_MS ? undefined : waitMs;
  }

  async #wait({ leaseMs, order, signal }: Entry): Promise<Turn> {
    if (signal?.aborted) throw new AbortError(signal.reason);
    let stopTimer = (): void => undefined;
    let letGo = (): void => undefined;
    try {
      return await new Promise<Turn>((resolve, reject) => {
        const leaveQueue = this.#waiting.add(order, { open: resolve, refuse: reject });
        letGo = onAbort(signal, () => {
          leaveQueue();
          stopTimer();
          if (this.#waiting.size === 0) this.#rest(); // nothing is left that keeps a process from ending
          reject(new AbortError(signal?.reason));
        });
        const recheckIn = (durationMs: number) => {
          stopTimer = this.#clock.startTimer(durationMs, () => {
            recheckIn(this.#recheckMs(leaseMs, 0));
            this.#letThrough();
          });
        };
        recheckIn(this.#recheckMs(leaseMs, this.#waiting.size - 1));
        this.#letThrough();
      });
    } finally {
      stopTimer();
      letGo();
    }
  }

  /** How long until something can have changed for a request that has so many before it, without any response. */
  #recheckMs(leaseMs: number, before: number): number {
    const nowMs = this.#now();
    const opensAtMs = this.#state.opensAtMs(nowMs);
    if (opensAtMs === undefined || (opensAtMs <= nowMs && this.#turns.size >= this.#concurrency)) return leaseMs;
    return Math.max(RECHECK_MS, opensAtMs - nowMs + before * this.#state.spacingMs(nowMs));
  }

  /** The time. If the clock was set back, all that was noted goes back with it. */
  #now(): number {
    const nowMs = this.#clock.now();
    if (nowMs < this.#lastMs) {
      const backMs = this.#lastMs - nowMs;
      this.#state.shift(backMs);
      for (const turn of this.#turns) turn.expiresAtMs -= backMs;
    }
    this.#lastMs = nowMs;
    return nowMs;
  }

  #letThrough(): void {
    while (this.#waiting.size > 0) {
      const nowMs = this.#now();
      if (this.#isFull(nowMs)) return;
      const opensAtMs = this.#state.opensAtMs(nowMs);
      if (opensAtMs === undefined) return;
      if (opensAtMs - nowMs > LONGEST_WAIT_MS) {
        this.#refuseAll(opensAtMs - nowMs);
      } else if (opensAtMs > nowMs) {
        this.#wakeAt(opensAtMs, nowMs);
        return;
      } else {
        this.#waiting.shift()?.open(this.#take(nowMs, ACCEPT_MS));
      }
    }
    this.#rest();
  }

  /** Whether as many requests are on their way as may be. Turns that have expired do not count. */
  #isFull(nowMs: number): boolean {
    if (this.#turns.size < this.#concurrency) return false;
    for (const turn of this.#turns) {
      if (turn.expiresAtMs > nowMs) continue;
      this.#turns.delete(turn);
      this.#state.fail(turn.phase);
    }
    return this.#turns.size >= this.#concurrency;
  }

  #take(nowMs: number, leaseMs: number): Turn {
    const turn = { phase: this.#state.send(nowMs), expiresAtMs: nowMs + leaseMs };
    this.#turns.add(turn);
    return turn;
  }

  #refuseAll(waitMs: number): void {
    const retryAfterMs = Math.max(waitMs, this.#state.requestedAtMs() - this.#now());
    for (let waiter = this.#waiting.shift(); waiter; waiter = this.#waiting.shift()) waiter.refuse(spent(retryAfterMs));
    this.#rest();
  }

  #wakeAt(atMs: number, nowMs: number): void {
    if (this.#wakesAtMs === atMs) return;
    this.#rest();
    this.#wakesAtMs = atMs;
    this.#observer.wait({ waitMs: atMs - nowMs, waiting: this.#waiting.size });
    this.#stopTimer = this.#clock.startTimer(atMs - nowMs, () => {
      this.#wakesAtMs = undefined;
      this.#letThrough();
    });
  }

  #rest(): void {
    if (this.#wakesAtMs === undefined) return;
    this.#stopTimer();
    this.#wakesAtMs = undefined;
  }
}

function isPast(atMs: number | undefined, nowMs: number): boolean {
  return atMs !== undefined && atMs <= nowMs;
}

function spent(waitMs: number): RateLimitError {
  const seconds = Math.ceil(waitMs / 1000);
  return new RateLimitError(`The rate limit is spent, so the request was not sent. Wait ${seconds} s.`, {
    code: "rate_limited",
    retryAfterMs: waitMs,
  });
}
