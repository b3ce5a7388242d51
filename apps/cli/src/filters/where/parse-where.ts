import type { FieldMetadata } from "@smartalex/contract";
import { UsageError } from "../../errors.ts";
import { unknownFieldMessage } from "../../options/fields.ts";
import { compare, typeError, type Condition, type Operand, type Operator } from "./comparison.ts";
import { tokenize, unquote, type Token, whereError } from "./tokenize.ts";

const MAX_LENGTH = 2_000;
const MAX_NESTING = 50;

const OPERATORS: readonly string[] = ["==", "!=", "<", "<=", ">", ">=", "contains"] satisfies Operator[];
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]" };
/** Operators of other languages. */
const WORDS: Readonly<Record<string, string>> = { and: "&&", or: "||", not: "!", is: "==" };

/**
 * Compiles the condition of `--where 'duration_seconds > 60 && sentiment in ["negative", null]'`. A condition compares fields with strings, numbers
 * and null by == != < <= > >=, `contains` (ignores case) and `in`, joined by && || ! and parentheses. Throws `UsageError`, which contains the
 * position, for a syntax error, an unknown field or a value of the wrong type.
 */
export function parseWhere(text: string, fields: readonly FieldMetadata[], flag = "--where"): Condition {
  if (text.length > MAX_LENGTH) {
    throw new UsageError(
      `${flag} has ${text.length} characters, but the maximum is ${MAX_LENGTH}. Filter the output with jq instead.`,
    );
  }
  const tokens = tokenize({ flag, text });
  const end: Token = { kind: "end", typed: "", offset: text.length };
  let index = 0;
  let nesting = 0;

  const condition = parseOr();
  if (peek().kind !== "end") fail(`expected && or ||.${suggestOperator()}`);
  return condition;

  function parseOr(): Condition {
    const parts = [parseAnd()];
    while (take("||")) parts.push(parseAnd());
    return (row) => parts.some((part) => part(row));
  }

  function parseAnd(): Condition {
    const parts = [parseNot()];
    while (take("&&")) parts.push(parseNot());
    return (row) => parts.every((part) => part(row));
  }

  function parseNot(): Condition {
    if (nesting === MAX_NESTING) fail(`parentheses and ! can be nested at most ${MAX_NESTING} levels deep.`);
    nesting++;
    const result = take("!") ? not(parseNot()) : take("(") ? parseGroup() : comparison();
    nesting--;
    return result;
  }

  function parseGroup(): Condition {
    const inner = parseOr();
    if (!take(")")) fail(`expected ).${suggestOperator()}`);
    return inner;
  }

  function comparison(): Condition {
    const field = parseField();
    if (take("in")) return parseList(field);
    const { typed } = peek();
    if (!OPERATORS.includes(typed))
      fail(`expected one of ${OPERATORS.join(" ")} in after ${field.name}.${suggestOperator()}`);
    index++;
    return compileComparison(field, typed as Operator); // checked above
  }

  function parseList(field: FieldMetadata): Condition {
    const closing = CLOSING[peek().typed];
    if (closing === undefined) fail('expected a list after in, such as ["positive", "neutral"].');
    const parts: Condition[] = [];
    do {
      index++; // the bracket, or the comma
      parts.push(compileComparison(field, "=="));
    } while (peek().typed === ",");
    if (!take(closing)) fail(`expected a comma or ${closing}.`);
    return (row) => parts.some((part) => part(row));
  }

  function compileComparison(field: FieldMetadata, operator: Operator): Condition {
    const comparison = { field, operator, literal: parseOperand() };
    const problem = typeError(comparison);
    if (problem !== undefined) fail(problem);
    index++;
    return compare(comparison);
  }

  function parseField(): FieldMetadata {
    const { kind, typed } = peek();
    if (kind !== "name") fail("expected the name of a field.");
    const field = fields.find(({ name }) => name === typed);
    if (field === undefined)
      fail(suggestOperator() === "" ? unknownFieldMessage(typed, fields) : `${typed} is unknown.${suggestOperator()}`);
    index++;
    return field;
  }

  function parseOperand(): Operand {
    const { kind, typed } = peek();
    if (kind === "text") return unquote(typed);
    if (kind === "number") return Number(typed);
    if (typed === "null") return null;
    return fail(
      kind === "name" ? `did you mean "${typed}"? Strings need quotes.` : 'expected a value: "text", 60 or null.',
    );
  }

  function peek(): Token {
    return tokens[index] ?? end;
  }

  function take(typed: string): boolean {
    const isHere = peek().typed === typed;
    if (isHere) index++;
    return isHere;
  }

  function suggestOperator(): string {
    const meant = WORDS[peek().typed.toLowerCase()];
    return meant === undefined ? "" : ` Did you mean ${meant}?`;
  }

  function fail(problem: string): never {
    throw whereError({ flag, text }, peek().offset, problem);
  }
}

function not(condition: Condition): Condition {
  return (row) => !condition(row);
}
