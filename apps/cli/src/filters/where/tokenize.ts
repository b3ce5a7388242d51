import { UsageError } from "../../errors.ts";

const MAX_SHOWN = 40;

/** A condition as it was typed, and the flag that it belongs to. */
export interface ConditionText {
  flag: string;
  text: string;
}

/** The error for a condition: where it is wrong, and how. The offset is one of the text. */
export function whereError({ flag, text }: ConditionText, offset: number, problem: string): UsageError {
  const rest = text.slice(offset).trimEnd();
  const shown = rest.length > MAX_SHOWN ? `${rest.slice(0, MAX_SHOWN)}…` : rest;
  const place = rest === "" ? "at its end" : `character ${Array.from(text.slice(0, offset)).length + 1} (${shown})`;
  return new UsageError(`${flag}, ${place}: ${problem}`);
}

/** A piece of a condition, as it was typed, and where it begins. */
export interface Token {
  kind: "end" | "name" | "number" | "operator" | "text";
  typed: string;
  offset: number;
}

const TOKEN =
  /(?<name>[a-z_]\w*)|(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<operator>[=!<>]=|&&|\|\||[<>!()[\],])/isy;

/** What others write, and what it is here. */
const ALIKE: Readonly<Record<string, string>> = { "=": "==", "&": "&&", "|": "||", "~": "contains" };

/** The pieces of a condition. Throws `UsageError` for what is none. */
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
    if (kind === undefined || typed === undefined) throw whereError(value, offset, noToken(text.slice(offset)));
    tokens.push({ kind: kind as Token["kind"], typed, offset }); // the groups have the names of the kinds
    offset += typed.length;
  }
}

function noToken(rest: string): string {
  const first = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (first === '"' || first === "'") return `the text has no end. Close it with ${first}.`;
  const meant = ALIKE[first];
  return meant === undefined
    ? `${JSON.stringify(first)} means nothing here. Texts stand in quotes: "negative".`
    : `${first} is unknown. Did you mean ${meant}?`;
}

/** The text that a token stands for: without its quotes, and with `\"`, `\'` and `\\` for what they escape. */
export function unquote(typed: string): string {
  return typed.slice(1, -1).replaceAll(/\\(["'\\])/g, "$1");
}
