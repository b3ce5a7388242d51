import { addIdentifier, type SearchedTurn } from "../searched-turn.ts";
import { isFunctionWord } from "../text/function-words.ts";
import { isFiller, type Word } from "../text/words.ts";
import { codeItems, countItemWords, countSymbols, hasLetters, type CodeItem } from "./code-items.ts";

/** Words between letters that are spelled: "o apostrophe b r i e n". */
const MARKS = new Set("apostrophe hyphen dash double slash myślnik kreska apostrof".split(" "));
/** Words before a code. */
const LABELS = new Set(
  (
    "post code postcode zip surname last first best registration claim reference booking customer national health " +
    "firmy imię nazwisko literuję kod"
  ).split(" "),
);
const JOINT = /^(?:[\s,\-–—/]*|\.?\s+)$/;
const MIN_SYMBOLS = 4;
/** Maximum number of words in a turn that consists of a code. */
const MAX_WORDS = 40;

/** Abbreviations that are spoken letter by letter, and are not codes. */
const ABBREVIATIONS = new Set(
  "ac asap atm bbc cd diy dvd eta eu fbi gps gdp id it nhs pc pdf sms suv tv uk url us usa usb vat vip".split(" "),
);

/** Finds codes that are spelled: "mk 6 9 tango bravo", "j o n e s". Spelled names are codes, too. */
export function findSpelledCodes(turn: SearchedTurn): void {
  const { speaker, words } = turn;
  const items = runsOf(codeItems(turn), words)
    .filter((run) => !isAbbreviation(run, words) && !isAlphabetical(run, words))
    .flat();
  if (isAlphabetical(items, words)) return;
  if (speaker !== "" && (isOnlyCode(words, items) || isMostlyCode(words, items))) {
    addWholeTurn(turn, items);
    return;
  }
  const spelled = items.filter(({ isGlued }) => !isGlued);
  for (const run of runsOf(spelled, words)) addRun(turn, run);
}

/** Whether a turn has no other words than a code. "BA117" on its own may be a flight. */
function isOnlyCode(words: readonly Word[], items: readonly CodeItem[]): boolean {
  const isLongEnough = isSpelledCode(items) || countSymbols(items) >= MIN_SYMBOLS;
  const isSpelled = items.length >= 3 && items.some(({ isGlued }) => !isGlued);
  return isSpelled && isLongEnough && hasLetters(items) && countItemWords(items) === spokenWords(words);
}

/** Whether most of a turn is a code, so that the other words are letters that were not recognized. */
function isMostlyCode(words: readonly Word[], items: readonly CodeItem[]): boolean {
  const spoken = spokenWords(words);
  if (spoken > MAX_WORDS) return false;
  const isAdjacent = ({ index, next }: CodeItem) => items.some((item) => item.index === next || item.next === index);
  const sure = items.filter((item) => !item.isWord || isAdjacent(item));
  const hasSpelledLetter = sure.some(({ isGlued, isWord, letters }) => letters === 1 && !isGlued && !isWord);
  const isLongEnough = sure.length >= 3 && countSymbols(sure) >= MIN_SYMBOLS;
  return isLongEnough && hasSpelledLetter && countItemWords(sure) >= spoken / 2 && isSpelledCode(sure);
}

/** Adds a turn without the function words at its ends. */
function addWholeTurn(turn: SearchedTurn, items: readonly CodeItem[]): void {
  const starts = new Map(items.map((item) => [item.index, item]));
  const ends = new Set(items.map(({ next }) => next));
  const isContent = (word: Word, index: number) => {
    const item = starts.get(index);
    const isNextToItem = starts.has(skipMarks(turn.words, index + 1)) || ends.has(index);
    if (item) return !item.isWord || isNextToItem;
    return !(isFiller(word) || isFunctionWord(word.lower) || LABELS.has(word.lower));
  };
  addCode(turn, turn.words.findIndex(isContent), turn.words.findLastIndex(isContent) + 1);
}

/** Groups items that follow each other. */
function runsOf(items: readonly CodeItem[], words: readonly Word[]): CodeItem[][] {
  const runs: CodeItem[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    const previous = last?.at(-1);
    const start = previous ? skipMarks(words, previous.next) : -1;
    const isNext = start === item.index && JOINT.test(words[item.index]?.before ?? "");
    if (last && isNext) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** Whether a run is an abbreviation, as in "U S A", "a T V" and "TV". */
function isAbbreviation(run: readonly CodeItem[], words: readonly Word[]): boolean {
  const lettersOf = (items: readonly CodeItem[]) => items.map(({ index }) => words[index]?.lower).join("");
  const [first] = run;
  return (
    run.length < 5 && [run, first?.isWord ? run.slice(1) : run].some((items) => ABBREVIATIONS.has(lettersOf(items)))
  );
}

/** Whether letters are in alphabetical order, as in "A, B, C and D". */
function isAlphabetical(items: readonly CodeItem[], words: readonly Word[]): boolean {
  const letters = items.map(({ index }) => words[index]?.lower ?? "");
  return (
    letters.length >= 3 &&
    letters.every((letter, at) => letter.length === 1 && letter.charCodeAt(0) - at === letters[0]?.charCodeAt(0))
  );
}

function skipMarks(words: readonly Word[], index: number): number {
  return MARKS.has(words[index]?.lower ?? "") ? index + 1 : index;
}

function addRun(turn: SearchedTurn, run: readonly CodeItem[]): void {
  const first = run.findIndex(({ isWord }) => !isWord);
  const last = run.findLastIndex(({ isWord }) => !isWord);
  const trimmed = run.slice(first, last + 1);
  const [start] = trimmed;
  const end = trimmed.at(-1);
  if (!start || !end || !isSpelledCode(trimmed)) return;
  addCode(turn, start.index, end.next);
}

/** Whether items have enough letters for a name, or letters and digits for a postcode. */
function isSpelledCode(items: readonly CodeItem[]): boolean {
  const letters = items.reduce((sum, item) => sum + item.letters, 0);
  const symbols = countSymbols(items);
  const surely = items.filter((item) => item.letters > 0 && !item.isWord).length;
  if (items.length < 3) return false;
  if (symbols > letters) return surely > 0;
  return letters >= 3 && (surely >= 2 || (surely === 1 && items.length >= 4));
}

function spokenWords(words: readonly Word[]): number {
  return words.filter((word) => !isFiller(word)).length;
}

function addCode(turn: SearchedTurn, first: number, next: number): void {
  const { words } = turn;
  addIdentifier(turn, { start: words[first]?.start ?? 0, end: words[next - 1]?.end ?? 0, kind: "code" });
}
