import { ambiguousNames, givenNames, isPolishName, surnames } from "./names.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import { inCaseOf } from "./words.ts";

const isClear = (name: string) => !ambiguousNames.has(name);
const given = { pl: givenNames.filter((name) => isClear(name) && isPolishName(name)), en: givenNames.filter((name) => isClear(name) && !isPolishName(name)) };
const family = { pl: surnames.filter((name) => isClear(name) && isPolishName(name)), en: surnames.filter((name) => isClear(name) && !isPolishName(name)) };
const GIVEN = new Set(givenNames);

/** Another name for a name: a given one for a given one, of the same language, ending and case. */
export function otherName(name: string, pseudonyms: Pseudonyms): string {
  const lower = name.toLowerCase();
  const language = isPolishName(lower) ? "pl" : "en";
  const endsInA = lower.endsWith("a");
  const choices = GIVEN.has(lower) ? given[language].filter((choice) => choice.endsWith("a") === endsInA) : family[language];
  return inCaseOf(name, pseudonyms.pick("name", lower, choices));
}
