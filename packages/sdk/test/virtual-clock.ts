import { AbortError, type Clock } from "@smartalex/sdk";

interface Sleeper {
  atMs: number;
  wake: () => void;
}

/** A clock whose time passes only in `run`, from one sleeper to the next, so that a minute takes no time and is exact. */
export class VirtualClock implements Clock {
  #nowMs: number;
  #sleepers: Sleeper[] = [];

  constructor(start = "2026-01-15T15:00:00.000Z") {
    this.#nowMs = Date.parse(start);
  }

  now(): number {
    return this.#nowMs;
  }

  /** How many sleep now: what a client leaves behind. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  sleep(durationMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        signal.removeEventListener("abort", stop);
      };
      const stop = () => {
        leave();
        reject(new AbortError(signal.reason));
      };
      const sleeper = {
        atMs: this.#nowMs + Math.max(0, durationMs),
        wake: () => {
          leave();
          resolve();
        },
      };
      this.#sleepers.push(sleeper);
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop, { once: true });
    });
  }

  /** Lets time pass until the promise settles, and gives what it gives. */
  async run<Value>(promise: Promise<Value>): Promise<Value> {
    const settled = Symbol("settled");
    const done = promise.then(
      () => settled,
      () => settled,
    );
    for (;;) {
      const turn = new Promise((resolve) => setImmediate(resolve));
      if ((await Promise.race([done, turn])) === settled) return promise;
      const next = this.#sleepers.toSorted((a, b) => a.atMs - b.atMs)[0];
      if (!next) throw new Error("nothing is left to wait for, and it has not settled");
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.wake();
    }
  }
}
