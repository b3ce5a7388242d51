import type { FieldMetadata } from "@smartalex/contract";
import { UsageError } from "../../errors.ts";
import { unknownFieldMessage } from "../../options/fields.ts";
import { compare, typeError, type Condition, type Operand, type Operator } from "./comparison.ts";
import { tokenize, unquote, type Token, whereError } from "./tokenize.ts";
const MAX_LENGTH = 2_000;
const MAX_NESTING = 50;

const OPERATORS: readonly string[] = ["==", "!=", "<", "<=", ">", ">=", "contains"] satisfies Operator[];
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]" };
/** Words that other languages have. */
const WORDS: Readonly<Record<string, string>> = { and: "&&", or: "||", not: "!", is: "==" };

/**
 * The condition of `--where 'duration_seconds > 60 && sentiment in ["negative", null]'` as a function. It compares fields with texts,
 * numbers and null by == != < <= > >=, `contains` (in any case) and `in`, joined by && || ! and parentheses. Throws `UsageError` that
 * says where it is wrong, also for a field that is unknown and a value that is not of its field's type.
 */
export function parseWhere(text: string, fields: readonly FieldMetadata[], flag = "--where"): Condition {
  if (text.length > MAX_LENGTH) {
    throw new UsageError(
      `${flag} has ${text.length} characters, and ${MAX_LENGTH} are the most. Filter its output further with jq.`,
    );
  }
  const tokens = tokenize({ flag, text });
  const end: Token = { kind: "end", typed: "", offset: text.length };
  let index = 0;
  let nesting = 0;

  const condition = anyOf();
  if (peek().kind !== "end") fail(`an && or || is missing.${alike()}`);
  return condition;

  function anyOf(): Condition {
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
    if (nesting === MAX_NESTING) fail(`parentheses and ! go ${MAX_NESTING} deep at most.`);
    nesting++;
    const result = take("!") ? not(one()) : take("(") ? inParentheses() : comparison();
    nesting--;
    return result;
  }

  function inParentheses(): Condition {
    const inner = anyOf();
    if (!take(")")) fail(`a ) is missing.${alike()}`);
    return inner;
  }

  function comparison(): Condition {
    const field = fieldHere();
    if (take("in")) return isIn(field);
    const { typed } = peek();
    if (!OPERATORS.includes(typed)) fail(`one of ${OPERATORS.join(" ")} in is missing after ${field.name}.${alike()}`);
    index++;
    return compared(field, typed as Operator); // it is one of them
  }

  function isIn(field: FieldMetadata): Condition {
    const closing = CLOSING[peek().typed];
    if (closing === undefined) fail('a list is missing after in, such as ["positive", "neutral"].');
    const parts: Condition[] = [];
    do {
      index++; // the bracket, or the comma
      parts.push(compared(field, "=="));
    } while (peek().typed === ",");
    if (!take(closing)) fail(`a comma or ${closing} is missing.`);
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
    if (kind !== "name") fail("the name of a field is missing.");
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
      kind === "name" ? `did you mean "${typed}"? Texts stand in quotes.` : 'a value is missing: "text", 60 or null.',
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
