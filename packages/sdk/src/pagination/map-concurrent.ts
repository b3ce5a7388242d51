import { InvalidOptionError } from "../errors.ts";
import { linkedAbortController } from "../runtime/linked-abort-controller.ts";

/** Options for `mapConcurrent`: the maximum number of concurrent calls of `map`, and a signal that stops these calls. */
export interface MapOptions {
  concurrency: number;
  signal: AbortSignal | undefined;
}

/** Throws `InvalidOptionError` if `concurrency` is not an integer of at least 1. */
export function validateConcurrency(concurrency: number): void {
  if (Number.isInteger(concurrency) && concurrency >= 1) return;
  throw new InvalidOptionError("concurrency", "must be an integer of at least 1");
}

/**
 * Calls `map` for each item of a source, and yields the results in the order of the items. Starts up to `concurrency` calls of `map` before the
 * reader needs their results. Each result is yielded as soon as it is available, even if the source has not produced its next item yet. The signal
 * that `map` receives aborts in three cases: when `signal` aborts, when the reader leaves the loop, and after an error.
 */
export async function* mapConcurrent<Item, Result>(
  source: Iterable<Item> | AsyncIterable<Item>,
  { concurrency, signal }: MapOptions,
  map: (item: Item, signal: AbortSignal) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  validateConcurrency(concurrency);
  const controller = linkedAbortController(signal);
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const running: Promise<Result>[] = [];
  let nextItem: Promise<IteratorResult<Item, unknown>> | undefined;
  let isSourceDone = false;
  try {
    for (;;) {
      if (!isSourceDone && running.length < concurrency) {
        nextItem ??= Promise.resolve(items.next());
      }
      const [first] = running;
      if (nextItem && (!first || (await settlesFirst(nextItem, first)))) {
        const { done, value } = await nextItem;
        nextItem = undefined;
        if (done) isSourceDone = true;
        else {
          const result = map(value, controller.signal);
          result.catch(() => undefined); // the reader gets this error later; it must not be an unhandled rejection
          running.push(result);
        }
      } else if (first) {
        yield await first;
        void running.shift();
      } else return;
    }
  } finally {
    controller.end();
    // Do not wait for a source that is still producing an item.
    if (!isSourceDone) Promise.resolve(items.return?.()).catch(() => undefined);
  }
}

/** Returns whether `first` settles before `second`. If both have already settled, returns true. */
function settlesFirst(first: Promise<unknown>, second: Promise<unknown>): Promise<boolean> {
  const returns = (value: boolean) => () => value;
  return Promise.race([first.then(returns(true), returns(true)), second.then(returns(false), returns(false))]);
}
