import { numberAt, type SpokenNumber } from "../numbers/spoken-numbers.ts";
import { isClaimed, type Passage } from "../passage.ts";
import { isFiller } from "../text/words.ts";

/** A number of a run, and where it is. */
interface Piece extends SpokenNumber {
  start: number;
  end: number;
}

/** Numbers that follow each other in one turn. */
export interface NumberRun {
  passage: Passage;
  pieces: readonly Piece[];
  digits: string;
  /** Whether the turn has no other words. */
  isOnly: boolean;
}

const JOINT = /^[\s,.\-–—/():+_*]*$/;

/** The runs of numbers in a turn: "0 7 9", "seven seven hundred". Numbers that stay are not part of a run. */
export function numberRuns(passage: Passage): NumberRun[] {
  const { words } = passage;
  const runs: NumberRun[] = [];
  let pieces: Piece[] = [];
  let first = 0;
  const close = (next: number) => {
    if (pieces.length > 0) {
      const isOnly = words.every((word, index) => (index >= first && index < next) || isFiller(word));
      runs.push({ passage, pieces, isOnly, digits: pieces.map(({ digits }) => digits).join("") });
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
    const number =
      isClaimed(passage, word) || isExclamation(passage, index, pieces.length) ? undefined : numberAt(words, index);
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

/** Whether a number goes on. "80, one twenty" are two numbers: one is written, and the other is spelled out. */
function isJoined(previous: Piece | undefined, { language }: SpokenNumber, gap: string): boolean {
  const isSameWriting = (previous?.language === undefined) === (language === undefined);
  return JOINT.test(gap) && (previous === undefined || isSameWriting || !gap.includes(","));
}

/** "Oh" that is not a zero: no digit before or after it. */
function isExclamation({ words }: Passage, index: number, pieces: number): boolean {
  if (!/^oh?$/.test(words[index]?.lower ?? "")) return false;
  const isFollowed = numberAt(words, index + 1) !== undefined;
  return pieces === 0 ? !isFollowed : !isFollowed && index + 1 < words.length;
}
