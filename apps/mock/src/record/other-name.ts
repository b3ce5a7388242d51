import { ambiguousNames, givenNames, isPolishName, surnames } from "./names.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import { inCaseOf } from "./words.ts";

/** Names to choose from, by language and ending. */
const choices = new Map<string, string[]>();
for (const [role, names] of [
  ["given", givenNames],
  ["surname", surnames],
] as const) {
  for (const name of names) {
    if (ambiguousNames.has(name)) continue;
    const group = groupOf(role, name);
    choices.set(group, [...(choices.get(group) ?? []), name]);
  }
}
const GIVEN = new Set(givenNames);

/** Another name for a name: a given one for a given one, of the same language, ending and case. */
export function otherName(name: string, pseudonyms: Pseudonyms): string {
  const lower = name.toLowerCase();
  const group = groupOf(GIVEN.has(lower) ? "given" : "surname", lower);
  return inCaseOf(name, pseudonyms.pick("name", lower, choices.get(group) ?? surnames));
}

function groupOf(role: "given" | "surname", name: string): string {
  const language = isPolishName(name) ? "pl" : "en";
  return role === "given" ? `${role} ${language} ${name.endsWith("a") ? "a" : ""}` : `${role} ${language}`;
}
