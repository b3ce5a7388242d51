import { InvalidOptionError } from "../errors.ts";

/** The listeners that were added for a signal, and the single event listener that calls them. */
interface Listeners {
  readonly added: Set<() => void>;
  readonly onAbort: () => void;
}

const listenersOf = new WeakMap<AbortSignal, Listeners>();

/**
 * Calls `listener` once when the signal aborts. Returns a function that removes the listener. Adding or removing a listener takes constant time,
 * regardless of how many requests share the signal. All listeners of a signal share one event listener, because Node.js warns about signals with more
 * than ten event listeners.
 *
 * @throws `InvalidOptionError` if `signal` has no function `addEventListener`.
 */
export function addAbortListener(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return () => undefined;
  const { added, onAbort } = listenersOf.get(signal) ?? createListeners(signal);
  const unique = () => {
    listener(); // a wrapper, because the same function may be added several times
  };
  added.add(unique);
  return () => {
    if (!added.delete(unique) || added.size > 0) return;
    signal.removeEventListener("abort", onAbort);
    listenersOf.delete(signal);
  };
}

function createListeners(signal: AbortSignal): Listeners {
  if (typeof (signal.addEventListener as unknown) !== "function") {
    throw new InvalidOptionError("signal", "must be an AbortSignal, such as the signal of an AbortController");
  }
  const added = new Set<() => void>();
  const onAbort = () => {
    listenersOf.delete(signal);
    for (const listener of added) {
      added.delete(listener);
      listener();
    }
  };
  const listeners = { added, onAbort };
  signal.addEventListener("abort", onAbort, { once: true });
  listenersOf.set(signal, listeners);
  return listeners;
}
