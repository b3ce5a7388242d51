/** What servers are asked for again and again. */
export interface Question {
  what: string;
  subject: "list" | "call";
  /** Narrows a list. */
  query?: string;
  /** Whether it is always the same list or call, instead of another each time. */
  isRepeated: boolean;
  /** Which share of the bare server's answers ours should give. */
  leastShare?: number;
}

/** Lists and calls that nobody has asked for before. The others are asked for them too. */
export const newList = { what: "list", subject: "list", isRepeated: false, leastShare: 0.55 } satisfies Question;
export const newCall = { what: "call", subject: "call", isRepeated: false, leastShare: 0.7 } satisfies Question;

/** All that ours is asked. */
export const questions: readonly Question[] = [
  newList,
  { ...newList, what: "list with `status=completed`", query: "status=completed" },
  { what: "list with `per_page=100`", subject: "list", query: "per_page=100", isRepeated: false },
  { what: "list, always the same", subject: "list", isRepeated: true, leastShare: 0.9 },
  newCall,
  { what: "call, always the same", subject: "call", isRepeated: true, leastShare: 0.7 },
];
