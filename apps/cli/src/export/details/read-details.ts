import type { Call, CallDetail, ErrorCode, SmartAlex, SmartAlexError } from "@smartalex/sdk";
import { isSmartAlexError } from "@smartalex/sdk";
import { mapConcurrent } from "@smartalex/sdk/internal";

/** What came of one call: the call, or the error that concerns only this call. Neither if it does not exist any more. */
export interface DetailResult {
  id: string;
  call?: CallDetail | undefined;
  error?: SmartAlexError | undefined;
}

/** How many calls are requested ahead of the reader. The client sets the pace. */
const CONCURRENCY = 10;
/**
 * The errors that another call may not have, by how many calls in a row may have one. More of them are no longer about single calls: the
 * server is down. A timeout takes a minute and a half.
 */
const OF_ONE_CALL: Readonly<Partial<Record<SmartAlexError["name"], number>>> = {
  ServerError: 50,
  InvalidResponseError: 50,
  InvalidRequestError: 50,
  TimeoutError: 2,
};
const GONE = "call_not_found" satisfies ErrorCode;

/**
 * Reads calls by id and gives the results in the order of the ids. A call that cannot be read does not keep the others from being read. Throws
 * an error that concerns all calls: the connection, the key, the rate limit, or many calls in a row that cannot be read.
 */
export async function* readDetails(
  client: SmartAlex,
  source: Iterable<string> | AsyncIterable<string | Call>,
  signal: AbortSignal,
): AsyncGenerator<DetailResult, void, undefined> {
  let errorsInARow = 0;
  const results = mapConcurrent<string | Call, DetailResult>(
    source,
    { concurrency: CONCURRENCY, signal },
    async (item, left) => readOne(client, typeof item === "string" ? item : item.id, left),
  );
  for await (const result of results) {
    errorsInARow = result.error ? errorsInARow + 1 : 0;
    if (result.error && errorsInARow > (OF_ONE_CALL[result.error.name] ?? 0)) throw result.error;
    yield result;
  }
}

async function readOne(client: SmartAlex, id: string, signal: AbortSignal): Promise<DetailResult> {
  try {
    return { id, call: await client.calls.get(id, { signal }) };
  } catch (error) {
    if (!isSmartAlexError(error)) throw error;
    if (error.name === "NotFoundError" && error.code === GONE) return { id };
    if (OF_ONE_CALL[error.name] !== undefined) return { id, error };
    throw error;
  }
}
