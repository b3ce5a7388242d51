import type { Call } from "@smartalex/contract";
import { counted } from "../runtime/counted.ts";
import { readPage, textOf, type PageRead } from "./read-page.ts";
import { rowsOf, totalOf } from "./read-statuses.ts";
import type { Server } from "./server.ts";
import { readUntilStable, type StableRead } from "./read-until-stable.ts";

const HOUR_MS = 3_600_000;
/** An hour, a day, a week, thirty days, a year. */
const RANGE_HOURS = [1, 24, 168, 720, 8_760];
/** The tolerance for differences between clocks, and for the duration of a request. */
export const CLOCK_TOLERANCE_MS = 10_000;

/** The first and the last page of the calls of the last hours. */
export interface TimeRange {
  hours: number;
  pages: readonly PageRead[];
}

/** A call that started before the time range and ended in it. It shows which time the server compares. */
interface BoundaryCall {
  call: Call;
  range: TimeRange;
}

/** The time ranges that were read. */
export interface SinceRead {
  ranges: StableRead<readonly TimeRange[]>;
  /** `undefined` if there is no such call. */
  boundaryCall: BoundaryCall | undefined;
}

/** Reads time ranges of increasing length, and one whose start is during a known call. */
export async function readSince(server: Server, size: number, known: readonly Call[]): Promise<SinceRead> {
  const read = async (): Promise<TimeRange[]> => {
    const ranges: TimeRange[] = [];
    for (const hours of RANGE_HOURS) ranges.push(await readRange(server, hours, size));
    return ranges;
  };
  const ranges = await readUntilStable(read, {
    hasProblem: (all) => monotonicityProblem(all) !== undefined,
    textOf: (all) => textOf(all.flatMap(({ pages }) => pages)),
  });
  const nowMs = server.exchanges.at(-1)?.atMs ?? NaN;
  const near = findBoundary(known, nowMs) ?? findBoundary(await callsAfter(server, ranges.read[0], size), nowMs);
  const boundaryCall = near && { call: near.call, range: await readRange(server, near.hours, size) };
  return { ranges, boundaryCall };
}

/** Describes two time ranges of which the longer has fewer calls, or returns `undefined`. */
export function monotonicityProblem(ranges: readonly TimeRange[]): string | undefined {
  let before: { hours: number; total: number } | undefined;
  for (const { hours, pages } of ranges) {
    const total = totalOf(pages);
    if (total === undefined) continue;
    if (before && total < before.total) {
      return `${counted(before.total, "call")} in the last ${before.hours} h, but ${total} in the last ${hours} h`;
    }
    before = { hours, total };
  }
  return undefined;
}

/** Returns whether a call clearly started before the last `hours` hours and ended in them. */
export function crossesBoundary({ end_timestamp, start_timestamp }: Call, hours: number, nowMs: number): boolean {
  const cutoffMs = nowMs - hours * HOUR_MS;
  return (
    Date.parse(start_timestamp) < cutoffMs - CLOCK_TOLERANCE_MS &&
    Date.parse(end_timestamp ?? "") > cutoffMs + CLOCK_TOLERANCE_MS
  );
}

async function readRange(server: Server, hours: number, size: number): Promise<TimeRange> {
  const query = { per_page: size, since_hours: hours };
  const first = await readPage(server, { ...query, page: 1 });
  const last = Math.ceil((first.list?.meta.total ?? 0) / size);
  return { hours, pages: last > 1 ? [first, await readPage(server, { ...query, page: last })] : [first] };
}

/** Returns a call during which a whole number of hours before now lies. */
function findBoundary(calls: readonly Call[], nowMs: number): { call: Call; hours: number } | undefined {
  for (const call of calls) {
    const hours = Math.floor((nowMs - Date.parse(call.start_timestamp)) / HOUR_MS);
    if (hours >= 1 && crossesBoundary(call, hours, nowMs)) return { call, hours };
  }
  return undefined;
}

/** Returns the calls after those of the last hour. If the newest call is first, they started before the last hour, and some of them may have ended in it. */
async function callsAfter(server: Server, range: TimeRange | undefined, size: number): Promise<Call[]> {
  const total = totalOf(range?.pages ?? []) ?? 0;
  const page = Math.floor(total / size) + 1;
  const pages = [
    await readPage(server, { page, per_page: size }),
    await readPage(server, { page: page + 1, per_page: size }),
  ];
  return rowsOf(pages);
}
