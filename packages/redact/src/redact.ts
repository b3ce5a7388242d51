import { findIdentifiers, type FindOptions } from "./find-identifiers.ts";
import type { Identifier, Turn } from "./searched-turn.ts";

/** Returns the texts of a conversation, with each identifier replaced by its kind, for example `[phone]`. */
export function redact(turns: readonly Turn[], options: FindOptions): string[] {
  const identifiers = findIdentifiers(turns, options);
  return turns.map(({ text }, index) => replaceIdentifiers(text, identifiers[index] ?? []));
}

function replaceIdentifiers(text: string, identifiers: readonly Identifier[]): string {
  let redacted = "";
  let end = 0;
  for (const identifier of identifiers) {
    if (identifier.start < end) continue; // part of an identifier that is already replaced
    redacted += `${text.slice(end, identifier.start)}[${identifier.kind}]`;
    end = identifier.end;
  }
  return redacted + text.slice(end);
}
