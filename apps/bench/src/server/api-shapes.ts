import type { Call, CallDetail } from "@smartalex/contract";
import { indexOfId, indexOfTime } from "./calls.ts";

/** The rows of a page. */
interface RowRange {
  start: number;
  size: number;
}

/** The path, pagination parameters and response format that a client expects. */
export interface ApiShape {
  path: string;
  parseRange(query: URLSearchParams): RowRange;
  list(calls: Call[], range: RowRange, total: number): unknown;
  item(call: CallDetail): unknown;
  /** Whether responses have a `Link` header with the next page. */
  hasLink?: true;
}

/** The API of SmartAlex, and the APIs that the other clients expect. All of them list calls, by page number or by cursor. */
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

function parsePage(query: URLSearchParams): RowRange {
  const size = Math.min(Number(query.get("per_page") ?? 20), 100);
  return { start: (Number(query.get("page") ?? 1) - 1) * size, size };
}

function after(cursor: string | null, indexOf: (cursor: string) => number): number {
  return cursor === null ? 0 : indexOf(cursor) + 1;
}
