import type { Clock } from "../../runtime/clock.ts";
import { AbortError, RateLimitError } from "../../errors.ts";
import type { Instrumentation } from "../instrumentation.ts";
import { addAbortListener } from "../../runtime/abort-listeners.ts";
import { RateLimitState, type Phase } from "./rate-limit-state.ts";
import type { RateLimit } from "./rate-limit-headers.ts";
import { LONGEST_WAIT_MS, MOST_REFUSALS } from "./wait-rules.ts";
import { WaitQueue } from "./wait-queue.ts";

/** How long a request may take to accept its turn. It does so at once, unless the code that waits for it is gone. */
const ACCEPT_MS = 1_000;

/** How many requests may go at once, and how far apart where the server does not say; `Infinity` a minute leaves that open. */
export interface RateLimiterOptions {
  concurrency: number;
  requestsPerMinute: number;
  clock: Clock;
  observer: Pick<Instrumentation, "wait">;
  /** Returns a number from 0 to 1. */
  random: () => number;
  /** How often each waiting request checks the queue itself, in milliseconds. `undefined` if the queue's own timer is enough. */
  recheckMs: number | undefined;
  /** Whether a request only resumes by its own timer, and not when another one resolves its promise. Needs `recheckMs`. */
  resumesItself: boolean;
}

/** Permission to send one request, until it is returned or expires. */
export interface Permit {
  readonly phase: Phase;
  expiresAtMs: number;
}

/** What a request brings when it enters. */
export interface QueueEntry {
  /** Its position: lower numbers go first. */
  order: number;
  /** How long it can take, in milliseconds. After that its turn goes to another. */
  leaseMs: number;
  signal: AbortSignal | undefined;
}

interface Waiter {
  open: (turn: Permit) => void;
  refuse: (error: Error) => void;
}

