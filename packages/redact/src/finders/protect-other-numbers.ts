import { protect, type SearchedTurn } from "../searched-turn.ts";
import { numberAt } from "../numbers/spoken-numbers.ts";
import { skipFillers, type Word } from "../text/words.ts";

const CLOCK_TIME = /(?<![\d:])(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?![\d:])|(?<![\d.])[01]?\d\.[0-5]\d ?[ap]\.?m/gi;
const VERSION = /(?<!\p{L})(?:v|version|wersj[aęi]) ?\d+(?:\.\d+)+/giu;
const THOUSANDS = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])/g;
/** An amount with a currency, as in "12345,67 zł". */
const AMOUNT = /(?<!\d)\d+(?:[.,]\d+)+(?= ?(?:zł|pln|eur|usd|gbp|dollars?|euros?|pounds?|[€£$%]))/giu;
const DECIMAL = /(?<![\d.]\s?)\d+\.\d+(?!\s?[\d.]\d*)/g;
/** A number with a label, as in "flight BA117", "room 204", "part number 5L-20" and "error 5003". */
const LABELED =
  /(?<!\p{L})(?:flight|room|platform|gate|seat|channel|error|page|chapter|step|floor|junction|model|part|size|bus|route|line|lot|lotu|pokój|pokoju|peron|modelu|błąd|linia)(?: (?:number|no\.?|numer|nr\.?))?(?: (?:is|to))? #?(?=[\p{L}-]*\d)([\p{L}\d-]+)/giu;

/** Words after a number that is a time, a duration, a measure or an amount. */
const UNITS = new Set(
  (
    "second seconds minute minutes min mins hour hours day days night nights week weeks month months year years o'clock am pm " +
    "dollar dollars buck bucks cent cents pound pounds quid euro euros eur usd gbp pln percent thousand million billion " +
    "milligram milligrams mg gram grams g kg kilo kilos km kilometers miles mile metres meters steps people person persons calls units times " +
    "sekund sekundy minut minuty minutę godzin godziny godzinę godzina dni dzień dnia tydzień tygodnie tygodni miesiąc miesiące miesięcy lat lata rok " +
    "zł złoty złotych złote procent grosz groszy tysiąc tysiące tysięcy milion miliony milionów osób osoby razy"
  ).split(" "),
);
/** Words before a time, as in "at ten fifteen" and "o dziesiątej piętnaście". */
const BEFORE_TIME = new Set("at by until till from to about around past o godzinie od do".split(" "));

/** Claims numbers that are not identifiers: times of day, durations, amounts, versions, and numbers with a label such as "room". */
export function protectOtherNumbers(turn: SearchedTurn): void {
  const { text, topics, words } = turn;
  for (const pattern of [CLOCK_TIME, VERSION, THOUSANDS, AMOUNT]) protectMatches(turn, pattern);
  if (!topics.has("number")) protectMatches(turn, DECIMAL);
  for (const match of text.matchAll(LABELED)) {
    const [all, label = ""] = match;
    protect(turn, match.index + all.length - label.length, match.index + all.length);
  }
  for (let index = 0; index < words.length;) {
    const number = numberAt(words, index);
    const next = number?.next ?? index + 1;
    if (number && (isMeasured(words, next) || isAmount(turn, words[index]))) protectWords(turn, index, next);
    const isTime = number && !topics.has("number") && isHour(words, index, number.digits);
    const minute = isTime ? numberAt(words, next) : undefined;
    if (minute && isSpokenTime(words, index, minute)) {
      protectWords(turn, index, minute.next);
      index = minute.next;
    } else index = next;
  }
}

function protectMatches(turn: SearchedTurn, pattern: RegExp): void {
  for (const match of turn.text.matchAll(pattern)) protect(turn, match.index, match.index + match[0].length);
}

function protectWords(turn: SearchedTurn, first: number, next: number): void {
  protect(turn, turn.words[first]?.start ?? 0, turn.words[next - 1]?.end ?? 0);
}

/** Whether a unit follows: "90 minutes", "eleven a m". */
function isMeasured(words: readonly Word[], next: number): boolean {
  const word = words[skipFillers(words, next)];
  if (!word || /[.?!;:]/.test(word.before)) return false;
  return UNITS.has(word.lower) || (/^[ap]$/.test(word.lower) && words[next + 1]?.lower === "m");
}

function isAmount({ text }: SearchedTurn, word: Word | undefined): boolean {
  return word !== undefined && /[$£€]\s?$/.test(text.slice(Math.max(0, word.start - 2), word.start));
}

function isHour(words: readonly Word[], index: number, digits: string): boolean {
  return digits.length <= 2 && Number(digits) <= 24 && BEFORE_TIME.has(words[index - 1]?.lower ?? "");
}

/** Whether a number is followed by minutes only, as in "at ten fifteen". */
function isSpokenTime(words: readonly Word[], index: number, minute: { digits: string; next: number }): boolean {
  const isMinute = minute.digits.length === 2 && Number(minute.digits) < 60;
  return isMinute && numberAt(words, minute.next) === undefined && words[index + 1]?.before.trim() === "";
}
