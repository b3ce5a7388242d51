import type { Call, CallDetail, ListCallsParams } from "@smartalex/contract";
import { InvalidRequestError } from "../../errors.ts";
import { createCallFetcher, type CallSource } from "./call-fetcher.ts";
import { mapConcurrent } from "../../pagination/map-concurrent.ts";

/** The result of requesting one call by ID. `call` is `undefined` if the call no longer exists. */
export interface CallLookup {
  id: string;
  call: CallDetail | undefined;
}

/** The calls to request: the IDs of calls, or calls from a list. */
export type CallIds = Iterable<string | Call> | AsyncIterable<string | Call>;

/**
 * Yields calls with their details, in the order of the passed IDs or calls. Sends up to `concurrency` requests before the reader needs their results.
 */
export async function* getMany(
  ids: CallIds,
  calls: CallSource,
  concurrency: number,
): AsyncGenerator<CallLookup, void, undefined> {
  const { get, signal } = createCallFetcher(calls);
  yield* mapConcurrent<string | Call, CallLookup>(ids, { concurrency, signal }, async (item, itemSignal) => {
    const id = typeof item === "string" ? item : item.id;
    return { id, call: await get(id, itemSignal) };
  });
}

/**
 * Returns the passed IDs or calls, or lists the calls if `calls` is a query. `list` is a function that lists the calls of a query. Throws
 * `InvalidRequestError` if `calls` is a string, because a single ID is not a list of IDs.
 */
export function toCallIds(
  calls: CallIds | ListCallsParams,
  list: (query: ListCallsParams) => AsyncIterable<Call>,
): CallIds {
  if (typeof calls === "string") {
    throw new InvalidRequestError("Expected a list of IDs but received a string. Pass [id], or call calls.get(id).", {
      code: "invalid_request",
    });
  }
  return isIterable(calls) ? calls : list(calls);
}

function isIterable(value: object): value is CallIds {
  return Symbol.iterator in value || Symbol.asyncIterator in value;
}
