import type { CallDetail } from "@smartalex/contract";
import { InvalidRequestError, InvalidResponseError, ServerError, type SmartAlexError } from "../../../errors.ts";
import type { CallFetcher } from "../call-fetcher.ts";
import { mapConcurrent } from "../../../pagination/map-concurrent.ts";

/** The result of requesting one call: the call, or the error that concerns this call only. Both are `undefined` after a 404. */
export interface DetailResult {
  id: string;
  call?: CallDetail | undefined;
  error?: SmartAlexError | undefined;
}

/**
 * Requests calls by id and returns the results in the order of the ids. An error that concerns one call becomes part of its result.
 * An error that concerns the whole client, such as a lost connection or an invalid key, is thrown.
 */
export async function* requestDetails(
  ids: readonly string[],
  { concurrency, get, signal }: CallFetcher & { concurrency: number },
): AsyncGenerator<DetailResult, void, undefined> {
  yield* mapConcurrent(ids, { concurrency, signal }, async (id, left): Promise<DetailResult> => {
    try {
      return { id, call: await get(id, left) };
    } catch (error) {
      if (concernsOneCall(error)) return { id, error };
      throw error;
    }
  });
}

function concernsOneCall(error: unknown): error is SmartAlexError {
  return [ServerError, InvalidResponseError, InvalidRequestError].some((kind) => error instanceof kind);
}
