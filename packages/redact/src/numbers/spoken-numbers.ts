import { skipFillers, type Word } from "../text/words.ts";

/** A number in one or more words, written or spoken. */
export interface SpokenNumber {
  digits: string;
  /** Index of the word after it. */
  next: number;
  /** Language of a spoken number; `undefined` if it is written in digits. */
  language: Language | undefined;
}

/** A language of spoken numbers. */
type Language = "en" | "pl";

const list = (text: string) => text.split(" ");

/** From 0 to 9. */
const UNITS = {
  en: list("zero one two three four five six seven eight nine"),
  pl: list("zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć"),
} as const satisfies Record<Language, readonly string[]>;

/** From 10 to 19. */
const TEENS = {
  en: list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
  pl: list(
    "dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
  ),
};

/** From 20 to 90. */
const TENS = {
  en: list("twenty thirty forty fifty sixty seventy eighty ninety"),
  pl: list(
    "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
  ),
};

/** From 100 to 900 in Polish. */
const HUNDREDS = list("sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset");

type Size = "unit" | "teen" | "tens" | "hundreds";
interface Entry {
  value: number;
  size: Size;
  language: Language;
}

const entries = new Map<string, Entry>();
for (const language of ["en", "pl"] as const) {
  UNITS[language].forEach((word, value) => entries.set(word, { value, size: "unit", language }));
  TEENS[language].forEach((word, index) => entries.set(word, { value: index + 10, size: "teen", language }));
  TENS[language].forEach((word, index) => entries.set(word, { value: (index + 2) * 10, size: "tens", language }));
}
HUNDREDS.forEach((word, index) => entries.set(word, { value: (index + 1) * 100, size: "hundreds", language: "pl" }));
for (const [word, value] of [
  ["oh", 0],
  ["o", 0],
  ["nought", 0],
  ["naught", 0],
] as const)
  entries.set(word, { value, size: "unit", language: "en" });
for (const [word, value] of [
  ["jedna", 1],
  ["jedno", 1],
  ["dwie", 2],
] as const)
  entries.set(word, { value, size: "unit", language: "pl" });
entries.set("fourty", { value: 40, size: "tens", language: "en" });

const REPEATED: Record<string, number> = { double: 2, triple: 3, treble: 3, podwójne: 2, potrójne: 3 };
/** Characters between two words of one number: "twenty-two", "nineteen, eighty". */
const JOINT = /^[\s,\-–]*$/;

/** Returns the number that starts at `index`: "59320", "seven", "forty two", "double five", "sześćset dwadzieścia trzy". */
export function numberAt(words: readonly Word[], index: number): SpokenNumber | undefined {
  const word = words[index];
  if (!word) return undefined;
  if (/^\d/.test(word.text)) {
    const isOrdinal = words[index + 1]?.before === "" && /^(?:st|nd|rd|th)$/.test(words[index + 1]?.lower ?? "");
    return { digits: word.text, next: index + (isOrdinal ? 2 : 1), language: undefined };
  }
  const times = Object.hasOwn(REPEATED, word.lower) ? REPEATED[word.lower] : undefined;
  if (times !== undefined) {
    const isNested = Object.hasOwn(REPEATED, words[index + 1]?.lower ?? "");
    const repeated = isNested ? undefined : numberAt(words, index + 1);
    return repeated?.digits.length === 1 ? { ...repeated, digits: repeated.digits.repeat(times) } : undefined;
  }
  const first = entries.get(word.lower);
  if (!first) return undefined;
  const { language } = first;
  let { size, value } = first;
  let next = index + 1;
  if (size === "unit" && value > 0 && words[next]?.lower === "hundred") {
    value *= 100;
    size = "hundreds";
    next++;
    if (words[next]?.lower === "and" && entries.has(words[next + 1]?.lower ?? "")) next++;
  }
  for (const smaller of smallerThan(size)) {
    const at = skipFillers(words, next);
    const following = entries.get(words[at]?.lower ?? "");
    if (following?.size !== smaller || following.language !== language || following.value === 0) continue;
    if (!JOINT.test(words[at]?.before ?? "")) break;
    // "seven hundred nine hundred" are two numbers.
    if (following.size === "unit" && words[at + 1]?.lower === "hundred") break;
    // "sixty five" is one number, "six five" are two.
    value += following.value;
    next = at + 1;
    if (smaller === "teen") break;
  }
  return { digits: String(value), next, language };
}

function smallerThan(size: Size): Size[] {
  if (size === "hundreds") return ["teen", "tens", "unit"];
  return size === "tens" ? ["unit"] : [];
}
