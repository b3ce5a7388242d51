/**
 * Calls a hook or a function of a logger, and ignores its errors and rejected promises, because observing a request must not change the outcome of
 * the request.
 */
export function callSafely<Event>(callback: (event: Event) => unknown, event: Event): void {
  void new Promise((resolve) => {
    resolve(callback(event));
  }).catch(() => undefined);
}
