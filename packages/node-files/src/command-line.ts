import { safeText } from "./safe-text.ts";
import { shellQuote } from "./shell-quote.ts";

declare const isQuoted: unique symbol;

/** A command that users paste into a shell. Only `commandLine` creates one, so its values cannot be anything but words. */
export type CommandLine = string & { readonly [isQuoted]: true };

/**
 * Creates a command to paste: `commandLine`smartalex calls get ${id}``. Each value becomes one word, and each array as many words as it has elements,
 * whatever characters they contain.
 */
export function commandLine(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | readonly string[])[]
): CommandLine {
  let line = texts[0] ?? "";
  for (const [index, value] of values.entries()) {
    const words = (Array.isArray(value) ? value : [String(value)]).map((word: string) => quoteForPasting(word));
    line = (words.length === 0 ? line.replace(/ $/, "") : line + words.join(" ")) + (texts[index + 1] ?? "");
  }
  return line as CommandLine; // the only place that creates this type
}

/** The part of a command before `--`, after which words are not flags. Skips quoted text. */
const BEFORE_OPERANDS = /^((?:'[^']*'|\$'(?:\\.|[^'\\])*'|\\.|[^'\\])*?)( -- .*)$/s;

/** Adds flags to a command, before its `--` if it has one. */
export function withFlags(command: CommandLine, words: readonly string[]): CommandLine {
  const [, flagged = command, operands = ""] = BEFORE_OPERANDS.exec(command) ?? [];
  return `${[flagged, ...words.map((word) => quoteForPasting(word))].join(" ")}${operands}` as CommandLine; // each word is quoted
}

/**
 * Quotes a word for pasting. Escapes characters that a terminal does not show or would interpret: bash, zsh, ksh and POSIX.1-2024 support `$'\033'`.
 */
function quoteForPasting(text: string): string {
  if (safeText(text) === text) return shellQuote(text);
  const bytes = [...new TextEncoder().encode(text)];
  return `$'${bytes.map((byte) => escapedByte(byte)).join("")}'`;
}

/** Escapes a byte. Exclamation marks are escaped as well, because bash would expand them from its history. */
function escapedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w .,:/@%+=-]/.test(character) ? character : `\\${byte.toString(8).padStart(3, "0")}`;
}
