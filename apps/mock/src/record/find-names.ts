import { isCommonWord } from "./common-words.ts";
import { isTaken, keep, type Passage } from "./find.ts";
import { ambiguousNames, givenNames, surnames } from "./names.ts";
import { cueAfter, CUES, HINTS, TITLES } from "./name-cues.ts";
import { otherName } from "./other-name.ts";
import { isFiller, skipFillers, type Word } from "./words.ts";

const GIVEN = new Set(givenNames);
const SURNAMES = new Set(surnames);
/** Endings of surnames that hardly any other word has. */
const SURNAME_ENDING = /(?:sk[ia]|ck[ia]|dzk[ia]|wicz|czyk|czak|ewska|owska|iak|ński|ńska|sson)$/;
/** How many words after a cue can be a name. */
const LONGEST = 4;
const MONTHS = new Set(["april", "may", "june", "august"]);
/** Parts of names that are no names alone. */
const PARTICLES = new Set([
  "de",
  "da",
  "di",
  "do",
  "del",
  "van",
  "von",
  "der",
  "la",
  "le",
  "el",
  "al",
  "bin",
  "st",
  "mc",
  "mac",
  "o",
]);
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

/** Finds the names of people, by lists and by what stands around them, and then each of them everywhere in the call. */
export function findNames(passages: readonly Passage[]): void {
  const known = new Set<string>();
  for (const passage of passages) {
    const { sure, likely } = namesIn(passage);
    for (const index of new Set([...sure, ...likely])) {
      const word = passage.words[index];
      if (!word) continue;
      keepName(passage, word);
      const base = baseOf(word);
      if (sure.has(index) && base.length > 2 && !PARTICLES.has(base)) known.add(base);
    }
  }
  for (const passage of passages) {
    for (const word of passage.words) {
      if (isTaken(passage, word) || !known.has(baseOf(word))) continue;
      const isEveryday = isCommonWord(baseOf(word)) || ambiguousNames.has(baseOf(word));
      const isCalled = isCapital(word) && (!isSentenceStart(word) || isVocative(passage, word));
      if (!isEveryday || isCalled) keepName(passage, word);
    }
  }
}

/** "April, how can I help you?" */
function isVocative({ text }: Passage, { end }: Word): boolean {
  return /^[,?!]|^\.?$/.test(text.slice(end, end + 1));
}

