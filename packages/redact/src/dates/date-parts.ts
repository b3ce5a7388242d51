import { MONTH_FORMS } from "./date-words.ts";
import { numberAt } from "../numbers/spoken-numbers.ts";
import { datePart, type DatePart } from "./date-part.ts";
import { ordinalAt } from "./ordinal-at.ts";
import { writtenDateAt } from "./written-date-at.ts";
import { yearAt } from "./year-at.ts";
import { isFiller, type Word } from "../text/words.ts";

const MONTHS = new Map(MONTH_FORMS.flatMap((form) => form.map((name, index): [string, number] => [name, index + 1])));
/** Characters between the parts of a date. */
const JOINT = /^[\s,.\-–—/'’]*$/;
const BETWEEN = new Set(["of", "the", "in", "roku", "rok", "and", "dnia", "miesiąca", "day"]);

/** Returns the parts of the date that starts at `index`, or an empty array. With `isBirth`, a year alone is a date. */
export function datePartsAt(words: readonly Word[], index: number, isBirth: boolean): DatePart[] {
  const written = writtenDateAt(words, index);
  if (written.length > 0) return written;
  const day = dayAt(words, index);
  const month = monthAt(words, index);
  if (day) {
    const at = following(words, day.next);
    const named = at === undefined ? undefined : monthAt(words, at);
    if (named) return withYear(words, [day, named], isBirth);
    const numbered = numberedMonth(words, at, day);
    const dated = numbered && withYear(words, [day, numbered], isBirth);
    if (dated?.length === 3 && !isWithinNumber(words, index, dated)) return dated;
  }
  if (month) {
    const at = following(words, month.next);
    if (at === undefined) return [];
    const year = yearAt(words, at, false);
    if (year) return [month, year];
    const dayAfter = dayAt(words, at);
    return dayAfter ? withYear(words, [month, dayAfter], isBirth) : [];
  }
  const year = isBirth && !isAge(words, index) ? (yearAt(words, index, false) ?? shortYear(words, index)) : undefined;
  return year ? [year] : [];
}

/** Whether digits precede or follow, so that the parts belong to a longer number. */
function isWithinNumber(words: readonly Word[], index: number, parts: readonly DatePart[]): boolean {
  const next = parts.at(-1)?.next ?? index;
  const isNear = (at: number, gapAt: number) =>
    JOINT.test(words[gapAt]?.before ?? "!") && numberAt(words, at) !== undefined;
  return isNear(next, next) || (index > 0 && isNear(index - 1, index));
}

function isSpoken({ words }: DatePart): boolean {
  return words.every((word) => !/^\d/.test(word));
}

const AGES = new Set(["i'm", "i’m", "am", "you're", "you’re", "are", "is", "about", "around", "aged", "age", "mam"]);

/** Whether a number is an age, as in "I'm forty five", instead of a year. */
function isAge(words: readonly Word[], index: number): boolean {
  if (AGES.has(words[index - 1]?.lower ?? "")) return true;
  return words.slice(index + 1, index + 5).some(({ lower }) => /^(?:years?|lat|lata)$/.test(lower));
}

function shortYear(words: readonly Word[], index: number): DatePart | undefined {
  const year = yearAt(words, index, true);
  return year && isSpoken(year) && year.value >= 40 ? year : undefined;
}

function withYear(words: readonly Word[], parts: [DatePart, DatePart], isBirth: boolean): DatePart[] {
  const at = following(words, parts[1].next);
  const year = at === undefined ? undefined : yearAt(words, at, true);
  const isVague = year?.words.length === 1 && year.words[0]?.length === 1;
  return year && (isBirth || !isVague) ? [...parts, year] : parts;
}

/** The index of the next part, after fillers and words such as "of the". */
function following(words: readonly Word[], index: number): number | undefined {
  let at = index;
  for (let passed = 0; passed < 4; passed++) {
    const word = words[at];
    if (!word || !JOINT.test(word.before)) return undefined;
    if (!isFiller(word) && !BETWEEN.has(word.lower)) return at;
    at++;
  }
  return undefined;
}

function monthAt(words: readonly Word[], index: number): DatePart | undefined {
  const value = MONTHS.get(words[index]?.lower ?? "");
  return value === undefined ? undefined : datePart("month", words, index, index + 1, value);
}

function numberedMonth(words: readonly Word[], index: number | undefined, day: DatePart): DatePart | undefined {
  const month = index === undefined ? undefined : dayAt(words, index);
  if (!month || month.value > 12 || month.words.some((word) => word.length === 1) !== isShort(day, month))
    return undefined;
  return { ...month, role: "month" };
}

/** In "0 3 0 5", each word is a digit, not a day or a month. */
function isShort(day: DatePart, month: DatePart): boolean {
  return month.words.some((word) => word.length === 1) && day.words[0] !== "0";
}

function dayAt(words: readonly Word[], index: number): DatePart | undefined {
  const ordinal = ordinalAt(words, index);
  if (ordinal) return ordinal.value <= 31 ? datePart("day", words, index, ordinal.next, ordinal.value) : undefined;
  const number = numberAt(words, index);
  const value = Number(number?.digits);
  if (!number || number.digits.length > 2 || value < 1 || value > 31) return undefined;
  return datePart("day", words, index, number.next, value);
}
