import { ordinalValues } from "./date-words.ts";
import type { Word } from "../text/words.ts";

/** "first", "twenty first", "dwudziestego pierwszego". */
export function ordinalAt(words: readonly Word[], index: number): { value: number; next: number } | undefined {
  const valueOf = (at: number) => ordinalValues.get(words[at]?.lower ?? "");
  const first = valueOf(index) ?? tensOf(words, index);
  if (first === undefined) return undefined;
  const unit = valueOf(index + 1);
  const isPair = first >= 20 && unit !== undefined && unit < 10 && /^[\s-]*$/.test(words[index + 1]?.before ?? "");
  if (isPair) return { value: first + unit, next: index + 2 };
  return valueOf(index) === undefined ? undefined : { value: first, next: index + 1 };
}

function tensOf(words: readonly Word[], index: number): number | undefined {
  return { twenty: 20, thirty: 30, dwadzieścia: 20, trzydzieści: 30 }[words[index]?.lower ?? ""];
}
