import { linkedAbortController } from "../runtime/linked-abort-controller.ts";

/**
 * Maps what a source gives, in its order, with up to `concurrency` maps under way ahead of the reader. A result is given as soon as it is
 * there, also while the source takes its time. Leaving the loop, or an error, aborts those that are left. `map` gets the signal that says
 * so, which also follows `signal`.
 */
export async function* mapConcurrent<Item, Result>(
  source: Iterable<Item> | AsyncIterable<Item>,
  { concurrency, signal }: { concurrency: number; signal: AbortSignal | undefined },
  map: (item: Item, signal: AbortSignal) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const left = linkedAbortController(signal);
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const underWay: Promise<Result>[] = [];
  let next: Promise<IteratorResult<Item, unknown>> | undefined;
  let isOver = false;
  try {
    for (;;) {
      if (!isOver && (underWay.length === 0 || underWay.length < concurrency)) next ??= Promise.resolve(items.next());
      const [first] = underWay;
      if (next && (!first || (await settlesFirst(next, first)))) {
        const { done, value } = await next;
        next = undefined;
        if (done) isOver = true;
        else {
          const result = map(value, left.signal);
          result.catch(() => undefined); // it is thrown when its turn comes, or nobody is left to hear of it
          underWay.push(result);
        }
      } else if (first) {
        yield await first;
        void underWay.shift();
      } else return;
    }
  } finally {
    left.end();
    // A source that is still at work is not waited for.
    if (!isOver) Promise.resolve(items.return?.()).catch(() => undefined);
  }
}

/** Whether the one settles before the other; where both have, it does. */
function settlesFirst(one: Promise<unknown>, other: Promise<unknown>): Promise<boolean> {
  const is = (value: boolean) => () => value;
  return Promise.race([one.then(is(true), is(true)), other.then(is(false), is(false))]);
}
