import fc from "fast-check";
import type { FetchCallPage } from "../src/resources/calls/call-fetcher.ts";
import { call } from "./fakes.ts";

/** A list that changes while it is read, and how its server returns it in pages. */
export interface ChangingListOptions {
  /** The number of calls at first. */
  size: number;
  /** Oldest first instead of newest first. Ids break ties. */
  isAscending?: boolean;
  /** The changes between two requests, one entry for each request. Later requests change nothing. */
  changes?: ListChange[];
  /** The largest page size. The server makes larger pages smaller. */
  maxPerPage?: number;
  /** How many microtasks each response takes, repeated, so that responses to concurrent requests arrive in any order. */
  delays?: number[];
}

/** New calls, deleted calls, and the number of the oldest calls that drop out of the list. */
export interface ListChange {
  inserts: number[];
  removals: number[];
  expiring: number;
}

/** A change that changes nothing. */
export const NO_CHANGE: ListChange = { inserts: [], removals: [], expiring: 0 };

interface Row {
  id: string;
  time: number;
}

/** A server whose list changes between requests. */
export interface ChangingList {
  fetchPage: FetchCallPage;
  /** The ids of the calls that were in the list at every request so far. */
  permanentIds: () => string[];
  requestCount: () => number;
}

/** Serves a list that changes between requests, and remembers which calls were in it throughout. */
export function changingList({
  changes = [],
  delays = [],
  isAscending = false,
  maxPerPage = 100,
  size,
}: ChangingListOptions): ChangingList {
  let rowCount = 0;
  const createRow = (time: number): Row => ({ id: `call_${String(rowCount++).padStart(5, "0")}`, time });
  let rows = Array.from({ length: size }, (_, index) => createRow(Math.floor(index / 3))); // three calls have the same time
  const pendingChanges = [...changes];
  let permanent: Set<string> | undefined;
  let requestCount = 0;

  function change(): void {
    const next = pendingChanges.shift();
    if (!next) return;
    rows = rows.slice(next.expiring);
    const removed = new Set(next.removals.map((pick) => pick % rows.length));
    rows = rows.filter((_, index) => !removed.has(index));
    const newest = Math.max(0, ...rows.map(({ time }) => time));
    // Every fourth call arrives late: it started before others that are in the list.
    rows.push(...next.inserts.map((pick) => createRow(pick % 4 === 0 ? pick % (newest + 1) : newest + 1)));
    rows.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  }

  const fetchPage: FetchCallPage = async ({ page = 1, per_page: requestedSize = 20 }) => {
    const request = ++requestCount;
    if (request > 2_000) throw new Error("The list takes too many requests.");
    for (let delay = delays[request % delays.length] ?? 0; delay > 0; delay--) await Promise.resolve();
    if (request > 1) change();
    const ids = new Set(rows.map(({ id }) => id));
    permanent = permanent ? new Set([...permanent].filter((id) => ids.has(id))) : ids;
    const per_page = Math.min(requestedSize, maxPerPage);
    const ordered = isAscending ? rows : rows.toReversed();
    const data = ordered.slice((page - 1) * per_page, page * per_page).map(({ id }) => call(id));
    return Promise.resolve({ data, meta: { total: rows.length, page, per_page } });
  };
  return { fetchPage, permanentIds: () => [...(permanent ?? [])], requestCount: () => requestCount };
}

/** Random lists that change between any two requests. */
export const changingLists = fc.record({
  size: fc.integer({ min: 0, max: 700 }),
  isAscending: fc.boolean(),
  changes: fc.array(
    fc.record({
      inserts: fc.array(fc.nat(), { maxLength: 8 }),
      removals: fc.array(fc.nat(), { maxLength: 8 }),
      expiring: fc.nat({ max: 4 }),
    }),
    { maxLength: 40 },
  ),
  maxPerPage: fc.constantFrom(20, 37, 50, 100, 100, 100),
  delays: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 7 }),
});

/** Whether every permanent call was returned, and no call twice. */
export function isComplete(returnedIds: readonly string[], permanentIds: readonly string[]): boolean {
  const distinct = new Set(returnedIds);
  return distinct.size === returnedIds.length && permanentIds.every((id) => distinct.has(id));
}
