import { numberAt } from "../numbers/spoken-numbers.ts";
import { addIdentifier, isClaimed, type SearchedTurn } from "../searched-turn.ts";
import { isFunctionWord } from "../text/function-words.ts";
import { isFiller, skipFillers, type Word } from "../text/words.ts";

const list = (text: string) => new Set(text.split(" "));
const ENGLISH_TYPES = list(
  "street st road rd avenue ave lane ln drive dr close court crescent square terrace gardens grove mews boulevard blvd highway parkway " +
    "row walk steps place way green hill",
);
/** Types that are also everyday words. In lower case, they only count if the topic is an address. */
const EVERYDAY_TYPES = list("row walk steps place way green hill drive close square st dr");
const POLISH_TYPES = list("ul ulica ulicy ulicę aleja aleję aleje alei al plac placu pl osiedle osiedlu os");
/** Abbreviations that require a dot. */
const DOTTED = list("al pl os");
const FLAT = list("flat apartment apt unit suite mieszkanie lokal");
const POLISH_FLAT = list("m mieszkania mieszkanie lokal lok łamane przez");
const PO_BOX = /(?<!\p{L})P\.? ?O\.? Box \d+/giu;
/** Maximum number of words in the name of a street. */
const MAX_NAME_WORDS = 4;

/** The indexes of the first word and of the word after the last. */
type WordRange = readonly [first: number, next: number];

/** Finds addresses with a house number: "62 Lewin Road", "ul. Długa 5 m. 3". Streets without a number and towns are not identifiers. */
export function findStreetAddresses(turn: SearchedTurn): void {
  const { text, words } = turn;
  for (const match of text.matchAll(PO_BOX)) {
    addIdentifier(turn, { start: match.index, end: match.index + match[0].length, kind: "address" });
  }
  for (let index = 0; index < words.length; index++) {
    if (isClaimed(turn, words[index])) continue;
    const range = polishAddressAt(turn, index) ?? englishAddressAt(turn, index);
    if (!range) continue;
    const [first, next] = range;
    addIdentifier(turn, { start: words[first]?.start ?? 0, end: words[next - 1]?.end ?? 0, kind: "address" });
    index = next - 1;
  }
}

function englishAddressAt({ topics, words }: SearchedTurn, index: number): WordRange | undefined {
  const number = isFiller(words[index]) ? undefined : numberAt(words, index);
  if (!number) return undefined;
  const from = skipFillers(words, number.next);
  for (let at = from; at <= from + MAX_NAME_WORDS; at++) {
    const word = words[at];
    if (!word || (at > from && /[.?!;:]/.test(word.before))) return undefined;
    if (at > from && ENGLISH_TYPES.has(word.lower)) {
      const isPlain = !EVERYDAY_TYPES.has(word.lower) || isCapitalized(word) || topics.has("address");
      if (isPlain) return [startWithFlat(words, index), endWithFlat(words, at + 1)];
    }
    if (isFunctionWord(word.lower) && !isCapitalized(word)) return undefined;
  }
  return undefined;
}

/** Returns the index before "Flat 3," if it precedes the house number, otherwise the index. */
function startWithFlat(words: readonly Word[], index: number): number {
  for (const length of [1, 2, 3]) {
    const flat = words[index - length];
    const isFlat = FLAT.has(flat?.lower ?? "") && numberAt(words, index - length + 1) !== undefined;
    if (isFlat) return index - length;
  }
  return index;
}

/** Returns the index after "Apt 2" if it follows the street, otherwise the index. */
function endWithFlat(words: readonly Word[], next: number): number {
  const number = FLAT.has(words[next]?.lower ?? "") ? numberAt(words, next + 1) : undefined;
  return number?.next ?? next;
}

function polishAddressAt({ topics, words }: SearchedTurn, index: number): WordRange | undefined {
  const isTyped = POLISH_TYPES.has(words[index]?.lower ?? "") && isBeforeName(words, index);
  if (!isTyped && !(topics.has("address") && isBeforeStreet(words, index))) return undefined;
  for (let at = index + 2; at <= index + 1 + MAX_NAME_WORDS; at++) {
    const word = words[at];
    const previous = words[at - 1];
    if (!word || !previous || (isFunctionWord(previous.lower) && !isCapitalized(previous))) return undefined;
    if (/[.?!;:]/.test(word.before)) return undefined;
    const number = numberAt(words, at);
    if (number) return [isTyped ? index : index + 1, endOfFlat(words, number.next)];
  }
  return undefined;
}

/** "Na Długiej 5", without a word such as "ulica". */
function isBeforeStreet(words: readonly Word[], index: number): boolean {
  const name = words[index + 1];
  const isAfterLive = words[index - 1]?.lower.startsWith("mieszka") === true;
  return /^(?:na|przy)$/.test(words[index]?.lower ?? "") && name !== undefined && (isCapitalized(name) || isAfterLive);
}

function isBeforeName(words: readonly Word[], index: number): boolean {
  const gap = DOTTED.has(words[index]?.lower ?? "") ? /^\.\s+$/ : /^\.?\s*$/;
  return gap.test(words[index + 1]?.before ?? "");
}

/** Returns the index after "m. 3", "/12" or "mieszkania siedem", if one of them follows. */
function endOfFlat(words: readonly Word[], index: number): number {
  let next = index;
  const isFlatWord = (word: Word | undefined) => POLISH_FLAT.has(word?.lower ?? "");
  const isLetter = words[next]?.before === "" && words[next]?.text.length === 1;
  if (isLetter) next++;
  while (isFlatWord(words[next]) && numberAt(words, next + 1)) next = numberAt(words, next + 1)?.next ?? next + 1;
  if (words[next]?.before === "/") next = numberAt(words, next)?.next ?? next;
  return next;
}

function isCapitalized(word: Word): boolean {
  return /^\p{Lu}/u.test(word.text);
}
