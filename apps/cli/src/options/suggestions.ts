import type { IOStreams } from "../io/io-streams.ts";

/** A suggestion for the word at the cursor, with its description. */
export interface Suggestion {
  value: string;
  description?: string | undefined;
}

/** The part of a command line before the word at the cursor. It is not validated. */
export interface ParsedLine {
  /** Flags by their names in camel case, with their values, or `true` for flags without a value. */
  flags: Readonly<Record<string, string | true>>;
  /** The arguments of the command. */
  operands: readonly string[];
}

/** The source of suggestions for a flag or argument. */
export interface SuggestionSource {
  find: (line: ParsedLine, io: IOStreams) => readonly Suggestion[] | Promise<readonly Suggestion[]>;
  /** What can follow a suggestion in the same word: a comma and another value, or an operator. */
  continuesWith?: "comma" | "operator";
}

const sources = new WeakMap<object, SuggestionSource | "files">();

/** Lets completion suggest words or files for a flag or argument, in addition to `choices()`. */
export function suggest<Part extends object>(part: Part, source: SuggestionSource | "files"): Part {
  sources.set(part, source);
  return part;
}

/** Returns the suggestions for a flag or argument. `undefined` if its values are unknown. */
export function suggestionsFor(part: {
  argChoices?: readonly string[] | undefined;
}): SuggestionSource | "files" | undefined {
  const { argChoices } = part;
  return sources.get(part) ?? (argChoices && { find: () => toSuggestions(argChoices) });
}

/** Creates suggestions without descriptions. */
export function toSuggestions(values: readonly string[]): readonly Suggestion[] {
  return values.map((value) => ({ value }));
}
