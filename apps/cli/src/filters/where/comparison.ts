import type { FieldMetadata } from "@smartalex/contract";
import { parseTimestamp } from "@smartalex/sdk/internal";
import { quoteForMessage } from "../../options/enum-value.ts";
import { suggestValue } from "../../options/did-you-mean.ts";
import type { Row } from "../../format/rows/row.ts";

/** A value that a field is compared with. */
export type Operand = string | number | null;

/** A comparison operator. */
export type Operator = "!=" | "<" | "<=" | "==" | ">" | ">=" | "contains";

/** A comparison of a field with a value. */
export interface Comparison {
  field: FieldMetadata;
  operator: Operator;
  literal: Operand;
}

/** Whether a row matches. */
export type Condition = (row: Row) => boolean;

/** Returns why a comparison is invalid, and how to fix it. Returns `undefined` if it is valid. */
export function typeError({ field, literal, operator }: Comparison): string | undefined {
  const { name, type } = field;
  if (type === "array") return `${name} is an array, which cannot be compared.`;
  if (operator === "contains" && type !== "string")
    return `contains requires a string field, and ${name} is a ${type}.`;
  if (literal === null)
    return isEquality(operator) ? undefined : `null cannot be compared with ${operator}. Use == null or != null.`;
  if (type === "timestamp") {
    const isTime = typeof literal === "string" && parseTimestamp(literal) !== undefined;
    return isTime ? undefined : `${name} is a timestamp. Write it as "2026-11-01" or "2026-11-01T14:30:00Z".`;
  }
  if (type === "string")
    return typeof literal === "string"
      ? unknownValueError(field, operator, literal)
      : `${name} is a string. Write "${literal}".`;
  return typeof literal === "number" ? undefined : `${name} is a number. Write one without quotes, such as 60.`;
}

/** Returns why an unknown value would match nothing. Values that the API adds later can be found with `contains`. */
function unknownValueError({ name, values }: FieldMetadata, operator: Operator, literal: string): string | undefined {
  if (values === undefined || !isEquality(operator) || values.includes(literal)) return undefined;
  return `unknown ${name} ${quoteForMessage(literal)}. ${suggestValue(literal, values)} contains accepts any text.`;
}

/** Compiles a comparison. Null values, and values of another type than the field's, are not equal to, greater than or less than any other value. */
export function compare({ field, literal, operator }: Comparison): Condition {
  const { name } = field;
  if (literal === null) return (row) => ((row[name] ?? null) === null) === (operator === "==");
  const requested = toComparable(literal, field);
  if (requested === undefined) return () => false;
  if (operator === "contains") {
    const part = String(requested).toLowerCase();
    return (row) => toComparable(row[name], field)?.toString().toLowerCase().includes(part) ?? false;
  }
  const decide = isDate(literal, field) && isEquality(operator) ? dayOrders[operator] : orders[operator];
  return (row) => {
    const value = toComparable(row[name], field);
    return value === undefined ? operator === "!=" : decide(value, requested);
  };
}

/** Whether a value is a date without a time. It equals every time of that day in UTC. */
function isDate(literal: Operand, { type }: FieldMetadata): boolean {
  return type === "timestamp" && typeof literal === "string" && /^\d{4}-\d{2}-\d{2}$/.test(literal);
}

type Order = (value: string | number, limit: string | number) => boolean;

const DAY_MS = 24 * 60 * 60 * 1000;

const dayOrders: Readonly<Record<"==" | "!=", Order>> = {
  "==": (value, startMs) => isWithinDay(Number(value), Number(startMs)),
  "!=": (value, startMs) => !isWithinDay(Number(value), Number(startMs)),
};

function isWithinDay(timeMs: number, startMs: number): boolean {
  return timeMs >= startMs && timeMs < startMs + DAY_MS;
}

const orders: Readonly<Record<Exclude<Operator, "contains">, Order>> = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

function isEquality(operator: Operator): operator is "==" | "!=" {
  return operator === "==" || operator === "!=";
}

/** Converts a value of the field's type, timestamps to milliseconds. Returns `undefined` for values of other types. */
function toComparable(value: unknown, { type }: FieldMetadata): string | number | undefined {
  if (type === "timestamp") return typeof value === "string" ? parseTimestamp(value) : undefined;
  if (type === "string") return typeof value === "string" ? value : undefined;
  return typeof value === "number" ? value : undefined;
}
