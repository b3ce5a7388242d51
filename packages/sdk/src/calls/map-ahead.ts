import { stopTogether } from "../stop-together.ts";

/**
 * Maps what a source gives, in its order, with up to `concurrency` maps under way ahead of the reader. Leaving the loop, or an error,
 * aborts those that are left. `map` gets the signal that says so, which also follows `signal`.
 */
export async function* mapAhead<Item, Result>(
  source: Iterable<Item> | AsyncIterable<Item>,
  { concurrency, signal }: { concurrency: number; signal: AbortSignal | undefined },
  map: (item: Item, signal: AbortSignal) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const left = stopTogether(signal);
  const underWay: Promise<Result>[] = [];
  try {
    for await (const item of source) {
      const result = map(item, left.signal);
      result.catch(() => undefined); // it is thrown when its turn comes, or nobody is left to hear of it
      underWay.push(result);
      if (underWay.length < concurrency) continue;
      const [first] = underWay.splice(0, 1);
      if (first) yield await first;
    }
    for (const result of underWay) yield await result;
  } finally {
    left.end();
  }
}
