import type { Call, CallDetail, ListCallsParams } from "@smartalex/contract";
import { InvalidRequestError } from "../../errors.ts";
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

/** Returns the IDs or calls that `getMany` received. `list` lists the calls of a query. Throws `InvalidRequestError` for a string. */
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
