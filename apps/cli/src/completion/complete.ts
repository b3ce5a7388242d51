import type { Argument, CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import { isRepeatable } from "../options/enum-option.ts";
import type { IOStreams } from "../io/io-streams.ts";
import { commandsOf, isFlag, optionsOf, parseLine, readFlag, takesNext, type CompletionContext } from "./parse-line.ts";
import { suggestionsFor, type Suggestion } from "../options/suggestions.ts";

/** Suggestions for the word at the cursor. Each shell filters them by the typed text in its own way. */
export interface Completion {
  suggestions: readonly Suggestion[];
  /** Whether the word can be a file. */
  isFile?: boolean;
  /** Whether the word can continue after a suggestion. */
  canContinue?: boolean;
}

const NOTHING: Completion = { suggestions: [] };

/** Completes the last word, which may be empty. `words` are the words after the name of the program. */
export async function complete(
  words: readonly string[],
  program: CommandUnknownOpts,
  io: IOStreams,
): Promise<Completion> {
  const place = parseLine(words.slice(0, -1), program);
  if (!place) return NOTHING;
  const { command, operands, option } = place;
  const typed = (words.at(-1) ?? "").trim(); // some versions of PowerShell send a space instead of an empty word
  if (option && takesNext(option, typed)) return completeValue(option, { ...place, io, prefix: "", typed });
  if (isFlag(typed)) {
    const { option, prefix, value } = readFlag(typed, command);
    if (value === undefined) return { suggestions: unusedFlags(place, typed) };
    return option ? completeValue(option, { ...place, io, prefix, typed: value }) : NOTHING;
  }
  const inner = commandsOf(command);
  if (inner.length > 0) {
    if (operands.length > 0) return NOTHING; // unknown command
    return { suggestions: inner.map((one) => ({ value: one.name(), description: one.description() })) };
  }
  const argument = argumentAt(command, operands.length);
  return argument
    ? completeValue(argument, { ...place, io, prefix: "", typed })
    : { suggestions: unusedFlags(place, typed) }; // only flags can follow
}

interface TypedValue extends CompletionContext {
  io: IOStreams;
  /** The part of the word before the value. */
  prefix: string;
  /** The typed part of the value. */
  typed: string;
}

async function completeValue(part: Argument | Option, { io, prefix, typed, ...line }: TypedValue): Promise<Completion> {
  const source = suggestionsFor(part);
  if (source === undefined) return NOTHING;
  if (source === "files") return { suggestions: [], isFile: true };
  const before = source.continuesWith === "comma" ? typed.slice(0, typed.lastIndexOf(",") + 1) : "";
  const named = before.split(",");
  const result = (await source.find(line, io)).filter(({ value }) => !named.includes(value));
  return {
    suggestions: result.map((one) => ({ ...one, value: prefix + before + one.value })),
    canContinue: source.continuesWith !== undefined,
  };
}

/** The flags that have not been used, by their long names. A short name is suggested only if it was typed. */
function unusedFlags({ command, flags }: CompletionContext, typed: string): Suggestion[] {
  return optionsOf(command)
    .filter((option) => option.variadic || isRepeatable(option) || !(option.attributeName() in flags))
    .map(({ description, long, short }) => ({ value: (short === typed ? short : long) ?? "", description }));
}

function argumentAt({ registeredArguments }: CommandUnknownOpts, index: number): Argument | undefined {
  return registeredArguments[index] ?? registeredArguments.findLast(({ variadic }) => variadic);
}
