import type { Call } from "@smartalex/contract";
import { counted } from "../counted.ts";
import { readPage, textOf, type PageRead } from "./read-page.ts";
import { rowsOf, totalOf } from "./read-statuses.ts";
import type { Server } from "./server.ts";
import { readUntilStable, type StableRead } from "./read-until-stable.ts";

const HOUR_MS = 3_600_000;
/** An hour, a day, a week, thirty days, a year. */
const SPANS = [1, 24, 168, 720, 8_760];
/** Clocks differ, and time passes while one asks. */
export const CLOCK_TOLERANCE_MS = 10_000;

/** The first and the last page of the calls within the last so many hours. */
export interface Span {
  hours: number;
  pages: readonly PageRead[];
}

/** Which time is compared shows in a call that began before the span, and ended within it. */
interface Straddler {
  call: Call;
  span: Span;
}

/** What was read of the calls since some hours ago. */
export interface SinceRead {
  spans: StableRead<readonly Span[]>;
  /** `undefined` where no such call is known. */
  boundaryCall: Straddler | undefined;
}

/** Reads spans of growing length, and one at whose edge a known call stands. */
export async function readSince(server: Server, size: number, known: readonly Call[]): Promise<SinceRead> {
  const read = async (): Promise<Span[]> => {
    const spans: Span[] = [];
    for (const hours of SPANS) spans.push(await readSpan(server, hours, size));
    return spans;
  };
  const spans = await readUntilStable(read, {
    seemsWrong: (all) => monotonicityProblem(all) !== undefined,
    textOf: (all) => textOf(all.flatMap(({ pages }) => pages)),
  });
  const nowMs = server.exchanges.at(-1)?.atMs ?? NaN;
  const near = edgeOf(known, nowMs) ?? edgeOf(await rowsBehind(server, spans.read[0], size), nowMs);
  const boundaryCall = near && { call: near.call, span: await readSpan(server, near.hours, size) };
  return { spans, boundaryCall };
}

/** Two spans of which the longer has fewer calls, in words. */
export function monotonicityProblem(spans: readonly Span[]): string | undefined {
  let before: { hours: number; total: number } | undefined;
  for (const { hours, pages } of spans) {
    const total = totalOf(pages);
    if (total === undefined) continue;
    if (before && total < before.total) {
      return `${counted(before.total, "call")} within ${before.hours} h, and ${total} within ${hours} h`;
    }
    before = { hours, total };
  }
  return undefined;
}

/** Whether a call began before the span that was asked for at that moment and ended within it, clearly. */
export function crossesBoundary({ end_timestamp, start_timestamp }: Call, hours: number, nowMs: number): boolean {
  const cutoffMs = nowMs - hours * HOUR_MS;
  return (
    Date.parse(start_timestamp) < cutoffMs - CLOCK_TOLERANCE_MS &&
    Date.parse(end_timestamp ?? "") > cutoffMs + CLOCK_TOLERANCE_MS
  );
}

async function readSpan(server: Server, hours: number, size: number): Promise<Span> {
  const query = { per_page: size, since_hours: hours };
  const first = await readPage(server, { ...query, page: 1 });
  const last = Math.ceil((first.list?.meta.total ?? 0) / size);
  return { hours, pages: last > 1 ? [first, await readPage(server, { ...query, page: last })] : [first] };
}

/** A call at whose middle some whole number of hours has passed, near enough to be in few requests' reach. */
function edgeOf(calls: readonly Call[], nowMs: number): { call: Call; hours: number } | undefined {
  for (const call of calls) {
    const hours = Math.floor((nowMs - Date.parse(call.start_timestamp)) / HOUR_MS);
    if (hours >= 1 && crossesBoundary(call, hours, nowMs)) return { call, hours };
  }
  return undefined;
}

/** In a list with the newest first, what follows the calls of the last hour began before, and some of it ended within. */
async function rowsBehind(server: Server, span: Span | undefined, size: number): Promise<Call[]> {
  const total = totalOf(span?.pages ?? []) ?? 0;
  const page = Math.floor(total / size) + 1;
  const pages = [
    await readPage(server, { page, per_page: size }),
    await readPage(server, { page: page + 1, per_page: size }),
  ];
  return rowsOf(pages);
}
