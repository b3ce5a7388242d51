import type { Clock } from "@smartalex/sdk";
import { sleep } from "../src/runtime/clock.ts";

// The client loads these when they are needed. Loading takes real time, in which a virtual timer would end.
await Promise.all([
  import("../src/pagination/iterate.ts"),
  import("../src/runtime/redact-secrets.ts"),
  import("../src/transport/api-key-function.ts"),
  import("../src/transport/failures.ts"),
  import("../src/transport/instrumentation/event-reporter.ts"),
  import("../src/transport/rate-limiter/limits.ts"),
  import("../src/transport/rate-limiter/request-queue.ts"),
]);

interface Timer {
  atMs: number;
  /** `undefined` once it was stopped. */
  onEnd: (() => void) | undefined;
}

/** A clock whose time advances only in `run`, from one timer to the next, so that a minute takes no time and is exact. */
export class VirtualClock implements Clock {
  #nowMs: number;
  /** Sorted by end time; timers with the same end time are in the order of their start. */
  #timers: Timer[] = [];
  #running = 0;

  constructor(start = "2026-01-15T15:00:00.000Z") {
    this.#nowMs = Date.parse(start);
  }

  now(): number {
    return this.#nowMs;
  }

  /** The number of running timers: what a client leaves behind. */
  get running(): number {
    return this.#running;
  }

  startTimer(durationMs: number, onEnd: () => void): () => void {
    const timer: Timer = { atMs: this.#nowMs + Math.max(0, durationMs), onEnd };
    this.#timers.splice(this.#indexAfter(timer.atMs), 0, timer);
    this.#running++;
    return () => {
      if (timer.onEnd) this.#running--;
      timer.onEnd = undefined;
    };
  }

  sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    return sleep(this, durationMs, signal);
  }

  /** Advances time until the promise settles. Returns its result. */
  async run<Value>(promise: Promise<Value>): Promise<Value> {
    const state = { isSettled: false };
    const settle = () => {
      state.isSettled = true;
    };
    promise.then(settle, settle);
    let idleTurns = 0;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (state.isSettled) return promise;
      const next = this.#shift();
      if (!next?.onEnd) {
        // Loading a module takes real time.
        if (++idleTurns > 200) throw new Error("the promise has not settled, and no timer is running");
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      this.#running--;
      const { onEnd } = next;
      next.onEnd = undefined;
      onEnd();
    }
  }

  #shift(): Timer | undefined {
    let next = this.#timers.shift();
    while (next && !next.onEnd) next = this.#timers.shift();
    return next;
  }

  #indexAfter(atMs: number): number {
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#timers[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
