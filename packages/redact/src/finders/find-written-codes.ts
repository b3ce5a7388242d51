import { addIdentifier, type IdentifierKind, type SearchedTurn } from "../searched-turn.ts";
import { mentions } from "../topics.ts";

const code = (pattern: string) => new RegExp(`(?<![\\p{L}\\d-])(?:${pattern})(?![\\p{L}\\d-])`, "gu");

/** Formats that are codes in every context. Product names and flight numbers, such as XR-500 and BA117, have other formats. */
const FORMATS: readonly [IdentifierKind, RegExp][] = [
  ["number", code(String.raw`[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?`)], // IBAN
  ["code", code(String.raw`[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}`)], // British postcode
  ["code", code(String.raw`[A-Z]\d[A-Z] ?\d[A-Z]\d`)], // Canadian postcode
  ["code", code(String.raw`(?<!\d\s)\d{2}-\d{3}(?!\s\d)`)], // Polish postcode
  ["code", code(String.raw`[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]`)], // British national insurance number
  ["code", code(String.raw`[A-Z]{2}\d{2} ?[A-Z]{3}`)], // British license plate
  ["code", code(String.raw`[A-Z]{3} ?\d{6}`)], // Polish identity card
];

/** A number with at least four digits after its label, as in "order 3960" and "numer zamówienia to 3960". */
const NUMBERED =
  /(?<!\p{L})(?:account|booking|case|claim|customer|invoice|order|policy|reference|reservation|ticket|faktur\p{L}*|klient\p{L}*|kont[oa]|polis\p{L}*|rezerwacj\p{L}*|spraw\p{L}*|zamówieni\p{L}*)(?: (?:number|no\.?|id|numer|nr\.?))?:?(?: (?:is|to|was))?:? #?(\d{4,}(?:[-/]\d+)*)/giu;

/** Groups of capital letters and digits, and words with letters and digits. They are codes if the topic is a code. */
const GROUPS = code(String.raw`[A-Z\d]+(?:[-/ ][A-Z\d]+)*|[\p{L}\d]*\d[\p{L}\d]*`);
const MIN_SYMBOLS = 5;
/** Maximum number of characters between a code and its label. */
const MAX_LABEL_DISTANCE = 40;

/** Finds written codes of letters and digits: postcodes and license plates, and other codes if the topic is a code. */
export function findWrittenCodes(turn: SearchedTurn): void {
  const { text, topics, topicsBefore } = turn;
  for (const [kind, format] of FORMATS) {
    for (const { 0: match, index } of text.matchAll(format)) {
      addIdentifier(turn, { start: index, end: index + match.length, kind });
    }
  }
  for (const match of text.matchAll(NUMBERED)) {
    const [all, number = ""] = match;
    const end = match.index + all.length;
    addIdentifier(turn, { start: end - number.length, end, kind: "number" });
  }
  if (!topics.has("code")) return;
  for (const { 0: match, index } of text.matchAll(GROUPS)) {
    const hasBoth = /\p{L}/u.test(match) && /\d/.test(match);
    if (!hasBoth || match.replaceAll(/[-/ ]/g, "").length < MIN_SYMBOLS) continue;
    const isExpected =
      topicsBefore.has("code") || mentions("code", text.slice(Math.max(0, index - MAX_LABEL_DISTANCE), index));
    if (!isExpected) continue;
    // A word in capital letters, such as "I", is not part of the code that follows.
    const start = index + (/^I /.exec(match)?.[0].length ?? 0);
    addIdentifier(turn, { start, end: index + match.length, kind: "code" });
  }
}
