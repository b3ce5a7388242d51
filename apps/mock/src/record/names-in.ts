import { isCommonWord } from "./common-words.ts";
import { isTaken, type Passage } from "./find.ts";
import { cueAfter, CUES, HINTS, TITLES } from "./name-cues.ts";
import {
  baseOf,
  belongsToName,
  GIVEN,
  isCapital,
  isNameAlone,
  isPair,
  isSentenceStart,
  isUnknown,
  PARTICLES,
} from "./name-words.ts";
import { ambiguousNames } from "./names.ts";
import { skipFillers, type Word } from "./words.ts";

/** How many words after a cue can be a name. */
const LONGEST = 4;
const MONTHS = new Set(["april", "may", "june", "august"]);

/** The places of all words that are, or belong to, a name: some surely enough to look for them in the whole call. */
export function namesIn(passage: Passage): Record<"sure" | "likely", Set<number>> {
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
