import { isTaken, keep, type IdentifierKind, type Passage } from "../passage.ts";
import { numberAt, type SpokenNumber } from "../numbers/spoken-numbers.ts";
import { isFiller, type Word } from "../text/words.ts";

/** One number of a run: where it stands, and what it says. */
interface Piece extends SpokenNumber {
  start: number;
  end: number;
}

/** Numbers that follow each other in one passage. */
interface Run {
  passage: Passage;
  pieces: Piece[];
  isAlone: boolean;
}

const JOINT = /^[\s,.\-–—/():+_*]*$/;
/** From so many digits on, a run can tell who somebody is: a Polish postcode has five. */
const TELLING_DIGITS = 5;
/** … and where a number was asked for. */
const ASKED_DIGITS = 3;
/** A card has 13 to 19 digits, a Polish account 26. */
const CARD_DIGITS = 13;
const PHONE_DIGITS = 7;
/** … and where a caller says nothing else. */
const ALONE_DIGITS = 4;
/** What is counted or paid is no number of somebody. */
const UNITS = new Set(
  (
    "dollar dollars buck bucks cent cents pound pounds quid euro euros eur usd gbp pln zł złoty złotych złote percent procent grosz groszy hundred " +
    "thousand million billion tysiąc tysiące tysięcy milion miliony milionów milligrams mg kg km miles people " +
    "calls osób"
  ).split(" "),
);

/** Finds numbers of phones, cards, accounts and the like, written or said, also over several turns of one speaker. */
export function findNumbers(passages: readonly Passage[]): void {
  const waiting = new Map<string, Run[]>();
  const flush = (speaker: string) => {
    replaceRuns(waiting.get(speaker) ?? []);
    waiting.delete(speaker);
  };
  for (const passage of passages) {
    if (passage.words.every(isFiller)) continue;
    for (const run of runsOf(passage)) {
      const digits = run.pieces.reduce((sum, piece) => sum + piece.digits.length, 0);
      if (digits >= TELLING_DIGITS || !run.isAlone) {
        if (digits >= (passage.topics.has("number") && passage.speaker !== "" ? ASKED_DIGITS : TELLING_DIGITS))
          replaceRuns([run]);
        continue;
      }
      waiting.set(passage.speaker, [...(waiting.get(passage.speaker) ?? []).slice(-9), run]);
    }
    for (const speaker of waiting.keys()) {
      const isGoingOn = waiting.get(speaker)?.at(-1)?.passage === passage;
      if (!isGoingOn && (speaker === passage.speaker || passage.words.length > 4)) flush(speaker);
    }
  }
  for (const speaker of waiting.keys()) flush(speaker);
}

/** Replaces what is one number together, if it is long enough. */
function replaceRuns(runs: readonly Run[]): void {
  const digits = runs.flatMap(({ pieces }) => pieces.map((piece) => piece.digits)).join("");
  const isAsked = runs.some(({ passage }) => passage.topics.has("number"));
  const isSaid = runs.every(({ isAlone, passage }) => isAlone && passage.speaker !== "agent" && passage.speaker !== "");
  if (digits.length < (isAsked ? ASKED_DIGITS : isSaid ? ALONE_DIGITS : TELLING_DIGITS)) return;
  const isDialled = runs.some(({ passage, pieces }) => passage.text.charAt((pieces[0]?.start ?? 0) - 1) === "+");
  const kind = isDialled ? "phone" : kindOf(digits);
  for (const { passage, pieces } of runs) {
    keep(passage, { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0, kind });
  }
}

function kindOf({ length }: string): IdentifierKind {
  if (length >= CARD_DIGITS) return "card";
  return length >= PHONE_DIGITS ? "phone" : "number";
}

function runsOf(passage: Passage): Run[] {
  const { words } = passage;
  const runs: Run[] = [];
  let pieces: Piece[] = [];
  let first = 0;
  const close = (next: number) => {
    if (pieces.length > 0 && !isAmount(passage, pieces, words[next])) {
      const isAlone = words.every((word, index) => (index >= first && index < next) || isFiller(word));
      runs.push({ passage, pieces, isAlone });
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
    const number = isTaken(passage, word) ? undefined : numberAt(words, index);
    const isZero = /^oh?$/.test(word.lower);
    const following = isZero ? numberAt(words, index + 1) : undefined;
    const isStray =
      isZero && (pieces.length === 0 ? following?.digits.length !== 1 : !following && index + 1 < words.length);
    if (!number || isStray || (pieces.length > 0 && !JOINT.test(word.before))) {
      close(index);
      if (!number || isStray) {
        index++;
        continue;
      }
    }
    if (pieces.length === 0) first = index;
    pieces.push({ ...number, start: word.start, end: words[number.next - 1]?.end ?? word.end });
    index = number.next;
  }
  close(words.length);
  return runs;
}

function isAmount({ text }: Passage, pieces: readonly Piece[], next: Word | undefined): boolean {
  const [first] = pieces;
  const isOne = pieces.length === 1 || /^\d{1,3}(?:[., ]\d{2,3})+$/.test(text.slice(first?.start, pieces.at(-1)?.end));
  return (
    isOne &&
    (UNITS.has(next?.lower ?? "") || /[$£€]\s*$/.test(text.slice(Math.max(0, (first?.start ?? 0) - 3), first?.start)))
  );
}
