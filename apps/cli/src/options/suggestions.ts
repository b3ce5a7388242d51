import type { IOStreams } from "../io/io-streams.ts";

/** A word that can stand where somebody is typing, and what it is. */
export interface Suggestion {
  value: string;
  description?: string | undefined;
}

/** What a command line has before the word that is being typed. Nobody has checked it. */
export interface ParsedLine {
  /** The flags by their names in camel case, with their values, or `true` for those without. */
  flags: Readonly<Record<string, string | true>>;
  /** The arguments of the command. */
  operands: readonly string[];
}

/** Where words for a flag or an argument come from. */
export interface SuggestionSource {
  find: (line: ParsedLine, io: IOStreams) => readonly Suggestion[] | Promise<readonly Suggestion[]>;
  /** What may stand behind one of them in the same word: a comma and another one, or an operator. */
  goesOnWith?: "comma" | "operator";
}

const sources = new WeakMap<object, SuggestionSource | "files">();

/** Lets completion suggest words, or files, for a flag or an argument: those that `choices()` does not name. */
export function suggest<Part extends object>(part: Part, source: SuggestionSource | "files"): Part {
  sources.set(part, source);
  return part;
}

/** What can be suggested for a flag or an argument; `undefined` where nothing is known of its values. */
export function suggestionsFor(part: {
  argChoices?: readonly string[] | undefined;
}): SuggestionSource | "files" | undefined {
  const { argChoices } = part;
  return sources.get(part) ?? (argChoices && { find: () => toSuggestions(argChoices) });
}

/** Words that need no description. */
export function toSuggestions(values: readonly string[]): readonly Suggestion[] {
  return values.map((value) => ({ value }));
}
