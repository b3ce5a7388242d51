import type { CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import type { ParsedLine } from "../options/suggestions.ts";

/** The position of the cursor in a command line. */
export interface CompletionContext extends ParsedLine {
  command: CommandUnknownOpts;
  /** The flag that expects a value next. */
  option: Option | undefined;
}

/** Parses words as commander does, and ignores words that it would reject. Returns `undefined` after `--`. */
export function parseLine(words: readonly string[], program: CommandUnknownOpts): CompletionContext | undefined {
  const flags: Record<string, string | true> = {};
  let operands: string[] = [];
  let command = program;
  let awaiting: Option | undefined;
  for (const word of words) {
    const option = awaiting;
    awaiting = undefined;
    if (option && takesNext(option, word)) flags[option.attributeName()] = word;
    else if (word === "--") return undefined;
    else if (isFlag(word)) {
      const { option, value } = readFlag(word, command);
      if (!option) continue;
      flags[option.attributeName()] = value ?? true;
      if (value === undefined && (option.required || option.optional)) awaiting = option;
    } else if (word !== "help" || commandsOf(command).length === 0) {
      const inner = operands.length === 0 ? commandsOf(command).find((one) => one.name() === word) : undefined;
      if (inner) command = inner;
      else operands = [...operands, word];
    }
  }
  return { command, flags, operands, option: awaiting };
}

/** Whether a word is the value of the flag before it. */
export function takesNext(option: Option, word: string): boolean {
  return option.required || (option.optional && !isFlag(word));
}

/** Whether a word is a flag, or the beginning of one. */
export function isFlag(word: string): boolean {
  return word.startsWith("-");
}

/** Splits a flag that has its value in the same word: `--status=busy` or `-ocsv`. The prefix is the text before the value. */
export function readFlag(
  word: string,
  command: CommandUnknownOpts,
): { option: Option | undefined; prefix: string; value: string | undefined } {
  const equals = word.indexOf("=");
  const end = word.startsWith("--") ? (equals === -1 ? word.length : equals) : 2;
  const name = word.slice(0, end);
  const prefix = word.startsWith("--") ? `${name}=` : name;
  return {
    option: optionsOf(command).find(({ long, short }) => long === name || short === name),
    prefix,
    value: word.length > end ? word.slice(prefix.length) : undefined,
  };
}

/** The flags of a command, including global flags. */
export function optionsOf(command: CommandUnknownOpts): readonly Option[] {
  const own = command.createHelp().visibleOptions(command);
  const inherited = command.parent ? optionsOf(command.parent) : [];
  return [...own, ...inherited.filter(({ long }) => own.every((option) => option.long !== long))];
}

/** The commands of a group. Returns an empty list for other commands. */
export function commandsOf(command: CommandUnknownOpts): readonly CommandUnknownOpts[] {
  return command.createHelp().visibleCommands(command);
}
