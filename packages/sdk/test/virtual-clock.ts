import type { Clock } from "@smartalex/sdk";
import { sleep } from "../src/clock.ts";

interface Timer {
  atMs: number;
  onEnd: () => void;
}

/** A clock whose time passes only in `run`, from one timer to the next, so that a minute takes no time and is exact. */
export class VirtualClock implements Clock {
  #nowMs: number;
  #timers: Timer[] = [];

  constructor(start = "2026-01-15T15:00:00.000Z") {
    this.#nowMs = Date.parse(start);
  }

  now(): number {
    return this.#nowMs;
  }

  /** How many timers run now: what a client leaves behind. */
  get running(): number {
    return this.#timers.length;
  }

  startTimer(durationMs: number, onEnd: () => void): () => void {
    const timer = { atMs: this.#nowMs + Math.max(0, durationMs), onEnd };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    return sleep(this, durationMs, signal);
  }

  /** Lets time pass until the promise settles, and gives what it gives. */
  async run<Value>(promise: Promise<Value>): Promise<Value> {
    const settled = Symbol("settled");
    const done = promise.then(
      () => settled,
      () => settled,
    );
    let idleTurns = 0;
    for (;;) {
      const turn = new Promise((resolve) => setImmediate(resolve));
      if ((await Promise.race([done, turn])) === settled) return promise;
      const next = this.#timers.toSorted((a, b) => a.atMs - b.atMs)[0];
      if (!next) {
        // What is loaded on demand takes time that is not of this clock.
        if (++idleTurns > 200) throw new Error("nothing is left to wait for, and it has not settled");
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      this.#timers = this.#timers.filter((timer) => timer !== next);
      next.onEnd();
    }
  }
}
