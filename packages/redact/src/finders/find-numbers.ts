import { addIdentifier, type SearchedTurn } from "../searched-turn.ts";
import { isFiller } from "../text/words.ts";
import { numberKind } from "./number-kind.ts";
import { numberRuns, type NumberRun } from "./number-runs.ts";

/** Minimum number of digits that can identify a person. A Polish postcode has five. */
const MIN_DIGITS = 5;
/** Minimum number of digits if the topic is a number, such as a security code. */
const MIN_TOPIC_DIGITS = 3;
/** Minimum number of digits if the caller says nothing else. */
const MIN_ONLY_DIGITS = 4;
const PHONE_DIGITS = 7;
/** Maximum number of runs that are kept as parts of one number. */
const MAX_PARTS = 10;
/** Maximum number of words in a turn of the other speaker that does not end a number. */
const MAX_INTERRUPTION = 4;

/** Finds phone, card, account and similar numbers, written or spoken, also over several turns of one speaker. */
export function findNumbers(turns: readonly SearchedTurn[]): void {
  const partsOf = new Map<string, NumberRun[]>();
  const flush = (speaker: string) => {
    addNumber(partsOf.get(speaker) ?? []);
    partsOf.delete(speaker);
  };
  for (const turn of turns) {
    if (turn.words.every(isFiller)) continue;
    let hasPart = false;
    for (const run of numberRuns(turn)) {
      const { speaker } = turn;
      if (!isNumberTopic(turn) && !run.isOnly && (isYears(run) || isCounting(run))) continue;
      if (run.digits.length >= MIN_DIGITS || !run.isOnly) {
        const isRequested = isNumberTopic(turn) && speaker !== "";
        if (run.digits.length >= (isRequested ? MIN_TOPIC_DIGITS : MIN_DIGITS)) addNumber([run]);
      } else {
        partsOf.set(speaker, [...(partsOf.get(speaker) ?? []).slice(1 - MAX_PARTS), run]);
        hasPart = true;
      }
    }
    for (const speaker of partsOf.keys()) {
      const isOver = speaker === turn.speaker ? !hasPart : turn.words.length > MAX_INTERRUPTION;
      if (isOver) flush(speaker);
    }
  }
  for (const speaker of partsOf.keys()) flush(speaker);
}

/** Adds the runs as one number, if it is long enough. */
function addNumber(runs: readonly NumberRun[]): void {
  const digits = runs.map((run) => run.digits).join("");
  const isRequested = runs.some(({ turn }) => isNumberTopic(turn));
  const isByCaller = runs.every(({ isOnly, turn }) => isOnly && !["", "agent"].includes(turn.speaker));
  const isOnlyDigits = isByCaller && !isTimeOfDay(runs);
  if (digits.length < (isRequested ? MIN_TOPIC_DIGITS : isOnlyDigits ? MIN_ONLY_DIGITS : MIN_DIGITS)) return;
  const kind = runs.some(isDialed) ? "phone" : numberKind(digits, textBefore(runs[0]));
  for (const run of runs) addIdentifier(run.turn, { ...spanOf(run), kind });
}

/** Returns the text before a number: in its turn, or the previous turn if its turn has no earlier words. */
function textBefore(run: NumberRun | undefined): string {
  if (!run) return "";
  const { turn, pieces } = run;
  const text = turn.text.slice(0, pieces[0]?.start);
  return /\p{L}/u.test(text) ? text : turn.textBefore;
}

function isDialed({ turn, pieces }: NumberRun): boolean {
  return turn.text.charAt((pieces[0]?.start ?? 0) - 1) === "+";
}

/** Returns the range of a run, including a leading "+" or "(". */
function spanOf({ turn, pieces }: NumberRun): { start: number; end: number } {
  const start = pieces[0]?.start ?? 0;
  const end = pieces.at(-1)?.end ?? 0;
  const isClosed = turn.text.slice(start, end).includes(")");
  const lead = (isClosed ? /\+?\($|\+$/ : /\+$/).exec(turn.text.slice(Math.max(0, start - 2), start));
  return { start: start - (lead?.[0].length ?? 0), end };
}

/** Whether a run consists of years, as in "2019/2020". */
function isYears({ pieces }: NumberRun): boolean {
  return pieces.every(({ digits }) => /^(?:19|20)\d\d$/.test(digits));
}

/** Whether a run counts up or down, as in "one two three four five" and "three two one". */
function isCounting({ pieces }: NumberRun): boolean {
  const values = pieces.map(({ digits }) => Number(digits));
  const steps = new Set(values.slice(1).map((value, index) => value - (values[index] ?? 0)));
  const [step = 0] = steps;
  return (
    values.length > 2 &&
    values.length < PHONE_DIGITS &&
    steps.size === 1 &&
    Math.abs(step) === 1 &&
    pieces.every(({ digits }) => digits.length <= 2)
  );
}

/** Whether the topic is a number or a birth, because a date of birth can be spoken as a number: "oh two oh three eighty nine". */
function isNumberTopic({ topics }: SearchedTurn): boolean {
  return topics.has("number") || topics.has("birth");
}

/** Whether runs are an hour and minutes with two digits, as in "ten fifteen". */
function isTimeOfDay(runs: readonly NumberRun[]): boolean {
  const pieces = runs.flatMap((run) => run.pieces);
  const [hour, minute] = pieces;
  return pieces.length === 2 && Number(hour?.digits) <= 24 && minute?.digits.length === 2 && Number(minute.digits) < 60;
}
