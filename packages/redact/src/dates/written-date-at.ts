import type { Word } from "../text/words.ts";
import { datePart, type DatePart } from "./date-part.ts";

type Role = DatePart["role"];

/** Orders of the parts of a written date. If both of the last two match, the day comes first. */
const ORDERS: readonly (readonly [Role, Role, Role])[] = [
  ["year", "month", "day"],
  ["day", "month", "year"],
  ["month", "day", "year"],
];
const FORMS: Record<Role, RegExp> = {
  year: /^(?:19|20)\d\d$/,
  month: /^(?:0?[1-9]|1[0-2])$/,
  day: /^(?:0?[1-9]|[12]\d|3[01])$/,
};

/** Returns the parts of a date in digits with a year of four digits, such as "1987-11-28" or "14.01.2027", or an empty array. */
export function writtenDateAt(words: readonly Word[], index: number): DatePart[] {
  const [first, second, third] = words.slice(index, index + 3);
  const separator = second?.before ?? "";
  if (!first || !second || !third || !/^[-./]$/.test(separator) || third.before !== separator) return [];
  // "12.03.2027.55" is a longer number.
  if (isJoinedTo(words[index + 3], separator) || (index > 0 && first.before === separator)) return [];
  const order = ORDERS.find((roles) => roles.every((role, at) => FORMS[role].test(words[index + at]?.text ?? "")));
  return (order ?? []).map((role, at) =>
    datePart(role, words, index + at, index + at + 1, Number(words[index + at]?.text)),
  );
}

function isJoinedTo(next: Word | undefined, separator: string): boolean {
  return next?.before === separator && /^\d/.test(next.text);
}
