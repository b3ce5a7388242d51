import type { Call } from "@smartalex/contract";
import { InvalidResponseError } from "../../../errors.ts";
import type { WarningEvent } from "../../../transport/instrumentation/warnings.ts";
import type { AnyChangeBatch } from "./change-batch.ts";
import type { ChangeFeedPass } from "./change-feed-pass.ts";
import type { ChangeFeedRequests, DetailResult, ListQuery } from "./change-feed-requests.ts";
import { evaluateList, listIncompleteWarning } from "./list-completeness.ts";
import { HOUR_MS } from "./lookback.ts";
import type { ChangedRow } from "./recorder/change-recorder.ts";

/** The maximum number of calls that may be deleted while a run checks the end of a list. If more calls are deleted, the check is not reliable. */
const MAX_DELETED_AT_END = 3;

/** The result of reading a list until it is complete, or known to be incomplete. */
export interface ListResult {
  isComplete: boolean;
  /** The number of rows that the list had when it was last read. */
  rows: number;
}

/**
 * Reads the list of the calls that started at `floorMs` or later, and yields batches of the calls that have changed. Reads an incomplete list up to
 * three times.
 * @throws {InvalidResponseError} if the list stays incomplete in a run with `skipExisting`.
 */
export async function* readList(
  pass: ChangeFeedPass,
  { expectedRows: reportedRows, floorMs }: { expectedRows: number; floorMs: number },
): AsyncGenerator<AnyChangeBatch, ListResult, undefined> {
  const { clock, coverage, requests } = pass;
  const startedMs = clock.nowMs();
  const warnings: WarningEvent[] = [];
  const lastRows: Call[] = [];
  let expectedRows = reportedRows;
  let marginMs = HOUR_MS;
  for (let attempt = 1; ;) {
    const query = pass.listQuery(floorMs, marginMs);
    const newRowsBefore = coverage.newRows;
    const rows = yield* readPages(pass, query, warnings);
    // The server counts `since_hours` back from the time of each request, so if reading the list took long, the last pages may not reach back to
    // `floorMs`.
    if (pass.hoursSince(floorMs) > (query.since_hours ?? Infinity)) {
      marginMs = HOUR_MS + 2 * (clock.nowMs() - startedMs);
      continue;
    }
    // Calls may have been deleted since the server reported the expected total, so request the total again.
    if (rows < expectedRows) expectedRows = Math.min(expectedRows, await requests.total(query));
    if (query.since_hours === undefined) lastRows.push(...(await rowsAroundEnd(requests, rows)));
    if (lastRows.some((row) => coverage.isOverlooked(row))) expectedRows = rows + 1;
    const newRows = coverage.newRows - newRowsBefore;
    const verdict = evaluateList({ attempt, rows, newRows, expectedRows, warnings });
    if (verdict === "complete") return { isComplete: true, rows };
    if (verdict === "incomplete") {
      if (warnings.length === 0) pass.warn(listIncompleteWarning({ rows, expectedRows }));
      if (pass.isSkipping) throw cannotSkipError();
      return { isComplete: false, rows };
    }
    attempt++;
  }
}

/** Reads a list once, and yields batches of the calls that have changed. Returns the number of rows in the list. */
async function* readPages(
  pass: ChangeFeedPass,
  query: ListQuery,
  warnings: WarningEvent[],
): AsyncGenerator<AnyChangeBatch, number, undefined> {
  const { recorder } = pass;
  const onWarning = (warning: WarningEvent) => {
    warnings.push(warning);
    pass.warn(warning);
  };
  let count = 0;
  let changedRows: ChangedRow[] = [];
  for await (const { data } of pass.requests.list(query, onWarning)) {
    count += data.length;
    for (const row of data) {
      const changed = recorder.addRow(row);
      if (!changed) continue;
      if (pass.isSkipping) recorder.skipRow(changed);
      else changedRows.push(changed);
    }
    if (changedRows.length === 0 || changedRows.length < pass.batchSize) continue;
    yield await recordRows(pass, changedRows);
    changedRows = [];
  }
  if (changedRows.length > 0) yield await recordRows(pass, changedRows);
  return count;
}

/** Returns a batch with the changed rows. In a feed with `details`, the function first requests the details of the changed calls. */
async function recordRows(pass: ChangeFeedPass, rows: readonly ChangedRow[]): Promise<AnyChangeBatch> {
  const results = new Map<string, DetailResult>();
  if (pass.store.details) {
    for await (const result of pass.requests.details(rows.map(({ row }) => row.id))) results.set(result.id, result);
  }
  for (const changed of rows) pass.recorder.recordRow(changed, results.get(changed.row.id));
  return pass.takeBatch();
}

/**
 * Returns the rows around the end of the list of all calls, to show whether the list ended too early because a replica reported an outdated total.
 */
async function rowsAroundEnd(requests: ChangeFeedRequests, end: number): Promise<Call[]> {
  const rows: Call[] = [];
  // If calls were deleted since the list was read, a call after the end of the list has moved to a smaller position.
  for (let position = Math.max(1, end - MAX_DELETED_AT_END + 1); position <= end + 1; position++) {
    rows.push(...(await requests.rowsAt(position)));
  }
  return rows;
}

/**
 * Creates the error for a run with `skipExisting` that receives an incomplete list. Without the error, later runs would report existing calls that
 * are missing from the list as new.
 */
function cannotSkipError(): InvalidResponseError {
  return new InvalidResponseError(
    "The server did not return a complete list of the existing calls. The feed needs this list to skip the calls. Try again.",
    { body: "" },
  );
}
