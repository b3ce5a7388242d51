import { findIdentifiers } from "../src/find-identifiers.ts";
import type { Turn } from "../src/searched-turn.ts";

/** Start of the conversations of the tests. */
export const callStart = new Date("2026-01-15T14:30:00Z");

/** Returns alternating turns of a caller and an agent. */
export function turnsOf(...texts: string[]): Turn[] {
  return texts.map((text, index) => ({ speaker: index % 2 === 0 ? "caller" : "agent", text }));
}

/** Returns the identifiers in a turn of a caller, as `kind: text`. */
export function identifiersIn(text: string): string[] {
  const [identifiers = []] = findIdentifiers(turnsOf(text), { callStart });
  return identifiers.map(({ end, kind, start }) => `${kind}: ${text.slice(start, end)}`);
}
