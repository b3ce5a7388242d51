import { isTaken, keep, type Passage } from "../passage.ts";
import { isCommonWord } from "../text/common-words.ts";
import { numberAt } from "../numbers/spoken-numbers.ts";
import { isFiller, type Word } from "../text/words.ts";

/** The words that letters are spelled with, and what recognisers make of them. */
const SPELLING = new Map(
  (
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa " +
    "quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu zed zee ray peter"
  )
    .split(" ")
    .map((word): [string, string] => [word, word === "xray" || word === "ray" ? "x" : word.charAt(0)]),
);

/** What one word of a code is: letters or digits. */
interface Item {
  letters: string;
  digits: string;
  /** Letters that are a word of their own, such as "a", may have slipped in. */
  isWord: boolean;
  start: number;
  end: number;
  index: number;
  next: number;
}

/** Between two items. */
const JOINT = /^(?:[\s,\-–—]*|\.?\s+)$/;
const WORD_LETTERS = new Set(["a", "i", "o", "w", "z", "u"]);

/** Finds postcodes and other codes of letters and digits, and names that are spelled: "mk 6 9 tango bravo", "j o n e s". */
export function findCodes(passage: Passage): void {
  const { words } = passage;
  const items: Item[] = [];
  for (let index = 0; index < words.length;) {
    const item = isTaken(passage, words[index]) ? undefined : itemAt(words, index);
    if (item) items.push(item);
    index = item?.next ?? index + 1;
  }
  const said = words.filter((word) => !isFiller(word));
  const covered = items.reduce((sum, { next, index }) => sum + next - index, 0);
  const isCode = isTelling(items) || (covered === said.length && symbolsOf(items) >= 4);
  const isSaid = passage.speaker !== "" && said.length <= LONGEST;
  if (isSaid && items.length >= 3 && covered >= said.length * 0.5 && lettersOf(items) !== "" && isCode) {
    const first = words.findIndex((word, index) => items[0]?.index === index || !isCommonWord(word.lower));
    keepCode(passage, first, words.length);
    return;
  }
  let run: Item[] = [];
  for (const item of [...items, undefined]) {
    const last = run.at(-1);
    const isNext = item && last?.next === item.index && JOINT.test(words[item.index]?.before ?? "");
    if (last && !isNext) {
      keepRun(passage, run);
      run = [];
    }
    if (item) run.push(item);
  }
}

function keepRun(passage: Passage, run: Item[]): void {
  const first = run.findIndex(({ isWord }) => !isWord);
  const last = run.findLastIndex(({ isWord }) => !isWord);
  const trimmed = run.slice(first, last + 1);
  const [start] = trimmed;
  const end = trimmed.at(-1);
  if (first >= 0 && start && end && isTelling(trimmed)) {
    keepCode(passage, start.index, end.next);
  }
}

/** The longest that is nothing but a code, in words. */
const LONGEST = 40;

function symbolsOf(items: readonly Item[]): number {
  return items.reduce((sum, { letters, digits }) => sum + letters.length + digits.length, 0);
}

/** Enough letters to be a name, or letters and digits to be a postcode. */
function isTelling(items: readonly Item[]): boolean {
  const letters = lettersOf(items).length;
  const digits = items.reduce((sum, item) => sum + item.digits.length, 0);
  const real = items.filter(({ isWord, letters: own }) => own !== "" && !isWord).length;
  if (digits > 0)
    return real > 0 && letters + digits >= 3 && items.length >= 2 && !(items.length === 2 && letters + digits < 4);
  return letters >= 3 && items.length >= 3 && (real >= 2 || (real === 1 && items.length >= 4));
}

function lettersOf(items: readonly Item[]): string {
  return items.map(({ letters }) => letters).join("");
}

function itemAt(words: readonly Word[], index: number): Item | undefined {
  const word = words[index];
  if (!word) return undefined;
  const { start, end, lower, text } = word;
  const item = { letters: "", digits: "", isWord: false, start, end, index, next: index + 1 };
  const number = /^oh?$/.test(lower) ? undefined : numberAt(words, index);
  if (number && number.digits.length <= 4 && !/^(?:st|nd|rd|th)$/.test(words[number.next - 1]?.lower ?? "")) {
    return { ...item, digits: number.digits, next: number.next, end: words[number.next - 1]?.end ?? end };
  }
  if (number) return undefined;
  const spelled = SPELLING.get(lower);
  if (spelled !== undefined) return { ...item, letters: spelled };
  const touchesDigits =
    (word.before === "" && /\d$/.test(words[index - 1]?.text ?? "")) ||
    (words[index + 1]?.before === "" && /^\d/.test(words[index + 1]?.text ?? ""));
  const isFragment =
    text.length <= 4 &&
    text.length > 1 &&
    !isCommonWord(lower) &&
    (text === text.toUpperCase() || (touchesDigits && text.length <= 2));
  if ((text.length > 1 && !isFragment) || isTimeOfDay(words, index)) return undefined;
  return { ...item, letters: lower, isWord: isWordOf(word) };
}

/** The letters of "eleven a m". */
function isTimeOfDay(words: readonly Word[], index: number): boolean {
  const first = words[index]?.lower === "m" ? index - 1 : index;
  const isPair = /^[ap]$/.test(words[first]?.lower ?? "") && words[first + 1]?.lower === "m";
  const before = words[first - 1]?.lower ?? "";
  return (
    isPair &&
    (/^(?:o'clock|\d{1,2})$/.test(before) ||
      (first > 0 && numberAt(words, first - 1)?.language !== undefined && before !== "o"))
  );
}

/** "a", "I", and at the start of a sentence also "W". */
function isWordOf({ before, lower, start, text }: Word): boolean {
  return (
    WORD_LETTERS.has(lower) && (text === lower || text === "I" || text === "A" || start === 0 || /[.?!]/.test(before))
  );
}

function keepCode(passage: Passage, first: number, next: number): void {
  const { words } = passage;
  keep(passage, { start: words[first]?.start ?? 0, end: words[next - 1]?.end ?? 0, kind: "code" });
}
