import type { DatePart } from "../dates/date-part.ts";
import { datePartsAt } from "../dates/date-parts.ts";
import { isTaken, keep, type Passage } from "../passage.ts";
import { isFiller, skipFillers, type Word } from "../text/words.ts";

const RECENT_MS = 31 * 24 * 60 * 60 * 1000;

/**
 * Finds dates of birth: every date with a year, unless it is later than a month before the call, and where a birth is the topic, or
 * nothing else is said, also dates without a year and years alone.
 */
export function findDates(passage: Passage, callStartMs: number): void {
  const { topics, words } = passage;
  const isBirth = topics.has("birth");
  for (let index = 0; index < words.length; index++) {
    if (isTaken(passage, words[index]) || isFiller(words[index])) continue;
    const parts = datePartsAt(words, index, isBirth);
    const last = parts.at(-1);
    if (!last) continue;
    const has = (role: DatePart["role"]) => parts.some((part) => part.role === role);
    const isWhole = parts.length === 3 || (has("month") && has("year"));
    const isAlone = coversAll(words, index, last.next) && passage.speaker !== "agent";
    if (isBirth || isAlone || (isWhole && isPast(parts, callStartMs))) {
      const [{ start } = last] = parts;
      keep(passage, { start, end: last.end, kind: "date" });
      index = last.next - 1;
    }
  }
}

function coversAll(words: readonly Word[], index: number, next: number): boolean {
  const first = skipFillers(words, 0);
  return first === index && skipFillers(words, next) === words.length;
}

function isPast(parts: readonly DatePart[], callStartMs: number): boolean {
  const value = (role: DatePart["role"]) => parts.find((part) => part.role === role)?.value;
  return Date.UTC(value("year") ?? 0, (value("month") ?? 1) - 1, value("day") ?? 1) < callStartMs - RECENT_MS;
}
