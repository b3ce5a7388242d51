/**
 * Calls a hook or a logger. Ignores the errors that it throws, and the promises that it rejects, because observing a request must not change its
 * outcome.
 */
export function callSafely<Event>(callback: (event: Event) => unknown, event: Event): void {
  void new Promise((resolve) => {
    resolve(callback(event));
  }).catch(() => undefined);
}
