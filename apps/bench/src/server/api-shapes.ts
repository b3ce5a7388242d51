import type { Call, CallDetail } from "@smartalex/contract";
import { indexOfId, indexOfTime } from "./calls.ts";

/** A part of a list. */
interface Range {
  start: number;
  size: number;
}

/** Where a client looks for calls, how it asks for a part of the list, and the shape in which it takes answers. */
export interface ApiShape {
  path: string;
  parseRange(query: URLSearchParams): Range;
  list(calls: Call[], part: Range, total: number): unknown;
  item(call: CallDetail): unknown;
  /** Where the answer says in a `Link` header how to go on. */
  hasLink?: true;
}

/** The SmartAlex API, and for other clients what they expect. What they ask for is the same: calls, by page or after the last one. */
export const apiShapes: readonly ApiShape[] = [
  {
    path: "/v1/calls",
    parseRange: parsePage,
    list: (data, { start, size }, total) => ({ data, meta: { total, page: start / size + 1, per_page: size } }),
    item: (data) => ({ data }),
  },
  {
    path: "/vapi/call",
    parseRange: (query) => ({ start: after(query.get("createdAtLt"), indexOfTime), size: Number(query.get("limit")) }),
    list: (calls) => calls.map((call) => ({ ...call, createdAt: call.start_timestamp })),
    item: (call) => call,
  },
  {
    path: "/openai/files",
    parseRange: (query) => ({ start: after(query.get("after"), indexOfId), size: Number(query.get("limit")) }),
    list: (data, { start, size }, total) => ({ object: "list", data, has_more: start + size < total }),
    item: (call) => call,
  },
  {
    path: "/v1/customers",
    parseRange: (query) => ({ start: after(query.get("starting_after"), indexOfId), size: Number(query.get("limit")) }),
    list: (data, { start, size }, total) => ({
      object: "list",
      url: "/v1/customers",
      data,
      has_more: start + size < total,
    }),
    item: (call) => call,
  },
  { path: "/github/calls", parseRange: parsePage, list: (calls) => calls, item: (call) => call, hasLink: true },
];

function parsePage(query: URLSearchParams): Range {
  const size = Math.min(Number(query.get("per_page") ?? 20), 100);
  return { start: (Number(query.get("page") ?? 1) - 1) * size, size };
}

function after(cursor: string | null, indexOf: (cursor: string) => number): number {
  return cursor === null ? 0 : indexOf(cursor) + 1;
}
