/**
 * A signal that aborts all requests of a client. `CloseSignal` is not an `AbortSignal`, but has all members of an `AbortSignal` that the client uses.
 * On Cloudflare Workers, an `AbortSignal` that was created while the Worker handled one request cannot be used for another request, and many Workers
 * create their client while they handle the first request. Never pass a `CloseSignal` to `fetch`: every attempt has its own `AbortController`.
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

  /** Calls all listeners, unless `abort` was already called. */
  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }
}
