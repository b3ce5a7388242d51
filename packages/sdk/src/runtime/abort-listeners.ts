/** A reaction in the ring of a signal. The ring begins and ends at a node without a reaction. */
interface Node {
  react: (() => void) | undefined;
  previous: Node;
  next: Node;
}

const rings = new WeakMap<AbortSignal, { first: Node; tell: () => void }>();

/**
 * Calls `react` once when the signal aborts, and returns a function that stops listening. Adding and removing a reaction takes the same
 * time however many requests share the signal, and an abort visits each of them once. A signal gets one listener in all: Node warns
 * about more than ten.
 */
export function addAbortListener(signal: AbortSignal | undefined, react: () => void): () => void {
  if (!signal) return () => undefined;
  const { first, tell } = rings.get(signal) ?? follow(signal);
  const node: Node = { react, previous: first.previous, next: first };
  node.previous.next = node;
  first.previous = node;
  return () => {
    if (!remove(node) || first.next !== first) return;
    signal.removeEventListener("abort", tell);
    rings.delete(signal);
  };
}

function follow(signal: AbortSignal): { first: Node; tell: () => void } {
  const first = { react: undefined } as Node; // complete in the next line
  first.previous = first.next = first;
  const tell = () => {
    rings.delete(signal);
    while (first.next !== first) {
      const node = first.next;
      const { react } = node;
      remove(node);
      react?.();
    }
  };
  const ring = { first, tell };
  signal.addEventListener("abort", tell, { once: true });
  rings.set(signal, ring);
  return ring;
}

/** Takes a node out of its ring. Returns whether it was in it. */
function remove(node: Node): boolean {
  if (!node.react) return false;
  node.previous.next = node.next;
  node.next.previous = node.previous;
  // A removed node that still pointed to younger ones would keep them, and their responses, in memory until the next full collection.
  node.previous = node.next = node;
  node.react = undefined;
  return true;
}
