import type { AnyChangeBatch } from "./change-batch.ts";
import type { ChangeFeedPass } from "./change-feed-pass.ts";
import type { DetailResult } from "./change-feed-requests.ts";
import { evaluateHidden, hiddenCallsWarning, sinceHoursCappedWarning } from "./list-completeness.ts";

/** The number of calls that are requested by ID for one batch. */
const BATCH_SIZE = 100;

/**
 * Requests the known calls that are missing from the list by ID, and yields batches of the changes. `isLimited` is true if the list was requested
 * with `since_hours`. Returns the result of `evaluateHidden`: why the list does not contain some calls. Calls `onWarning` if the server returns a
 * call by ID that the list does not contain.
 */
export async function* requestUnlisted(
  pass: ChangeFeedPass,
  { isLimited }: { isLimited: boolean },
): AsyncGenerator<AnyChangeBatch, ReturnType<typeof evaluateHidden>, undefined> {
  const { coverage, floorMs, plan, recorder } = pass;
  const evaluate = () => evaluateHidden(coverage.hidden, { isLimited, shortestFloorMs: plan.floors.lookback });
  const ids = recorder.unlistedIds(floorMs);
  while (ids.length > 0 && evaluate() !== "truncated") {
    recorder.recordUnlisted(await fetchConfirmed(pass, ids.splice(0, BATCH_SIZE)));
    if (recorder.hasChanges) yield pass.takeBatch();
  }
  const { hidden } = coverage;
  const verdict = evaluate();
  if (!hidden) return verdict;
  if (verdict === "incomplete") pass.warn(hiddenCallsWarning(hidden.count));
  else {
    const hoursSince = (timeMs: number) => Math.max(0, Math.ceil(pass.hoursSince(timeMs)));
    pass.warn(sinceHoursCappedWarning(hoursSince(floorMs), hoursSince(hidden.oldestListedMs)));
  }
  return verdict;
}

/**
 * Checks whether the server caps `since_hours`. The list of all calls has the same order as the list with `since_hours`, so a call that is missing
 * because of a cap comes right before or right after the calls of the list with `since_hours`. Sends no requests if a list has already shown that the
 * server accepts the requested number of hours.
 */
export async function findHiddenNeighbor(pass: ChangeFeedPass, listedRows: number): Promise<void> {
  const { coverage, floorMs, requests, store } = pass;
  store.listedHours = Math.max(store.listedHours, pass.hoursSince(coverage.oldestListedMs));
  if (store.listedHours >= pass.hoursSince(floorMs)) return;
  const total = await requests.total({});
  if (listedRows >= total) return;
  for (const position of new Set([listedRows + 1, total - listedRows])) {
    for (const row of await requests.rowsAt(position)) coverage.addNeighbor(row, floorMs);
  }
}

/** Requests the pending calls (calls to request again) that are due, and yields batches of the changes. */
export async function* requestPending(pass: ChangeFeedPass): AsyncGenerator<AnyChangeBatch, void, undefined> {
  const { recorder } = pass;
  const ids = recorder.dueIds();
  while (ids.length > 0) {
    for (const result of await fetchConfirmed(pass, ids.splice(0, BATCH_SIZE))) recorder.recordById(result);
    if (recorder.hasChanges) yield pass.takeBatch();
  }
}

/** Fetches calls by ID. Calls that were not found are requested once more, because one 404 does not prove that a call was deleted. */
async function fetchConfirmed({ requests }: ChangeFeedPass, ids: readonly string[]): Promise<DetailResult[]> {
  const results = new Map<string, DetailResult>();
  for await (const result of requests.details(ids)) results.set(result.id, result);
  const notFoundIds = [...results.values()].filter(({ call, error }) => !call && !error).map(({ id }) => id);
  for await (const result of requests.details(notFoundIds)) results.set(result.id, result);
  return [...results.values()];
}
