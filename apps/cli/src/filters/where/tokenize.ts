import { UsageError } from "../../errors.ts";

const MAX_SHOWN = 40;

/** A condition as it was typed, and its flag. */
export interface ConditionText {
  flag: string;
  text: string;
}

/** Creates the error for an invalid condition. `offset` is the position in the text. */
export function whereError({ flag, text }: ConditionText, offset: number, problem: string): UsageError {
  const rest = text.slice(offset).trimEnd();
  const shown = rest.length > MAX_SHOWN ? `${rest.slice(0, MAX_SHOWN)}…` : rest;
  const place = rest === "" ? "at the end" : `character ${Array.from(text.slice(0, offset)).length + 1} (${shown})`;
  return new UsageError(`${flag}, ${place}: ${problem}`);
}

/** A token of a condition, with its position. */
export interface Token {
  kind: "end" | "name" | "number" | "operator" | "text";
  typed: string;
  offset: number;
}

const TOKEN =
  /(?<name>[a-z_]\w*)|(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<operator>[=!<>]=|&&|\|\||[<>!()[\],])/isy;

/** Operators of other languages. */
const ALIKE: Readonly<Record<string, string>> = { "=": "==", "&": "&&", "|": "||", "~": "contains" };

/** Splits a condition into tokens. Throws `UsageError` for an unknown token. */
export function tokenize(value: ConditionText): Token[] {
  const { text } = value;
  const tokens: Token[] = [];
  let offset = 0;
  for (;;) {
    offset += /^\s*/.exec(text.slice(offset))?.[0].length ?? 0;
    if (offset === text.length) return tokens;
    TOKEN.lastIndex = offset;
    const groups: Partial<Record<string, string>> = TOKEN.exec(text)?.groups ?? {};
    const [kind, typed] = Object.entries(groups).find(([, part]) => part !== undefined) ?? [];
    if (kind === undefined || typed === undefined)
      throw whereError(value, offset, unknownTokenMessage(text.slice(offset)));
    tokens.push({ kind: kind as Token["kind"], typed, offset }); // the groups are named after the kinds
    offset += typed.length;
  }
}

function unknownTokenMessage(rest: string): string {
  const first = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (first === '"' || first === "'") return `unterminated string. Close it with ${first}.`;
  const meant = ALIKE[first];
  return meant === undefined
    ? `unexpected ${JSON.stringify(first)}. Strings need quotes: "negative".`
    : `${first} is unknown. Did you mean ${meant}?`;
}

/** Returns the value of a string token: without its quotes, and with `\"`, `\'` and `\\` unescaped. */
export function unquote(typed: string): string {
  return typed.slice(1, -1).replaceAll(/\\(["'\\])/g, "$1");
}
