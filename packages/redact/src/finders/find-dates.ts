import type { DatePart } from "../dates/date-part.ts";
import { datePartsAt } from "../dates/date-parts.ts";
import { addIdentifier, isClaimed, protect, type SearchedTurn } from "../searched-turn.ts";
import { isFiller, type Word } from "../text/words.ts";

const MONTH_MS = 31 * 24 * 60 * 60 * 1000;

/**
 * Finds dates of birth: every date with a year that is more than a month before the call. If the topic is a birth, also finds later dates, dates
 * without a year, and years. Other dates are not identifiers.
 */
export function findDates(turn: SearchedTurn, callStartMs: number): void {
  const { topics, words } = turn;
  const isBirth = topics.has("birth");
  for (let index = 0; index < words.length; index++) {
    if (isClaimed(turn, words[index]) || isFiller(words[index])) continue;
    const parts = datePartsAt(words, index, isBirth);
    const last = parts.at(-1);
    if (!last) continue;
    const has = (role: DatePart["role"]) => parts.some((part) => part.role === role);
    const isWhole = parts.length === 3 || (has("month") && has("year"));
    if (isBirth || (isWhole && isPast(parts, callStartMs))) {
      const [start, end] = withArticle(words, index, last.next);
      addIdentifier(turn, { start, end, kind: "date" });
    } else if (isWhole) protect(turn, words[index]?.start ?? 0, last.end);
    else continue;
    index = last.next - 1;
  }
}

/** Returns the range of a date, including a preceding "the" and a following "roku". */
function withArticle(words: readonly Word[], index: number, next: number): [start: number, end: number] {
  const first = words[index - 1]?.lower === "the" ? index - 1 : index;
  const last = words[next]?.lower === "roku" ? next : next - 1;
  return [words[first]?.start ?? 0, words[last]?.end ?? 0];
}

/** Whether a date is more than a month before the call. Also true if the start of the call is not a valid date. */
function isPast(parts: readonly DatePart[], callStartMs: number): boolean {
  const value = (role: DatePart["role"]) => parts.find((part) => part.role === role)?.value;
  const year = fullYear(value("year") ?? 0, new Date(callStartMs).getUTCFullYear());
  const dateMs = Date.UTC(year, (value("month") ?? 1) - 1, value("day") ?? 1);
  return Number.isNaN(callStartMs) || dateMs < callStartMs - MONTH_MS;
}

/** Returns the full year of two digits. Up to the year after the call, 27 is 2027; otherwise, 87 is 1987. */
function fullYear(year: number, callYear: number): number {
  if (year >= 100) return year;
  return 2000 + year <= callYear + 1 ? 2000 + year : 1900 + year;
}
