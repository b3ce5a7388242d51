import { addIdentifier, type IdentifierKind, type SearchedTurn } from "../searched-turn.ts";
import { mentions } from "../topics.ts";

const code = (pattern: string) => new RegExp(`(?<![\\p{L}\\d-])(?:${pattern})(?![\\p{L}\\d-])`, "gu");

/** Forms that are codes wherever they are. Names of products and flights, such as XR-500 and BA117, have none of them. */
const FORMATS: readonly [IdentifierKind, RegExp][] = [
  ["number", code(String.raw`[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?`)], // IBAN
  ["code", code(String.raw`[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}`)], // British postcode
  ["code", code(String.raw`[A-Z]\d[A-Z] ?\d[A-Z]\d`)], // Canadian postcode
  ["code", code(String.raw`(?<!\d\s)\d{2}-\d{3}(?!\s\d)`)], // Polish postcode
  ["code", code(String.raw`[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]`)], // British national insurance number
  ["code", code(String.raw`[A-Z]{2}\d{2} ?[A-Z]{3}`)], // British license plate
  ["code", code(String.raw`[A-Z]{3} ?\d{6}`)], // Polish identity card
];

/** "order 3960", "numer zamówienia to 3960": a number of four digits or more after what it is the number of. */
const NUMBERED =
  /(?<!\p{L})(?:account|booking|case|claim|customer|invoice|order|policy|reference|reservation|ticket|faktur\p{L}*|klient\p{L}*|kont[oa]|polis\p{L}*|rezerwacj\p{L}*|spraw\p{L}*|zamówieni\p{L}*)(?: (?:number|no\.?|id|numer|nr\.?))?:?(?: (?:is|to|was))?:? #?(\d{4,}(?:[-/]\d+)*)/giu;

/** Groups of capital letters and digits, and words of letters and digits: codes where one is the topic. */
const GROUPS = code(String.raw`[A-Z\d]+(?:[-/ ][A-Z\d]+)*|[\p{L}\d]*\d[\p{L}\d]*`);
const MIN_SYMBOLS = 5;
/** Maximum number of characters between the code and the word that announces it. */
const MAX_LABEL_DISTANCE = 40;

/** Finds codes of letters and digits that are written: postcodes and license plates, and others if a code is the topic. */
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
    // A word in capital letters, such as "I", is not a part of the code behind it.
    const start = index + (/^I /.exec(match)?.[0].length ?? 0);
    addIdentifier(turn, { start, end: index + match.length, kind: "code" });
  }
}
