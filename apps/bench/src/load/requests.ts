/** A kind of request that is sent repeatedly. */
export interface LoadRequest {
  label: string;
  resource: "list" | "call";
  /** Query parameters of a list. */
  query?: string;
  /** Whether all requests are for the same list or call. */
  isRepeated: boolean;
  /** Target for the throughput of our mock, relative to the baseline server. */
  minShare?: number;
}

/** Lists and calls that were not requested before. They are also requested from the other servers. */
export const newList = { label: "list", resource: "list", isRepeated: false, minShare: 0.55 } satisfies LoadRequest;
export const newCall = { label: "call", resource: "call", isRepeated: false, minShare: 0.7 } satisfies LoadRequest;

/** All requests that are sent to our mock. */
export const loadRequests: readonly LoadRequest[] = [
  newList,
  { ...newList, label: "list with `status=completed`", query: "status=completed" },
  { label: "list with `per_page=100`", resource: "list", query: "per_page=100", isRepeated: false },
  { label: "list, always the same", resource: "list", isRepeated: true, minShare: 0.9 },
  newCall,
  { label: "call, always the same", resource: "call", isRepeated: true, minShare: 0.7 },
];
