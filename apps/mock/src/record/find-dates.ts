import { MONTH_FORMS, ordinalInFormOf, ordinalValues } from "./date-words.ts";
import { isTaken, keep, type Passage } from "./find.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import { inWords, numberAt } from "./spoken-numbers.ts";
import { inCaseOf, isFiller, skipFillers, type Word } from "./words.ts";

/** A part of a date: which words it has, and what they say. */
interface Part {
  role: "day" | "month" | "year";
  value: number;
  start: number;
  end: number;
  /** The word after it. */
  next: number;
  words: readonly string[];
}

const MONTHS = new Map(MONTH_FORMS.flatMap((form) => form.map((name, index): [string, number] => [name, index + 1])));
/** Between the parts of a date. */
const JOINT = /^[\s,.\-–—/'’]*$/;
const BETWEEN = new Set(["of", "the", "in", "roku", "rok", "and", "dnia", "miesiąca", "day"]);
const RECENT_MS = 31 * 24 * 60 * 60 * 1000;

/**
 * Finds dates of birth: every date with a year, unless it is later than a month before the call, and where a birth is the topic, or
 * nothing else is said, also dates without a year and years alone.
 */
export function findDates(passage: Passage, callStartMs: number): void {
  const { text, topics, words } = passage;
  const isBirth = topics.has("birth");
  for (let index = 0; index < words.length; index++) {
    if (isTaken(passage, words[index]) || isFiller(words[index] as Word)) continue; // within the list
    const parts = dateAt(words, index, isBirth);
    const last = parts.at(-1);
    if (!last) continue;
    const has = (role: Part["role"]) => parts.some((part) => part.role === role);
    const isWhole = parts.length === 3 || (has("month") && has("year"));
    const isAlone = coversAll(words, index, last.next) && passage.speaker !== "agent";
    if (isBirth || isAlone || (isWhole && isPast(parts, callStartMs))) {
      const [{ start } = last] = parts;
      keep(passage, { start, end: last.end, kind: "date", replace: (pseudonyms) => otherDate(text, parts, pseudonyms) });
      index = last.next - 1;
    }
  }
}

function coversAll(words: readonly Word[], index: number, next: number): boolean {
  const first = skipFillers(words, 0);
  return first === index && skipFillers(words, next) === words.length;
}

function isPast(parts: readonly Part[], callStartMs: number): boolean {
  const value = (role: Part["role"]) => parts.find((part) => part.role === role)?.value;
  return Date.UTC(value("year") ?? 0, (value("month") ?? 1) - 1, value("day") ?? 1) < callStartMs - RECENT_MS;
}

/** The parts of the date that begins here; none where none does. */
function dateAt(words: readonly Word[], index: number, isBirth: boolean): Part[] {
  const iso = isoAt(words, index);
  if (iso.length > 0) return iso;
  const day = dayAt(words, index);
  const month = monthAt(words, index);
  if (day) {
    const then = (at: number | undefined) => (at === undefined ? undefined : monthAt(words, at));
    const named = then(following(words, day.next));
    if (named) return withYear(words, [day, named], isBirth);
    const numbered = numberedMonth(words, following(words, day.next), day);
    const dated = numbered && withYear(words, [day, numbered], isBirth);
    if (dated?.length === 3 && !isWithinNumber(words, index, dated)) return dated;
  }
  if (month) {
    const at = following(words, month.next);
    const [whole] = [at === undefined ? undefined : yearAt(words, at, false)];
    if (whole) return [month, whole];
    const after = at === undefined ? undefined : dayAt(words, at);
    return after ? withYear(words, [month, after], isBirth) : [];
  }
  const year = isBirth && !isAge(words, index) ? (yearAt(words, index, false) ?? shortYear(words, index)) : undefined;
  return year ? [year] : [];
}

/** Digits in front of it or behind say that it is a part of some other number. */
function isWithinNumber(words: readonly Word[], index: number, parts: readonly Part[]): boolean {
  const next = parts.at(-1)?.next ?? index;
  const isNear = (at: number, gapAt: number) => JOINT.test(words[gapAt]?.before ?? "!") && numberAt(words, at) !== undefined;
  return isNear(next, next) || (index > 0 && isNear(index - 1, index));
}

function isSaid({ words }: Part): boolean {
  return words.every((word) => !/^\d/.test(word));
}

const AGES = new Set(["i'm", "i’m", "am", "you're", "you’re", "are", "is", "aged", "age", "mam"]);

/** "I'm forty five": an age is kept. */
function isAge(words: readonly Word[], index: number): boolean {
  if (AGES.has(words[index - 1]?.lower ?? "")) return true;
  return words.slice(index + 1, index + 5).some(({ lower }) => /^(?:years?|lat|lata)$/.test(lower));
}

function shortYear(words: readonly Word[], index: number): Part | undefined {
  const year = yearAt(words, index, true);
  return year && isSaid(year) && year.value >= 1940 ? year : undefined;
}

function withYear(words: readonly Word[], parts: [Part, Part], isBirth: boolean): Part[] {
  const at = following(words, parts[1].next);
  const year = at === undefined ? undefined : yearAt(words, at, true);
  const isVague = year !== undefined && year.words.length === 1 && year.words[0]?.length === 1;
  return year && !(isVague && !isBirth) ? [...parts, year] : parts;
}

/** The place of the next part, past fillers and "of the". */
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

function part(role: Part["role"], words: readonly Word[], index: number, next: number, value: number): Part {
  const own = words.slice(index, next);
  return { role, value, next, start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0, words: own.map(({ lower }) => lower) };
}

function monthAt(words: readonly Word[], index: number): Part | undefined {
  const value = MONTHS.get(words[index]?.lower ?? "");
  return value === undefined ? undefined : part("month", words, index, index + 1, value);
}

function numberedMonth(words: readonly Word[], index: number | undefined, day: Part): Part | undefined {
  const month = index === undefined ? undefined : dayAt(words, index);
  if (!month || month.value > 12 || month.words.some((word) => word.length === 1) !== isShort(day, month)) return undefined;
  return { ...month, role: "month" };
}

/** "0 3 0 5" is read digit by digit, and no date part by part. */
function isShort(day: Part, month: Part): boolean {
  return month.words.some((word) => word.length === 1) && day.words[0] !== "0";
}

function dayAt(words: readonly Word[], index: number): Part | undefined {
  const ordinal = ordinalAt(words, index);
  if (ordinal) return ordinal.value <= 31 ? part("day", words, index, ordinal.next, ordinal.value) : undefined;
  const number = numberAt(words, index);
  const value = Number(number?.digits);
  if (!number || number.digits.length > 2 || value < 1 || value > 31) return undefined;
  return part("day", words, index, number.next, value);
}

/** "first", "twenty first", "dwudziestego pierwszego". */
function ordinalAt(words: readonly Word[], index: number): { value: number; next: number } | undefined {
  const valueOf = (at: number) => ordinalValues.get(words[at]?.lower ?? "");
  const first = valueOf(index) ?? tensOf(words, index);
  if (first === undefined) return undefined;
  const unit = valueOf(index + 1);
  const isPair = first >= 20 && unit !== undefined && unit < 10 && /^[\s-]*$/.test(words[index + 1]?.before ?? "");
  if (isPair) return { value: first + unit, next: index + 2 };
  return valueOf(index) === undefined ? undefined : { value: first, next: index + 1 };
}

function tensOf(words: readonly Word[], index: number): number | undefined {
  return { twenty: 20, thirty: 30, dwadzieścia: 20, trzydzieści: 30 }[words[index]?.lower ?? ""];
}

const THOUSANDS: Record<string, number> = { tysiąc: 1000, tysiące: 2000 };

/** "1987", "19 87", "nineteen eighty seven", "two thousand and five", "tysiąc dziewięćset …"; "87" where `mayBeShort`. */
function yearAt(words: readonly Word[], index: number, mayBeShort: boolean): Part | undefined {
  const number = numberAt(words, index);
  if (number?.language === undefined && number) {
    const { digits, next } = number;
    if (/^(?:1[89]|20)\d\d$/.test(digits)) return part("year", words, index, next, Number(digits));
    const second = words[next]?.before === " " ? numberAt(words, next) : undefined;
    const joined = digits + (second?.language === undefined ? (second?.digits ?? "") : "");
    if (second && /^(?:1[89]|20)\d\d$/.test(joined)) return part("year", words, index, second.next, Number(joined));
    if (mayBeShort && /^\d{2,3}$/.test(digits)) return part("year", words, index, next, shortened(Number(digits)));
    return undefined;
  }
  return polishYearAt(words, index) ?? saidYearAt(words, index, mayBeShort);
}

function shortened(value: number): number {
  return value < 100 ? 1900 + value : value;
}

function saidYearAt(words: readonly Word[], index: number, mayBeShort: boolean): Part | undefined {
  const first = numberAt(words, index);
  if (!first) return undefined;
  const century = Number(first.digits);
  if (words[first.next]?.lower === "thousand" && century === 2) {
    const at = words[first.next + 1]?.lower === "and" ? first.next + 2 : first.next + 1;
    const rest = numberAt(words, at);
    const next = rest && rest.digits.length <= 2 ? rest.next : first.next + 1;
    return part("year", words, index, next, 2000 + (rest && next === rest.next ? Number(rest.digits) : 0));
  }
  if (/^(?:18|19|20|1900)$/.test(first.digits)) {
    const at = skipFillers(words, first.next);
    const second = JOINT.test(words[at]?.before ?? "!") ? numberAt(words, at) : undefined;
    const third = second?.digits === "0" ? numberAt(words, second.next) : undefined;
    const rest = third?.digits.length === 1 ? third : second;
    if (rest && rest.digits.length <= 2 && (rest === third || rest.digits.length === 2)) {
      return part("year", words, index, rest.next, (century > 100 ? century : century * 100) + Number(rest.digits));
    }
  }
  return mayBeShort && first.digits.length === 2 ? part("year", words, index, first.next, shortened(century)) : undefined;
}

/** "tysiąc dziewięćset osiemdziesiątego siódmego", "dwa tysiące pierwszego". */
function polishYearAt(words: readonly Word[], index: number): Part | undefined {
  let at = words[index]?.lower === "dwa" && words[index + 1]?.lower === "tysiące" ? index + 1 : index;
  let value = THOUSANDS[words[at]?.lower ?? ""];
  if (value === undefined) return undefined;
  for (at++; at < words.length && at < index + 6; ) {
    const ordinal = ordinalAt(words, at);
    const number = ordinal ? undefined : numberAt(words, at);
    if (!ordinal && (!number || number.digits.length > 3)) break;
    value += ordinal?.value ?? Number(number?.digits);
    at = ordinal?.next ?? number?.next ?? at;
  }
  return part("year", words, index, at, value);
}

/** "1987-11-28". */
function isoAt(words: readonly Word[], index: number): Part[] {
  const [year, month, day] = words.slice(index, index + 3);
  if (!year || !month || !day || !/^(?:19|20)\d\d$/.test(year.text)) return [];
  const isDate = /^\d\d?$/.test(month.text) && /^\d\d?$/.test(day.text) && /^[-./]$/.test(month.before) && month.before === day.before;
  if (!isDate || Number(month.text) > 12 || Number(day.text) > 31) return [];
  return [
    part("year", words, index, index + 1, Number(year.text)),
    part("month", words, index + 1, index + 2, Number(month.text)),
    part("day", words, index + 2, index + 3, Number(day.text)),
  ];
}

/** Another date in the same words: each part said or written as it was, and what is between them kept. */
function otherDate(text: string, parts: readonly Part[], pseudonyms: Pseudonyms): string {
  const original = ["year", "month", "day"].map((role) => parts.find((each) => each.role === role)?.value ?? "").join("-");
  const other = {
    year: pseudonyms.number("year", original, 1930, 1999),
    month: pseudonyms.number("month", original, 1, 12),
    day: pseudonyms.number("day", original, 1, 28),
  };
  let replaced = "";
  let end = parts[0]?.start ?? 0;
  for (const each of parts) {
    const was = text.slice(each.start, each.end);
    replaced += text.slice(end, each.start) + inFormOf(was, each, other[each.role]);
    end = each.end;
  }
  return replaced;
}

function inFormOf(was: string, { role, words }: Part, value: number): string {
  const [first = ""] = words;
  const form = role === "month" ? MONTH_FORMS.find((names) => names.includes(first)) : undefined;
  if (form) return inCaseOf(was, form[value - 1] ?? first);
  if (/^\d/.test(was)) {
    const digits = role === "year" && /^\d{1,2}$/.test(was) ? value % 100 : value;
    const padded = String(digits).padStart(/^0/.test(was) || role === "year" ? 2 : 1, "0");
    const suffix = /[a-z]+$/i.exec(was);
    return suffix ? `${padded}${suffixOf(value)}` : padded;
  }
  if (words.some((word) => ordinalValues.has(word)) && role !== "year") return inCaseOf(was, ordinalInFormOf(words, value));
  if (role !== "year") return inCaseOf(was, inWords(value, languageOf(words)));
  if (/^(?:dwa|tysiąc)/.test(first)) {
    const isOrdinal = words.some((word) => ordinalValues.has(word));
    const rest = isOrdinal ? ordinalInFormOf(words, value % 100) : inWords(value % 100, "pl");
    return inCaseOf(was, `tysiąc dziewięćset ${rest}`);
  }
  const rest = inWords(value % 100, languageOf(words));
  return inCaseOf(was, words.length > 2 || /^(?:eigh|nine)teen$|^twenty$|^two$/.test(first) ? `nineteen ${rest}` : rest);
}

function languageOf(words: readonly string[]): "en" | "pl" {
  return words.some((word) => numberAt([{ text: word, lower: word, start: 0, end: 0, before: "" }], 0)?.language === "pl") ? "pl" : "en";
}

function suffixOf(day: number): string {
  if (day > 10 && day < 20) return "th";
  return { 1: "st", 2: "nd", 3: "rd" }[day % 10] ?? "th";
}
