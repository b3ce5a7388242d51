/**
 * Aborts all requests of a client. It has the members of an `AbortSignal` that the client uses, but it is not an `AbortSignal`. On Cloudflare
 * Workers, an `AbortSignal` that was created during one request cannot be used during another request. Many Workers create their client during the
 * first request. Never pass it to `fetch`: each attempt has a controller of its own.
 */
export class CloseSignal {
  aborted = false;
  reason: unknown;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Calls all listeners. Later calls of this function have no effect. */
  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }
}
