import type { DatePart } from "./date-part.ts";
import { MONTH_FORMS, ordinalInFormOf, ordinalValues } from "./date-words.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import { inWords, numberAt } from "./spoken-numbers.ts";
import { inCaseOf } from "./words.ts";

/** Another date in the same words: each part said or written as it was, and what is between them kept. */
export function otherDate(text: string, parts: readonly DatePart[], pseudonyms: Pseudonyms): string {
  const original = ["year", "month", "day"]
    .map((role) => parts.find((each) => each.role === role)?.value ?? "")
    .join("-");
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

function inFormOf(was: string, { role, words }: DatePart, value: number): string {
  const [first = ""] = words;
  const form = role === "month" ? MONTH_FORMS.find((names) => names.includes(first)) : undefined;
  if (form) return inCaseOf(was, form[value - 1] ?? first);
  if (/^\d/.test(was)) {
    const digits = role === "year" && /^\d{1,2}$/.test(was) ? value % 100 : value;
    const padded = String(digits).padStart(was.startsWith("0") || role === "year" ? 2 : 1, "0");
    const suffix = /[a-z]+$/i.exec(was);
    return suffix ? `${padded}${suffixOf(value)}` : padded;
  }
  if (words.some((word) => ordinalValues.has(word)) && role !== "year")
    return inCaseOf(was, ordinalInFormOf(words, value));
  if (role !== "year") return inCaseOf(was, inWords(value, languageOf(words)));
  if (/^(?:dwa|tysiąc)/.test(first)) {
    const isOrdinal = words.some((word) => ordinalValues.has(word));
    const rest = isOrdinal ? ordinalInFormOf(words, value % 100) : inWords(value % 100, "pl");
    return inCaseOf(was, `tysiąc dziewięćset ${rest}`);
  }
  const rest = inWords(value % 100, languageOf(words));
  return inCaseOf(
    was,
    words.length > 2 || /^(?:eigh|nine)teen$|^twenty$|^two$/.test(first) ? `nineteen ${rest}` : rest,
  );
}

function languageOf(words: readonly string[]): "en" | "pl" {
  return words.some(
    (word) => numberAt([{ text: word, lower: word, start: 0, end: 0, before: "" }], 0)?.language === "pl",
  )
    ? "pl"
    : "en";
}

function suffixOf(day: number): string {
  if (day > 10 && day < 20) return "th";
  return { 1: "st", 2: "nd", 3: "rd" }[day % 10] ?? "th";
}