/**
 * Queues the requests of a client in the order in which they came, and holds back those that the server would refuse. A request that was
 * refused, or is retried, keeps its position.
 *
 * A turn can get lost. On Cloudflare Workers, code and timers end together with the visitor's request that started them, and a request
 * that waits only for others counts as hung. So turns expire, a turn that is not accepted at once goes to the next request, and with
 * `recheckMs` each waiting request has a timer of its own.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #observer: Pick<Instrumentation, "wait">;
  readonly #concurrency: number;
  readonly #recheckMs: number | undefined;
  readonly #resumesItself: boolean;
  readonly #state: RateLimitState;
  readonly #waiting = new WaitQueue<Waiter>();
  /** The turns of requests in flight. */
  readonly #turns = new Set<Permit>();
  #orders = 0;
  #lastMs = -Infinity;
  #wakesAtMs: number | undefined;
  #stopTimer = (): void => undefined;

  constructor({
    clock,
    concurrency,
    observer,
    random,
    recheckMs,
    requestsPerMinute,
    resumesItself,
  }: RateLimiterOptions) {
    this.#clock = clock;
    this.#observer = observer;
    this.#concurrency = concurrency;
    this.#recheckMs = recheckMs;
    this.#resumesItself = resumesItself;
    this.#state = new RateLimitState({ random, requestsPerMinute });
  }

  /** The position of a request that comes now. */
  nextOrder(): number {
    return this.#orders++;
  }

  /** Lets a request through at once, as most are, if none is waiting and nothing is in its way. Otherwise it has to `enter`. */
  pass({ leaseMs, signal }: Omit<QueueEntry, "order">): Permit | undefined {
    if (signal?.aborted || this.#waiting.size > 0) return undefined;
    const nowMs = this.#now();
    const opensAtMs = this.#opensAtMs(nowMs);
    return opensAtMs !== undefined && opensAtMs <= nowMs ? this.#take(nowMs, leaseMs) : undefined;
  }

  /** Resolves when a request may be sent. Throws `AbortError`, or `RateLimitError` if that would take more than a minute. */
  async enter(entry: QueueEntry): Promise<Permit> {
    for (;;) {
      const turn = await this.#wait(entry);
      if (this.#turns.has(turn)) {
        turn.expiresAtMs = this.#now() + entry.leaseMs;
        return turn;
      }
    }
  }

  /** Returns a turn after a response that is not a refusal, with the rate limits that it names, or after no response (`undefined`). */
  leave(turn: Permit, limits: readonly RateLimit[] | undefined): void {
    if (!this.#turns.delete(turn)) return; // it expired, and another request has it
    const nowMs = this.#now();
    if (limits) this.#state.succeed(turn.phase, limits, { inFlight: this.#turns.size, nowMs });
    else this.#state.fail(turn.phase);
    this.#letThrough();
  }

  /**
   * Returns a turn after a refusal, and closes the client for as long as the server asks. Returns how long that is in milliseconds, or
   * `undefined` if the request should not wait for it. `refusals` is how many times this request was refused.
   */
  refuse(turn: Permit, requestedMs: number | undefined, refusals: number): number | undefined {
    this.#turns.delete(turn);
    const waitMs = this.#state.refuse(turn.phase, requestedMs, this.#now());
    const isOver = refusals >= MOST_REFUSALS || this.#state.isHopeless;
    if (isOver) this.#refuseAll(waitMs);
    // The refused request takes its position again first.
    queueMicrotask(() => {
      this.#letThrough();
    });
    return isOver || waitMs > LONGEST_WAIT_MS ? undefined : waitMs;
  }

  async #wait({ order, signal }: QueueEntry): Promise<Permit> {
    if (signal?.aborted) throw new AbortError(signal.reason);
    let stopTimer = (): void => undefined;
    let letGo = (): void => undefined;
    try {
      return await new Promise<Permit>((resolve, reject) => {
        let settle: (() => void) | undefined;
        const resume = (how: () => void) => {
          if (this.#resumesItself) settle = how;
          else how();
        };
        const leaveQueue = this.#waiting.add(order, {
          open: (turn) => {
            resume(() => {
              resolve(turn);
            });
          },
          refuse: (error) => {
            resume(() => {
              reject(error);
            });
          },
        });
        letGo = addAbortListener(signal, () => {
          leaveQueue();
          if (this.#waiting.size === 0) this.#rest(); // nothing is left that keeps a process from ending
          reject(new AbortError(signal?.reason));
        });
        const recheckIn = (durationMs: number) => {
          stopTimer = this.#clock.startTimer(durationMs, () => {
            recheckIn(durationMs);
            this.#letThrough();
            settle?.();
          });
        };
        if (this.#recheckMs !== undefined) recheckIn(this.#recheckMs);
        this.#letThrough();
      });
    } finally {
      stopTimer();
      letGo();
    }
  }

  /** The time. If the clock was set back, all recorded times go back with it. */
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
      const opensAtMs = this.#opensAtMs(nowMs);
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

  /** When the next request may be sent. `undefined` until one in flight has ended. */
  #opensAtMs(nowMs: number): number | undefined {
    const opensAtMs = this.#isFull() ? undefined : this.#state.opensAtMs(nowMs);
    if (opensAtMs !== undefined || !this.#reclaim(nowMs)) return opensAtMs;
    return this.#isFull() ? undefined : this.#state.opensAtMs(nowMs);
  }

  #isFull(): boolean {
    return this.#turns.size >= this.#concurrency;
  }

  /** Removes the turns that have expired. Returns whether there were any. */
  #reclaim(nowMs: number): boolean {
    const before = this.#turns.size;
    for (const turn of this.#turns) {
      if (turn.expiresAtMs <= nowMs && this.#turns.delete(turn)) this.#state.fail(turn.phase);
    }
    return this.#turns.size < before;
  }

  #take(nowMs: number, leaseMs: number): Permit {
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

function spent(waitMs: number): RateLimitError {
  const seconds = Math.ceil(waitMs / 1000);
  return new RateLimitError(`The rate limit is spent, so the request was not sent. Wait ${seconds} s.`, {
    code: "rate_limited",
    retryAfterMs: waitMs,
  });
}
