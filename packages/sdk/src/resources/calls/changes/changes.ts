import type { AnyChangeBatch, ChangeFeedOptions } from "./change-batch.ts";
import type { ChangeFeedPass } from "./change-feed-pass.ts";
import type { ChangeFeedSource } from "./change-feed-requests.ts";
import { readList } from "./read-list.ts";
import { findHiddenNeighbor, requestPending, requestUnlisted } from "./request-by-id.ts";
import { startPass } from "./start-pass.ts";

/**
 * Runs a feed once. Yields everything that has changed since the state was saved, in batches. The last batch completes the run, and may be empty. If
 * the next run continues from an earlier batch, it has to look back as far as this run.
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

/** Reads the list, and requests the calls that are missing from the list. Returns whether all calls were read. */
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

  // The list limited by `since_hours` may lack new calls. Only the list of all calls contains them.
  const total = await pass.requests.total({});
  const fullList = yield* readList(pass, { expectedRows: total, floorMs: -Infinity });
  if (!fullList.isComplete) return false;
  return (yield* requestUnlisted(pass, { isLimited: false })) !== "incomplete";
}
