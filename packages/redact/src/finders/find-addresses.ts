import { isCommonWord } from "../text/common-words.ts";
import { isTaken, keep, type Passage } from "../passage.ts";
import { numberAt } from "../numbers/spoken-numbers.ts";
import { isFiller, skipFillers, type Word } from "../text/words.ts";

const set = (text: string) => new Set(text.split(" "));
const ENGLISH_TYPES = set(
  "street st road rd avenue ave lane ln drive dr close court crescent square terrace place way gardens grove mews boulevard " +
    "blvd row walk steps green hill highway parkway",
);
const POLISH_TYPES = set("ul ulica ulicy ulicę aleja aleje alei al plac placu pl osiedle osiedlu os");
/** Short forms that are other words without their dot. */
const DOTTED = set("al pl os");
const FLAT = set("m mieszkania mieszkanie lokal lok łamane przez");
/** The longest name of a street, in words. */
const LONGEST = 3;

/** What belongs to an address, as places of words. */
interface Address {
  first: number;
  next: number;
}

/** Finds street addresses: "fifteen Babylon Street", "ul. Długa 5 m. 3". Towns are kept. */
export function findAddresses(passage: Passage): void {
  const { words } = passage;
  for (let index = 0; index < words.length; index++) {
    if (isTaken(passage, words[index])) continue;
    const address = polishAt(words, index) ?? englishAt(words, index) ?? askedAt(passage, index);
    if (!address) continue;
    const { first, next } = address;
    const start = words[first]?.start ?? 0;
    const end = words[next - 1]?.end ?? 0;
    keep(passage, { start, end, kind: "address" });
    index = next - 1;
  }
}

/** "62 Lewin Road", and "Lewin Road" where both are written as names are. */
function englishAt(words: readonly Word[], index: number): Address | undefined {
  const number = numberAt(words, index);
  const from = number ? skipFillers(words, number.next) : index;
  if (!number && !isCapital(words[index])) return undefined;
  for (let at = from; at < from + LONGEST + 1; at++) {
    const word = words[at];
    if (!word || (at > from && /[.?!;:]/.test(word.before))) return undefined;
    const isType = at > from && ENGLISH_TYPES.has(word.lower);
    // "I'm Dr Mesa" is no street
    if (isType && (number || (isCapital(word) && word.text.length > 3))) return { first: index, next: at + 1 };
    if (isCommonWord(word.lower) && !(number && isCapital(word))) return undefined;
    if (!number && (!isCapital(word) || isFiller(word))) return undefined;
  }
  return undefined;
}

/** "ul. Długa 5 m. 3". */
function polishAt(words: readonly Word[], index: number): Address | undefined {
  if (!POLISH_TYPES.has(words[index]?.lower ?? "") || !isBeforeName(words, index)) return undefined;
  for (let at = index + 1; at <= index + 1 + LONGEST; at++) {
    const number = at > index + 1 ? numberAt(words, at) : undefined;
    if (number) return { first: index, next: pastFlat(words, number.next) };
    const word = words[at];
    if (!word || (isCommonWord(word.lower) && !isCapital(word))) {
      const isNamed = at > index + 1 && isCapital(words[index + 1]);
      return isNamed ? { first: index, next: at } : undefined;
    }
  }
  return isCapital(words[index + 1]) ? { first: index, next: index + 2 } : undefined;
}

/** Where an address was asked for: a number, and names after it. */
function askedAt({ topics, words }: Passage, index: number): Address | undefined {
  const number = topics.has("address") && !isFiller(words[index]) ? numberAt(words, index) : undefined;
  if (!number) return undefined;
  const from = skipFillers(words, number.next);
  let next = from;
  while (
    next < from + LONGEST &&
    isCapital(words[next]) &&
    !isCommonWord(words[next]?.lower ?? "") &&
    !/[.?!;:]/.test(words[next]?.before ?? "")
  )
    next++;
  const isCode = words.slice(from, next).some(({ text }) => text.length < 3);
  return next > from && !isCode ? { first: index, next } : undefined;
}

function isBeforeName(words: readonly Word[], index: number): boolean {
  const gap = DOTTED.has(words[index]?.lower ?? "") ? /^\.\s+$/ : /^\.?\s*$/;
  return gap.test(words[index + 1]?.before ?? "");
}

function pastFlat(words: readonly Word[], index: number): number {
  let next = index;
  while (
    next < index + 4 &&
    (FLAT.has(words[next]?.lower ?? "") ||
      (next > index && numberAt(words, next)) ||
      /^\/$/.test(words[next]?.before ?? ""))
  )
    next++;
  return next;
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.text);
}
