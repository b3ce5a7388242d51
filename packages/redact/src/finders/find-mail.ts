import { isCommonWord } from "../text/common-words.ts";
import { isTaken, keep, type Passage } from "../passage.ts";
import { isFiller, type Word } from "../text/words.ts";

const AT = new Set(["at", "małpa", "malpa"]);
const DOT = new Set(["dot", "kropka"]);
const PARTS = new Set([
  ...DOT,
  "underscore",
  "dash",
  "hyphen",
  "podkreślnik",
  "podkreślenie",
  "myślnik",
  "kreska",
  "minus",
  "plus",
]);
const PLAIN = /[^\s@<>,;:()"]{1,64}@[^\s@<>,;:()"]{1,255}/gu;
/** How many words before "at" can belong to an address. */
const LONGEST = 12;

/** Finds e-mail addresses, written ("jan@poczta.pl") or said ("jan kropka kowalski małpa poczta kropka pl"). */
export function findMail(passage: Passage): void {
  const { text, words } = passage;
  for (const match of text.includes("@") ? text.matchAll(PLAIN) : []) {
    const [address] = match;
    const end = match.index + address.replace(/[.!?]+$/, "").length;
    keep(passage, { start: match.index, end, kind: "email" });
  }
  words.forEach((word, index) => {
    if (!AT.has(word.lower) || isTaken(passage, word)) return;
    const next = endOfHost(words, index + 1);
    if (next === undefined) return;
    const first = startOfName(words, index);
    if (first === index) return;
    const own = words.slice(first, next);
    keep(passage, { start: own[0]?.start ?? word.start, end: own.at(-1)?.end ?? word.end, kind: "email" });
  });
}

/** Past "gmail dot com": a word, and at least one dot with a word. */
function endOfHost(words: readonly Word[], index: number): number | undefined {
  let next = DOT.has(words[index]?.lower ?? "") ? index : index + 1; // the host may not have been heard
  for (let dots = 0; dots < 4; dots++) {
    if (words[next]?.text !== undefined && DOT.has(words[next]?.lower ?? "") && words[next + 1]) next += 2;
    // "co dot uk" may come as gmail.com, with a dot that is written
    else if (words[next]?.before === "." && index + 1 <= next) next++;
    else return dots > 0 ? next : undefined;
  }
  return next;
}

/** Back over names, digits, dots and dashes, to the word that is none of them. */
function startOfName(words: readonly Word[], at: number): number {
  let first = at;
  while (first > 0 && first > at - LONGEST) {
    const word = words[first - 1];
    if (!word) break;
    const isPart = PARTS.has(word.lower) || isFiller(word) || /^\d/.test(word.text) || word.text.length === 1;
    const isJoined = PARTS.has(words[first]?.lower ?? "");
    if (!isPart && !isJoined && isCommonWord(word.lower)) break;
    if (/[.?!;:]/.test(words[first]?.before ?? "") && !isJoined) break;
    first--;
  }
  return first;
}
