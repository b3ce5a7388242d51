import type { Call, CallDetail } from "@smartalex/contract";
import type { CallFetcher } from "./call-fetcher.ts";
import { mapConcurrent } from "../../pagination/map-concurrent.ts";

/** One call by its id, and `undefined` instead of it where it has vanished. */
export interface CallLookup {
  id: string;
  call: CallDetail | undefined;
}

/** Where the ids come from: ids, or calls of a list. */
export type CallIds = Iterable<string> | AsyncIterable<string | Call>;

/** Gives full calls in the order of their ids, with up to `concurrency` asked for ahead of the reader. */
export async function* getMany(
  source: CallIds,
  { concurrency, get, signal }: CallFetcher & { concurrency: number },
): AsyncGenerator<CallLookup, void, undefined> {
  yield* mapConcurrent<string | Call, CallLookup>(source, { concurrency, signal }, async (item, left) => {
    const id = typeof item === "string" ? item : item.id;
    return { id, call: await get(id, left) };
  });
}
