import { isCommonWord } from "./common-words.ts";
import { isTaken, keep, type Passage } from "./find.ts";
import { baseOf, isCapital, isSentenceStart, PARTICLES } from "./name-words.ts";
import { ambiguousNames } from "./names.ts";
import { namesIn } from "./names-in.ts";
import { otherName } from "./other-name.ts";
import type { Word } from "./words.ts";

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
