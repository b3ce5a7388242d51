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
  if (peek().kind !== "end") fail(`expected && or ||.${alike()}`);
  return condition;

  function parseOr(): Condition {
    const parts = [allOf()];
    while (take("||")) parts.push(allOf());
    return (row) => parts.some((part) => part(row));
  }

  function allOf(): Condition {
    const parts = [one()];
    while (take("&&")) parts.push(one());
    return (row) => parts.every((part) => part(row));
  }

  function one(): Condition {
    if (nesting === MAX_NESTING) fail(`parentheses and ! can be nested at most ${MAX_NESTING} levels deep.`);
    nesting++;
    const result = take("!") ? not(one()) : take("(") ? inParentheses() : comparison();
    nesting--;
    return result;
  }

  function inParentheses(): Condition {
    const inner = parseOr();
    if (!take(")")) fail(`expected ).${alike()}`);
    return inner;
  }

  function comparison(): Condition {
    const field = fieldHere();
    if (take("in")) return isIn(field);
    const { typed } = peek();
    if (!OPERATORS.includes(typed)) fail(`expected one of ${OPERATORS.join(" ")} in after ${field.name}.${alike()}`);
    index++;
    return compared(field, typed as Operator); // checked above
  }

  function isIn(field: FieldMetadata): Condition {
    const closing = CLOSING[peek().typed];
    if (closing === undefined) fail('expected a list after in, such as ["positive", "neutral"].');
    const parts: Condition[] = [];
    do {
      index++; // the bracket, or the comma
      parts.push(compared(field, "=="));
    } while (peek().typed === ",");
    if (!take(closing)) fail(`expected a comma or ${closing}.`);
    return (row) => parts.some((part) => part(row));
  }

  function compared(field: FieldMetadata, operator: Operator): Condition {
    const comparison = { field, operator, literal: literalHere() };
    const problem = typeError(comparison);
    if (problem !== undefined) fail(problem);
    index++;
    return compare(comparison);
  }

  function fieldHere(): FieldMetadata {
    const { kind, typed } = peek();
    if (kind !== "name") fail("expected the name of a field.");
    const field = fields.find(({ name }) => name === typed);
    if (field === undefined)
      fail(alike() === "" ? unknownFieldMessage(typed, fields) : `${typed} is unknown.${alike()}`);
    index++;
    return field;
  }

  function literalHere(): Operand {
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

  function alike(): string {
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