/** A name without "'s". */
function baseOf({ lower }: Word): string {
  return lower.replace(/['’]s$/, "");
}

function keepName(passage: Passage, word: Word): void {
  const base = baseOf(word);
  const { start, text } = word;
  keep(passage, {
    start,
    end: start + base.length,
    kind: "name",
    replace: (pseudonyms) => otherName(text.slice(0, base.length), pseudonyms),
  });
}

/** The places of all words that are, or belong to, a name: some surely enough to look for them in the whole call. */
function namesIn(passage: Passage): Record<"sure" | "likely", Set<number>> {
  const { words } = passage;
  const found = { sure: new Set<number>(), likely: new Set<number>() };
  const isFree = (index: number) => !isTaken(passage, words[index]);
  const addTo = (places: Set<number>) => (index: number) => {
    if (isFree(index)) places.add(index);
  };
  const add = addTo(found.sure);
  const isShort = words.length <= 5 && !/[.?!]\s*$/.test(passage.text) && !["", "agent"].includes(passage.speaker);
  const isLower = words.every(({ text }) => text === text.toLowerCase());
  words.forEach((word, index) => {
    if (!isFree(index)) return;
    const base = baseOf(word);
    if (isNameAlone(words, index) && !(PARTICLES.has(base) && !isCapital(word)))
      extend(passage, index, { isLower: isLower || isShort, add });
    else if (isShort && isCapital(word) && isUnknown(word))
      extend(passage, index, { isLower: isLower || isShort, add });
    else if (
      isCapital(word) &&
      ambiguousNames.has(base) &&
      (!MONTHS.has(base) || isShort) &&
      (!isSentenceStart(word) || isShort)
    )
      extend(passage, index, { isLower: isLower || isShort, add });
    else if (isPair(words, index)) extend(passage, index, { isLower, add: addTo(found.likely) });
    cueAfter(CUES, words, index, (next) => {
      takeAfterCue(passage, next, add);
    });
    cueAfter(TITLES, words, index, (next) => {
      const isArticle = /^(?:an?|the|my|your|this|that|to)$/.test(words[index - 1]?.lower ?? "");
      const own = words[skipFillers(words, next)];
      if (own && !isArticle && (isCapital(own) || isLower)) takeAfterCue(passage, next, add, { mayBeShort: true });
    });
    cueAfter(HINTS, words, index, (next) => {
      const at = skipFillers(words, next);
      const own = words[at];
      if (own && isCapital(own) && !isSentenceStart(own) && isUnknown(own))
        extend(passage, at, { isLower: isLower || isShort, add });
    });
    if (/^(?:speaking|here|calling)$/.test(word.lower) && index > 0 && index <= 3) takeBefore(words, index, add);
  });
  if (passage.topics.has("name")) asAnswer(passage, add, isLower);
  return found;
}

/** Whether a name stands in the lists, and is not that of a company: "harper valley national bank". */
function isNameAlone(words: readonly Word[], index: number): boolean {
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
function isPair(words: readonly Word[], index: number): boolean {
  const [word, next, third] = [words[index], words[index + 1], words[index + 2]];
  if (!word || !next || !/^ $/.test(next.before) || isSentenceStart(word)) return false;
  if (![word, next].every((each) => isCapital(each) && isUnknown(each))) return false;
  return !NO_PERSON.has(third?.lower ?? "") || !/^ $/.test(third?.before ?? "");
}

/** Takes a name, and the names and unknown words after and before it. */
function extend(
  passage: Passage,
  index: number,
  { isLower, add }: { isLower: boolean; add: (index: number) => void },
): void {
  const { words } = passage;
  add(index);
  let at = index;
  for (let count = 0; count < LONGEST; count++) {
    const next = skipFillers(words, at + 1);
    const word = words[next];
    if (!word || next > at + 2 || !/^[\s"'’–-]*$/.test(word.before)) break;
    const belongs =
      belongsToName(word, isLower) || (PARTICLES.has(word.lower) && belongsToName(words[next + 1], isLower));
    if (!belongs) break;
    add(next);
    at = next;
  }
  const before = words[index - 1];
  if (before && /^\s*$/.test(words[index]?.before ?? "!") && belongsToName(before, isLower) && !isSentenceStart(before))
    add(index - 1);
  else if (isLower && before && words.length <= 5) {
    for (
      let place = index - 1;
      place >= 0 && (PARTICLES.has(words[place]?.lower ?? "") || belongsToName(words[place], true));
      place--
    )
      add(place);
  }
}

function belongsToName(word: Word | undefined, isLower: boolean): boolean {
  if (!word || /^\d/.test(word.text) || isFiller(word)) return false;
  const base = baseOf(word);
  if (GIVEN.has(base) || SURNAMES.has(base) || ambiguousNames.has(base))
    return !isCommonWord(base) || isCapital(word) || isLower;
  if (SURNAME_ENDING.test(base) && base.length > 5) return true;
  return (isLower || isCapital(word)) && isUnknown(word) && word.text.length > 1;
}

function isUnknown(word: Word): boolean {
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

function isCapital({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text) && !/^(?:I|OK|I['’]\w+)$/.test(text);
}

function isSentenceStart({ before, start }: Word): boolean {
  return start === 0 || /[.?!:]/.test(before);
}

/** After "my name is": what is no everyday word. */
function takeAfterCue(
  { words }: Passage,
  index: number,
  add: (index: number) => void,
  { mayBeShort = false }: { mayBeShort?: boolean } = {},
): void {
  let at = skipFillers(words, index);
  for (let taken = 0; taken < LONGEST; taken++) {
    const word = words[at];
    const isOfTitle = mayBeShort && taken === 0 && /^\.\s*$/.test(word?.before ?? ""); // "Dr. Mesa"
    if (!word || (/[.?!;:]/.test(word.before) && !isOfTitle) || (taken > 0 && word.before.includes(","))) return;
    const base = baseOf(word);
    const isName = ambiguousNames.has(base) || GIVEN.has(base) || !isCommonWord(base);
    if (!isName || /^\d/.test(word.text)) return;
    if (word.text.length > 1) add(at);
    at = skipFillers(words, at + 1);
  }
}

/** Before "speaking" and "here", at the start of what is said: a name in front of it. */
function takeBefore(words: readonly Word[], index: number, add: (index: number) => void): void {
  for (let at = index - 1; at >= 0; at--) {
    const word = words[at];
    if (!word) return;
    if (!isUnknown(word) && !GIVEN.has(baseOf(word))) return;
    add(at);
  }
}

/** Where a name was asked for: the first words that are written as names are, or unknown words in a short answer. */
function asAnswer(passage: Passage, add: (index: number) => void, isLower: boolean): void {
  const { words } = passage;
  const isShort = words.length <= 4;
  words.forEach((word, index) => {
    if (!isUnknown(word) || word.text.length < 2 || isTaken(passage, word)) return;
    const isFirst = isSentenceStart(word) && words.length > 2;
    if ((isCapital(word) && !isFirst) || (isLower && isShort)) add(index);
  });
}
