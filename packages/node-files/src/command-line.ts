import { safeText } from "./safe-text.ts";
import { shellWord } from "./shell-word.ts";

declare const isQuoted: unique symbol;

/** A command that people paste into a shell. Only `commandLine` makes one, so no value in it can be anything but a word. */
export type CommandLine = string & { readonly [isQuoted]: true };

/**
 * A command to paste: `commandLine`smartalex calls get ${id}``. Each value becomes one word, and an array as many words as it has, whatever
 * their characters.
 */
export function commandLine(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | readonly string[])[]
): CommandLine {
  let line = texts[0] ?? "";
  for (const [index, value] of values.entries()) {
    const words = (Array.isArray(value) ? value : [String(value)]).map((word: string) => pastedWord(word));
    line = (words.length === 0 ? line.replace(/ $/, "") : line + words.join(" ")) + (texts[index + 1] ?? "");
  }
  return line as CommandLine; // the one place that may say so
}

/** A command up to the `--` after which words are no flags. What is in quotes is skipped. */
const BEFORE_OPERANDS = /^((?:'[^']*'|\$'(?:\\.|[^'\\])*'|\\.|[^'\\])*?)( -- .*)$/s;

/** Adds flags to a command: at its end, or before its `--`. */
export function withFlags(command: CommandLine, words: readonly string[]): CommandLine {
  const [, flagged = command, operands = ""] = BEFORE_OPERANDS.exec(command) ?? [];
  return `${[flagged, ...words.map((word) => pastedWord(word))].join(" ")}${operands}` as CommandLine; // each word is quoted
}

/** A word that is pasted. What a terminal cannot show or would obey is escaped: bash, zsh, ksh and POSIX.1-2024 read `$'\033'`. */
function pastedWord(text: string): string {
  if (safeText(text) === text) return shellWord(text);
  const bytes = [...new TextEncoder().encode(text)];
  return `$'${bytes.map((byte) => escapedByte(byte)).join("")}'`;
}

/** An exclamation mark is escaped, too: bash would look it up in its history. */
function escapedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w .,:/@%+=-]/.test(character) ? character : `\\${byte.toString(8).padStart(3, "0")}`;
}
