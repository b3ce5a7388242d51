import type { FieldMetadata } from "@smartalex/contract";
import { parseTimestamp } from "@smartalex/sdk/internal";
import { suggestValue, quoteForMessage } from "../../options/enum-value.ts";
import type { Row } from "../../format/rows/row.ts";

/** What a field is compared with. */
export type Operand = string | number | null;

/** How a field is compared with one value. */
export type Operator = "!=" | "<" | "<=" | "==" | ">" | ">=" | "contains";

/** A field, and what it is compared with. */
export interface Comparison {
  field: FieldMetadata;
  operator: Operator;
  literal: Operand;
}

/** Decides about a row. */
export type Condition = (row: Row) => boolean;

/** Why a comparison makes no sense, with what to write instead; `undefined` where it does. */
export function typeError({ field, literal, operator }: Comparison): string | undefined {
  const { name, type } = field;
  if (type === "array") return `${name} is a list, and lists cannot be compared.`;
  if (operator === "contains" && type !== "string") return `contains looks into texts, and ${name} is a ${type}.`;
  if (literal === null) return isEquality(operator) ? undefined : `null has no ${operator}. Use == null or != null.`;
  if (type === "timestamp") {
    const isTime = typeof literal === "string" && parseTimestamp(literal) !== undefined;
    return isTime ? undefined : `${name} is a time. Write it as "2026-11-01" or "2026-11-01T14:30:00Z".`;
  }
  if (type === "string")
    return typeof literal === "string"
      ? unknownValue(field, operator, literal)
      : `${name} is a text. Write "${literal}".`;
  return typeof literal === "number" ? undefined : `${name} is a number. Write one without quotes, such as 60.`;
}

/** Why a value that a field is not known to have would find nothing. What the API adds tomorrow can be looked for with `contains`. */
function unknownValue({ name, values }: FieldMetadata, operator: Operator, literal: string): string | undefined {
  if (values === undefined || !isEquality(operator) || values.includes(literal)) return undefined;
  return `${quoteForMessage(literal)} is no known ${name}. ${suggestValue(literal, values)} contains takes any text.`;
}

/** The comparison as a condition. Null, and what is not of the field's type, is equal to nothing else, and neither more nor less. */
export function compare({ field, literal, operator }: Comparison): Condition {
  const { name } = field;
  if (literal === null) return (row) => ((row[name] ?? null) === null) === (operator === "==");
  const requested = comparable(literal, field);
  if (requested === undefined) return () => false;
  if (operator === "contains") {
    const part = String(requested).toLowerCase();
    return (row) => comparable(row[name], field)?.toString().toLowerCase().includes(part) ?? false;
  }
  const decide = isDay(literal, field) && isEquality(operator) ? dayOrders[operator] : orders[operator];
  return (row) => {
    const value = comparable(row[name], field);
    return value === undefined ? operator === "!=" : decide(value, requested);
  };
}

/** Whether a time is written as a day, without a time of day. It equals every time of that day in UTC. */
function isDay(literal: Operand, { type }: FieldMetadata): boolean {
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

/** A value of the field's type, times in milliseconds; `undefined` for any other. */
function comparable(value: unknown, { type }: FieldMetadata): string | number | undefined {
  if (type === "timestamp") return typeof value === "string" ? parseTimestamp(value) : undefined;
  if (type === "string") return typeof value === "string" ? value : undefined;
  return typeof value === "number" ? value : undefined;
}
