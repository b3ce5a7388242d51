import { datePart, type DatePart } from "./date-part.ts";
import { ordinalAt } from "./ordinal-at.ts";
import { numberAt } from "../numbers/spoken-numbers.ts";
import { skipFillers, type Word } from "../text/words.ts";

/** Characters between the parts of a year. */
const JOINT = /^[\s,.\-–—/'’]*$/;
const THOUSANDS: Record<string, number> = { tysiąc: 1000, tysiące: 2000 };

/**
 * Returns the year that starts at `index`: "1987", "19 87", "nineteen eighty seven", "two thousand and five", "tysiąc dziewięćset …", and
 * with `mayBeShort` also "87", whose value is 87.
 */
export function yearAt(words: readonly Word[], index: number, mayBeShort: boolean): DatePart | undefined {
  const number = numberAt(words, index);
  if (number?.language === undefined && number) {
    const { digits, next } = number;
    if (/^(?:1[89]|20)\d\d$/.test(digits)) return datePart("year", words, index, next, Number(digits));
    const second = words[next]?.before === " " ? numberAt(words, next) : undefined;
    const joined = digits + (second?.language === undefined ? (second?.digits ?? "") : "");
    if (second && /^(?:1[89]|20)\d\d$/.test(joined)) return datePart("year", words, index, second.next, Number(joined));
    if (mayBeShort && /^\d{2,3}$/.test(digits)) return datePart("year", words, index, next, Number(digits));
    return undefined;
  }
  return (
    polishYearAt(words, index) ??
    spokenYearAt(words, index, mayBeShort) ??
    (mayBeShort ? ordinalYearAt(words, index) : undefined)
  );
}

function spokenYearAt(words: readonly Word[], index: number, mayBeShort: boolean): DatePart | undefined {
  const first = numberAt(words, index);
  if (!first) return undefined;
  const century = Number(first.digits);
  if (words[first.next]?.lower === "thousand" && century === 2) {
    const at = words[first.next + 1]?.lower === "and" ? first.next + 2 : first.next + 1;
    const rest = numberAt(words, at);
    const isShort = rest !== undefined && rest.digits.length <= 2;
    return datePart(
      "year",
      words,
      index,
      isShort ? rest.next : first.next + 1,
      2000 + (isShort ? Number(rest.digits) : 0),
    );
  }
  if (/^(?:18|19|20|1900)$/.test(first.digits)) {
    const at = skipFillers(words, first.next);
    const second = JOINT.test(words[at]?.before ?? "!") ? numberAt(words, at) : undefined;
    const third = second?.digits === "0" ? numberAt(words, second.next) : undefined;
    const rest = third?.digits.length === 1 ? third : second;
    if (rest && rest.digits.length <= 2 && (rest === third || rest.digits.length === 2)) {
      return datePart("year", words, index, rest.next, (century > 100 ? century : century * 100) + Number(rest.digits));
    }
  }
  return mayBeShort && first.digits.length === 2 ? datePart("year", words, index, first.next, century) : undefined;
}

/** "osiemdziesiątego piątego", from 30: a smaller ordinal is a day. */
function ordinalYearAt(words: readonly Word[], index: number): DatePart | undefined {
  const ordinal = ordinalAt(words, index);
  return ordinal && ordinal.value >= 30 ? datePart("year", words, index, ordinal.next, ordinal.value) : undefined;
}

/** "tysiąc dziewięćset osiemdziesiątego siódmego", "dwa tysiące pierwszego". */
function polishYearAt(words: readonly Word[], index: number): DatePart | undefined {
  let at = words[index]?.lower === "dwa" && words[index + 1]?.lower === "tysiące" ? index + 1 : index;
  let value = THOUSANDS[words[at]?.lower ?? ""];
  if (value === undefined) return undefined;
  for (at++; at < words.length && at < index + 6;) {
    const ordinal = ordinalAt(words, at);
    const number = ordinal ? undefined : numberAt(words, at);
    if (!ordinal && (!number || number.digits.length > 3)) break;
    value += ordinal?.value ?? Number(number?.digits);
    at = ordinal?.next ?? number?.next ?? at;
  }
  return datePart("year", words, index, at, value);
}
