import { numberAt } from "../numbers/spoken-numbers.ts";
import { isClaimed, type SearchedTurn } from "../searched-turn.ts";
import { isFunctionWord } from "../text/function-words.ts";
import type { Word } from "../text/words.ts";

/** Words of spelling alphabets, and common recognition errors. */
const SPELLING_WORDS = new Set(
  (
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa " +
    "quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu zed zee ray peter"
  ).split(" "),
);
/** Letters that are also words. */
const WORD_LETTERS = new Set(["a", "i", "o", "w", "z", "u"]);
/** Words other than "as in" between a letter and its example, as in "S for sugar". */
const EXAMPLE_JOINTS = new Set(["for", "like", "jak"]);
const MAX_DIGITS = 4;

/** Letters or digits that are one part of a code. */
export interface CodeItem {
  letters: number;
  digits: number;
  /** Whether it may be a word of the sentence, such as "a". */
  isWord: boolean;
  /** Whether letters and digits touch, as in "BA117": such codes are written, not spelled. */
  isGlued: boolean;
  index: number;
  next: number;
}

/** The items of a turn, in order. Words that are neither letters nor digits are left out. */
export function codeItems(turn: SearchedTurn): CodeItem[] {
  const { words } = turn;
  const items: CodeItem[] = [];
  for (let index = 0; index < words.length;) {
    const item = isClaimed(turn, words[index]) ? undefined : itemAt(words, index);
    if (item) items.push(item);
    index = item?.next ?? index + 1;
  }
  return items;
}

/** Number of words in items. */
export function countItemWords(items: readonly CodeItem[]): number {
  return items.reduce((sum, { index, next }) => sum + next - index, 0);
}

/** Whether any item has letters. */
export function hasLetters(items: readonly CodeItem[]): boolean {
  return items.some(({ letters }) => letters > 0);
}

/** Number of letters and digits in items. */
export function countSymbols(items: readonly CodeItem[]): number {
  return items.reduce((sum, { letters, digits }) => sum + letters + digits, 0);
}

function itemAt(words: readonly Word[], index: number): CodeItem | undefined {
  const word = words[index];
  if (!word) return undefined;
  const { lower, text } = word;
  const item = { letters: 0, digits: 0, isWord: false, isGlued: isGlued(words, index), index, next: index + 1 };
  const number = /^oh?$/.test(lower) ? undefined : numberAt(words, index);
  if (number) {
    const isOrdinal = /^(?:st|nd|rd|th)$/.test(words[number.next - 1]?.lower ?? "");
    if (number.digits.length > MAX_DIGITS || isOrdinal) return undefined;
    return { ...item, digits: number.digits.length, next: number.next };
  }
  if (SPELLING_WORDS.has(lower)) return { ...item, letters: 1 };
  const isCapitals = text.length > 1 && text === text.toUpperCase() && !isFunctionWord(lower);
  // Speech recognition combines several letters into one word, as in "ju L IE NIH". Before a number, the word is more often a name, such as NHS.
  if (isCapitals && (text.length === 3 || text.length === 4)) return { ...item, isWord: true };
  const isFragment = text.length === 2 && (isCapitals || item.isGlued);
  if ((text.length > 1 && !isFragment) || isTimeOfDay(words, index)) return undefined;
  const next = afterExample(words, index);
  return { ...item, letters: text.length, isWord: next === item.next && isWordLetter(word), next };
}

/** Returns the index after the example of the letter at `index`, as in "S as in sugar" or "Z jak Zenon", or after the letter without one. */
function afterExample(words: readonly Word[], index: number): number {
  const next = index + 1;
  const joint = words[next]?.lower ?? "";
  const at = joint === "as" && words[next + 1]?.lower === "in" ? next + 2 : next + 1;
  if (at === next + 1 && !EXAMPLE_JOINTS.has(joint)) return next;
  const example = words[at]?.lower ?? "";
  const isExample = example.length > 1 && example.startsWith(words[index]?.lower ?? "") && !isFunctionWord(example);
  return isExample ? at + 1 : next;
}

/** Whether a word of letters and a word of digits are adjacent, with at most a dash between them. */
function isGlued(words: readonly Word[], index: number): boolean {
  const isNumber = (at: number) => /^\d/.test(words[at]?.text ?? "");
  const touches = (left: number) =>
    words[left] !== undefined && /^-?$/.test(words[left + 1]?.before ?? "!") && isNumber(left) !== isNumber(left + 1);
  return touches(index - 1) || touches(index);
}

/** The letters of "eleven a m". */
function isTimeOfDay(words: readonly Word[], index: number): boolean {
  const first = words[index]?.lower === "m" ? index - 1 : index;
  const isPair = /^[ap]$/.test(words[first]?.lower ?? "") && words[first + 1]?.lower === "m";
  const before = words[first - 1]?.lower ?? "";
  const isSpoken = first > 0 && before !== "o" && numberAt(words, first - 1)?.language !== undefined;
  return isPair && (/^(?:o'clock|\d{1,2})$/.test(before) || isSpoken);
}

/** Whether a letter may be a word: "a", "I", and "W" at the start of a sentence. */
function isWordLetter({ before, lower, start, text }: Word): boolean {
  const isStart = start === 0 || /[.?!]/.test(before);
  return WORD_LETTERS.has(lower) && (text === lower || text === "I" || text === "A" || isStart);
}
