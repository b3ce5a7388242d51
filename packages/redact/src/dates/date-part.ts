import type { Word } from "../text/words.ts";

/** A part of a date: its words and their value. */
export interface DatePart {
  role: "day" | "month" | "year";
  value: number;
  start: number;
  end: number;
  /** Index of the word after it. */
  next: number;
  words: readonly string[];
}

/** Creates a part from the words from `index` to `next`. */
export function datePart(
  role: DatePart["role"],
  words: readonly Word[],
  index: number,
  next: number,
  value: number,
): DatePart {
  const own = words.slice(index, next);
  return {
    role,
    value,
    next,
    start: own[0]?.start ?? 0,
    end: own.at(-1)?.end ?? 0,
    words: own.map(({ lower }) => lower),
  };
}
