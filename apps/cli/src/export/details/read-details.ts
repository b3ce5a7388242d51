import type { Call, CallDetail, ErrorCode, SmartAlex, SmartAlexError } from "@smartalex/sdk";
import { isSmartAlexError } from "@smartalex/sdk";
import { mapConcurrent } from "@smartalex/sdk/internal";

/** The result for one call: the call, or an error that concerns only this call. Neither if the call no longer exists. */
export interface DetailResult {
  id: string;
  call?: CallDetail | undefined;
  error?: SmartAlexError | undefined;
}

/** Maximum number of concurrent requests. The client applies the rate limit. */
const CONCURRENCY = 10;
/**
 * Errors that may concern one call only, with the maximum number of consecutive calls that may have one. If more calls fail, the server is considered
 * unavailable. A timeout takes a minute and a half.
 */
const OF_ONE_CALL: Readonly<Partial<Record<SmartAlexError["name"], number>>> = {
  ServerError: 50,
  InvalidResponseError: 50,
  InvalidRequestError: 50,
  TimeoutError: 2,
};
const GONE = "call_not_found" satisfies ErrorCode;

/**
 * Fetches calls by ID, and yields the results in the order of the IDs. If a call cannot be fetched, continues with the others. Throws errors that
 * concern all calls: connection, key, rate limit, or too many consecutive failures.
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
