import { isCommonWord } from "./common-words.ts";
import { ambiguousNames, givenNames, surnames } from "./names.ts";
import { isFiller, type Word } from "./words.ts";

/** First names. */
export const GIVEN = new Set(givenNames);
const SURNAMES = new Set(surnames);
/** Endings of surnames that hardly any other word has. */
const SURNAME_ENDING = /(?:sk[ia]|ck[ia]|dzk[ia]|wicz|czyk|czak|ewska|owska|iak|ński|ńska|sson)$/;

/** Parts of names that are no names alone. */
export const PARTICLES = new Set("de da di do del van von der la le el al bin st mc mac o".split(" "));

/** What makes capital letters the name of a company or a place. */
const NO_PERSON = new Set(
  (
    "bank national hospital clinic university school street road avenue lane company ltd limited inc llc group team league thistle united city centre center hotel restaurant " +
    "london manchester warsaw warszawa kraków poland polska england scotland ireland america europe google gmail facebook whatsapp instagram iphone internet " +
    "christmas easter ibuprofen paracetamol aspirin babylon smartalex api ai covid monday tuesday wednesday thursday friday saturday sunday mum dad god"
  ).split(" "),
);

const COMPANIES = new Set(
  "bank clinic hospital university school ltd limited inc llc company group dental garage restaurant hotel agency estates".split(
    " ",
  ),
);

/** A name without "'s". */
export function baseOf({ lower }: Word): string {
  return lower.replace(/['’]s$/, "");
}

/** Whether a name stands in the lists, and is not that of a company: "harper valley national bank". */
export function isNameAlone(words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (!word) return false;
  const base = baseOf(word);
  if (!GIVEN.has(base) && words.slice(index + 1, index + 4).some(({ lower }) => COMPANIES.has(lower))) return false;
  if (ambiguousNames.has(base) || isCommonWord(base)) return false;
  return (
    GIVEN.has(base) ||
    SURNAMES.has(base) ||
    (base.length > 5 && SURNAME_ENDING.test(base) && !/(?:polski|polska|angielski|angielska)$/.test(base))
  );
}

/** Two words in a row that are written as names are, within a sentence. */
export function isPair(words: readonly Word[], index: number): boolean {
  const [word, next, third] = [words[index], words[index + 1], words[index + 2]];
  if (!word || !next || !/^ $/.test(next.before) || isSentenceStart(word)) return false;
  if (![word, next].every((each) => isCapital(each) && isUnknown(each))) return false;
  return !NO_PERSON.has(third?.lower ?? "") || !/^ $/.test(third?.before ?? "");
}

/** Whether a word may go on a name that stands beside it. */
export function belongsToName(word: Word | undefined, isLower: boolean): boolean {
  if (!word || /^\d/.test(word.text) || isFiller(word)) return false;
  const base = baseOf(word);
  if (GIVEN.has(base) || SURNAMES.has(base) || ambiguousNames.has(base))
    return !isCommonWord(base) || isCapital(word) || isLower;
  if (SURNAME_ENDING.test(base) && base.length > 5) return true;
  return (isLower || isCapital(word)) && isUnknown(word) && word.text.length > 1;
}

/** Whether a word is no everyday one, nor one of a company or a place. */
export function isUnknown(word: Word): boolean {
  const base = baseOf(word);
  return (
    !isFiller(word) &&
    !isCommonWord(word.lower) &&
    !isCommonWord(base) &&
    !NO_PERSON.has(base) &&
    !/^\d/.test(word.text) &&
    !/^i['’]/.test(word.lower)
  );
}

/** Whether a word is written as names are. */
export function isCapital({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text) && !/^(?:I|OK|I['’]\w+)$/.test(text);
}

/** Whether a word is the first of its sentence, which is written large whatever it is. */
export function isSentenceStart({ before, start }: Word): boolean {
  return start === 0 || /[.?!:]/.test(before);
}
