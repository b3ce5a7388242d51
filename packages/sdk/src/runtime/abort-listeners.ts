import { InvalidOptionError } from "../errors.ts";

/** A node in the ring of listeners of a signal. The ring starts and ends at a node without a listener. */
interface Node {
  listener: (() => void) | undefined;
  previous: Node;
  next: Node;
}

const rings = new WeakMap<AbortSignal, { first: Node; onAbort: () => void }>();

/**
 * Calls `listener` once when the signal aborts. Returns a function that removes the listener. Adding and removing a listener take constant time,
 * regardless of how many requests share the signal. An abort visits each listener once. The signal gets only one event listener, because Node.js
 * warns about more than ten listeners.
 *
 * @throws `InvalidOptionError` if `signal` is not a signal.
 */
export function addAbortListener(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return () => undefined;
  const { first, onAbort } = rings.get(signal) ?? createRing(signal);
  const node: Node = { listener, previous: first.previous, next: first };
  node.previous.next = node;
  first.previous = node;
  return () => {
    if (!remove(node) || first.next !== first) return;
    signal.removeEventListener("abort", onAbort);
    rings.delete(signal);
  };
}

function createRing(signal: AbortSignal): { first: Node; onAbort: () => void } {
  if (typeof (signal.addEventListener as unknown) !== "function") {
    throw new InvalidOptionError("signal", "must be an AbortSignal, such as the signal of an AbortController");
  }
  const first = { listener: undefined } as Node; // completed in the next line
  first.previous = first.next = first;
  const onAbort = () => {
    rings.delete(signal);
    while (first.next !== first) {
      const node = first.next;
      const { listener } = node;
      remove(node);
      listener?.();
    }
  };
  const ring = { first, onAbort };
  signal.addEventListener("abort", onAbort, { once: true });
  rings.set(signal, ring);
  return ring;
}

/** Removes a node from its ring. Returns `false` if it was already removed. */
function remove(node: Node): boolean {
  if (!node.listener) return false;
  node.previous.next = node.next;
  node.next.previous = node.previous;
  // If a removed node still pointed to newer nodes, these nodes and their responses would stay in memory until the next full garbage collection.
  node.previous = node.next = node;
  node.listener = undefined;
  return true;
}
