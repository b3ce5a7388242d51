import { findIdentifiers } from "../src/find-identifiers.ts";
import type { Turn } from "../src/searched-turn.ts";

/** When the conversations of the tests took place. */
export const callStart = new Date("2026-01-15T14:30:00Z");

/** Turns of a caller and an agent, who speak in turn. */
export function turnsOf(...texts: string[]): Turn[] {
  return texts.map((text, index) => ({ speaker: index % 2 === 0 ? "caller" : "agent", text }));
}

/** The identifiers in what a caller says, as `kind: text`. */
export function identifiersIn(text: string): string[] {
  const [identifiers = []] = findIdentifiers(turnsOf(text), { callStart });
  return identifiers.map(({ end, kind, start }) => `${kind}: ${text.slice(start, end)}`);
}
