import { numberAt } from "../numbers/spoken-numbers.ts";
import { addIdentifier, isClaimed, type SearchedTurn } from "../searched-turn.ts";
import { isFunctionWord } from "../text/function-words.ts";
import { isFiller, type Word } from "../text/words.ts";

const WRITTEN = /[^\s@<>,;:()"]{1,64}@[^\s@<>,;:()"]{1,255}/gu;
const AT_WORDS = new Set(["at", "małpa", "malpa"]);
const DOT_WORDS = new Set(["dot", "kropka"]);
/** Words between the parts of a local part or a host. */
const SEPARATORS = new Set([
  ...DOT_WORDS,
  ..."underscore dash hyphen plus minus podkreślnik podkreślenie myślnik kreska".split(" "),
]);
/** Top-level domains that are spoken without the dot: "yahoo com". */
const SPOKEN_TLD = new Set("com net org edu gov co uk pl de eu io info".split(" "));
const MAX_LOCAL_WORDS = 14;
/** Maximum number of words without a separator in a local part, as in "david jones at outlook dot com". */
const MAX_PLAIN_WORDS = 2;
const MAX_DOTS = 4;

/** Finds e-mail addresses, written (`jan@example.pl`) or spoken ("jan kropka kowalski małpa example kropka pl"). */
export function findEmailAddresses(turn: SearchedTurn): void {
  const { text, words } = turn;
  for (const match of text.includes("@") ? text.matchAll(WRITTEN) : []) {
    const end = match.index + match[0].replace(/[.!?]+$/, "").length;
    addIdentifier(turn, { start: match.index, end, kind: "email" });
  }
  words.forEach((word, index) => {
    if (!AT_WORDS.has(word.lower) || isClaimed(turn, word)) return;
    const host = words[index + 1]?.lower === "sign" ? index + 2 : index + 1;
    const next = endOfHost(words, host);
    const first = startOfLocalPart(words, index);
    if (next === undefined || first === index) return;
    const start = words[first]?.start ?? word.start;
    addIdentifier(turn, { start, end: words[next - 1]?.end ?? word.end, kind: "email" });
  });
}

/** The index after "gmail dot com", "my dash shop dot co dot uk" or "yahoo com"; `undefined` if there is no host. */
function endOfHost(words: readonly Word[], first: number): number | undefined {
  let next = endOfHostName(words, first);
  let dots = 0;
  while (next !== undefined && dots < MAX_DOTS) {
    const after = afterDomain(words, next, dots === 0);
    if (after === undefined) break;
    next = after;
    dots++;
  }
  return dots > 0 ? next : undefined;
}

/** The index after "gmail", "o2" or "my dash shop". Speech recognition can miss the name: "at dot com". */
function endOfHostName(words: readonly Word[], first: number): number | undefined {
  if (isDot(words[first])) return first;
  let next = first + 1;
  while (words[next]?.before === "") next++;
  while (SEPARATORS.has(words[next]?.lower ?? "") && !isDot(words[next])) next += 2;
  const isCompound = next > first + 1;
  return isCompound || (words[first] && !isFunctionWord(words[first].lower)) ? next : undefined;
}

/** The index after "dot com", ".com" or, as the first domain, "com". */
function afterDomain(words: readonly Word[], index: number, isFirst: boolean): number | undefined {
  const word = words[index];
  if (!word) return undefined;
  const following = words[index + 1]?.lower;
  if (isDot(word)) return following !== undefined && !isFunctionWord(following) ? index + 2 : undefined;
  const isWritten = word.before === "." && /^\p{L}{2,}$/u.test(word.text);
  const isUndotted = SPOKEN_TLD.has(word.lower) && /^\s+$/.test(word.before) && (isFirst || word.lower === "uk");
  return isWritten || isUndotted ? index + 1 : undefined;
}

function isDot(word: Word | undefined): boolean {
  return DOT_WORDS.has(word?.lower ?? "");
}

/** Returns the index of the first word of the local part before "at". */
function startOfLocalPart(words: readonly Word[], at: number): number {
  let first = at;
  let plainWords = 0;
  while (first > 0 && first > at - MAX_LOCAL_WORDS) {
    const word = words[first - 1];
    if (!word) break;
    const isJoined =
      (SEPARATORS.has(words[first]?.lower ?? "") && first < at) || SEPARATORS.has(words[first - 2]?.lower ?? "");
    if (/[.?!;:,]/.test(words[first]?.before ?? "") && !isJoined) break;
    if (!isJoined && !isLocalPartWord(words, first - 1)) {
      if (isFunctionWord(word.lower) || plainWords === MAX_PLAIN_WORDS) break;
      plainWords++;
    }
    first--;
  }
  while (first < at && isFiller(words[first])) first++;
  return first;
}

/** Whether a word is a digit, a letter, a separator or a filler. */
function isLocalPartWord(words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (!word) return false;
  const isLetter = word.text.length === 1 && word.text !== "I";
  return SEPARATORS.has(word.lower) || isFiller(word) || isLetter || numberAt(words, index) !== undefined;
}
