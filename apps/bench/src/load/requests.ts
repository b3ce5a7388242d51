/** What servers are asked for again and again. */
export interface LoadRequest {
  what: string;
  resource: "list" | "call";
  /** Narrows a list. */
  query?: string;
  /** Whether it is always the same list or call, instead of another each time. */
  isRepeated: boolean;
  /** Which share of the bare server's answers ours should give. */
  minShare?: number;
}

/** Lists and calls that nobody has asked for before. The others are asked for them too. */
export const newList = { what: "list", resource: "list", isRepeated: false, minShare: 0.55 } satisfies LoadRequest;
export const newCall = { what: "call", resource: "call", isRepeated: false, minShare: 0.7 } satisfies LoadRequest;

/** All that ours is asked. */
export const loadRequests: readonly LoadRequest[] = [
  newList,
  { ...newList, what: "list with `status=completed`", query: "status=completed" },
  { what: "list with `per_page=100`", resource: "list", query: "per_page=100", isRepeated: false },
  { what: "list, always the same", resource: "list", isRepeated: true, minShare: 0.9 },
  newCall,
  { what: "call, always the same", resource: "call", isRepeated: true, minShare: 0.7 },
];
