import type { AnyChangeBatch, ChangeFeedOptions } from "./change-batch.ts";
import type { ChangeFeedPass } from "./change-feed-pass.ts";
import type { ChangeFeedSource } from "./change-feed-requests.ts";
import { readList } from "./read-list.ts";
import { findHiddenNeighbor, requestPending, requestUnlisted } from "./request-by-id.ts";
import { startPass } from "./start-pass.ts";

/**
 * Runs a change feed once. Yields everything that has changed since the state was saved, in batches. The last batch of a run may be empty. If all
 * calls were read, the state of the last batch records that the run is complete. If the caller passes the state of an earlier batch to the next run,
 * the next run has to look back as far as this run.
 */
export async function* changes(
  source: ChangeFeedSource,
  options: ChangeFeedOptions,
): AsyncGenerator<AnyChangeBatch, void, undefined> {
  const { expectedRows, pass } = await startPass(source, options);
  const isComplete = yield* readAllCalls(pass, expectedRows);
  yield* requestPending(pass);
  if (isComplete) pass.complete();
  yield pass.takeBatch();
}

/** Reads the list of calls, and requests the known calls that are missing from the list. Returns whether all calls were read. */
async function* readAllCalls(
  pass: ChangeFeedPass,
  expectedRows: number,
): AsyncGenerator<AnyChangeBatch, boolean, undefined> {
  const { floorMs } = pass;
  const isLimited = floorMs !== -Infinity;
  const list = yield* readList(pass, { expectedRows, floorMs });
  if (!list.isComplete) return false;
  if (isLimited) await findHiddenNeighbor(pass, list.rows);
  const verdict = yield* requestUnlisted(pass, { isLimited });
  if (verdict !== "truncated") return verdict !== "incomplete";

  // The server caps `since_hours`, so new calls may be missing from the list: read the list of all calls, which contains them.
  const total = await pass.requests.total({});
  const fullList = yield* readList(pass, { expectedRows: total, floorMs: -Infinity });
  if (!fullList.isComplete) return false;
  return (yield* requestUnlisted(pass, { isLimited: false })) !== "incomplete";
}
