import { numberAt, type SpokenNumber } from "../numbers/spoken-numbers.ts";
import { isClaimed, type SearchedTurn } from "../searched-turn.ts";
import { isFiller } from "../text/words.ts";

/** A number of a run, and its range. */
interface Piece extends SpokenNumber {
  start: number;
  end: number;
}

/** Numbers that follow each other in one turn. */
export interface NumberRun {
  turn: SearchedTurn;
  pieces: readonly Piece[];
  digits: string;
  /** Whether the turn has no other words. */
  isOnly: boolean;
}

const JOINT = /^[\s,.\-–—/():+_*]*$/;

/** Returns the runs of numbers in a turn: "0 7 9", "seven seven hundred". Claimed numbers are not part of a run. */
export function numberRuns(turn: SearchedTurn): NumberRun[] {
  const { words } = turn;
  const runs: NumberRun[] = [];
  let pieces: Piece[] = [];
  let first = 0;
  const close = (next: number) => {
    if (pieces.length > 0) {
      const isOnly = words.every((word, index) => (index >= first && index < next) || isFiller(word));
      runs.push({ turn, pieces, isOnly, digits: pieces.map(({ digits }) => digits).join("") });
    }
    pieces = [];
  };
  for (let index = 0; index < words.length;) {
    const word = words[index];
    if (!word) break;
    if (pieces.length > 0 && isFiller(word)) {
      index++;
      continue;
    }
    const number = isClaimed(turn, word) || isExclamation(turn, index, pieces) ? undefined : numberAt(words, index);
    if (!number || !isJoined(pieces.at(-1), number, word.before)) close(index);
    if (!number) {
      index++;
      continue;
    }
    if (pieces.length === 0) first = index;
    const isDialed = pieces.length === 0 && words[index - 1]?.lower === "plus";
    const { start } = (isDialed ? words[index - 1] : undefined) ?? word;
    pieces.push({ ...number, start, end: words[number.next - 1]?.end ?? word.end });
    index = number.next;
  }
  close(words.length);
  return runs;
}

/** Whether a number continues the previous one. "80, one twenty" are two numbers, because only one of them is written in digits. */
function isJoined(previous: Piece | undefined, { language }: SpokenNumber, gap: string): boolean {
  const isSameWriting = (previous?.language === undefined) === (language === undefined);
  return JOINT.test(gap) && (previous === undefined || isSameWriting || !gap.includes(","));
}

/** Whether "oh" is not a zero, because no digit precedes or follows. "O" next to a number with several digits is a Polish preposition: "o 15". */
function isExclamation({ words }: SearchedTurn, index: number, pieces: readonly Piece[]): boolean {
  const word = words[index]?.lower;
  if (word !== "o" && word !== "oh") return false;
  const previous = pieces.at(-1);
  const following = numberAt(words, index + 1);
  const isDigit = (number: SpokenNumber | undefined) => number?.language === "en" || number?.digits.length === 1;
  if (following && (word === "oh" || following.language === "en" || words[index + 1]?.before === "")) return false;
  if (following && isDigit(following) && isDigit(previous)) return false;
  return index + 1 < words.length || !previous || (word === "o" && !isDigit(previous));
}
