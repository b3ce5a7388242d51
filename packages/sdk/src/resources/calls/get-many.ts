import type { Call, CallDetail } from "@smartalex/contract";
import type { CallFetcher } from "./call-fetcher.ts";
import { mapConcurrent } from "../../pagination/map-concurrent.ts";

/** The result of requesting one call by ID. `call` is `undefined` if the call no longer exists. */
export interface CallLookup {
  id: string;
  call: CallDetail | undefined;
}

/** The IDs of calls, or calls of a list. */
export type CallIds = Iterable<string | Call> | AsyncIterable<string | Call>;

/** Yields calls with their details in the order of their IDs. Requests up to `concurrency` calls ahead of the reader. */
export async function* getMany(
  source: CallIds,
  { concurrency, get, signal }: CallFetcher & { concurrency: number },
): AsyncGenerator<CallLookup, void, undefined> {
  yield* mapConcurrent<string | Call, CallLookup>(source, { concurrency, signal }, async (item, itemSignal) => {
    const id = typeof item === "string" ? item : item.id;
    return { id, call: await get(id, itemSignal) };
  });
}
