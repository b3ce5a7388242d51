import type { Schema } from "./document.ts";
import { literal, refuseOthers } from "./keywords.ts";
import { PURE } from "./names.ts";

/** The formats that are checked, by their names in the document, and what checks them. */
const FORMATS: Readonly<Record<string, string>> = {
  date: "date",
  "date-time": "dateTime",
  email: "email",
  uri: "uri",
  uuid: "uuid",
};

/** How wide a number is where numbers have types. A value in JSON has none, so nothing is checked. */
const WIDTHS = { integer: ["int32", "int64"], number: ["float", "double"] };

/** The expression that builds the check for strings. */
export function stringExpression(schema: Schema, where: string): string {
  refuseOthers(schema, ["type", "minLength", "maxLength", "pattern", "format", "x-utc"], where);
  const { format, maxLength, minLength, pattern, "x-utc": isUtc } = schema;
  if (format !== undefined && !Object.hasOwn(FORMATS, format)) throw unsupportedFormat(format, where);
  if (isUtc && format !== "date-time") throw new Error(`${where}: x-utc needs format: date-time`);
  return `${PURE} string(${literal({
    minLength,
    maxLength,
    format: format && FORMATS[format],
    utc: isUtc ? "true" : undefined,
    pattern: pattern && String(new RegExp(pattern, "u")),
  })})`;
}

/** The expression that builds the check for numbers. */
export function numberExpression(schema: Schema, type: "integer" | "number", where: string): string {
  refuseOthers(schema, ["type", "minimum", "maximum", "format"], where);
  const { format, maximum, minimum } = schema;
  if (format !== undefined && !WIDTHS[type].includes(format)) throw unsupportedFormat(format, where);
  const integer = type === "integer" ? "true" : undefined;
  return `${PURE} number(${literal({ integer, minimum, maximum })})`;
}

/** The expression that builds the check for booleans. */
export function booleanExpression(schema: Schema, where: string): string {
  refuseOthers(schema, ["type"], where);
  return `${PURE} boolean()`;
}

/** The expression that builds the check for the values that `enum` or `const` lists. */
export function valuesExpression(schema: Schema, where: string): string {
  refuseOthers(schema, ["type", schema.enum ? "enum" : "const"], where);
  const values = schema.enum ?? [schema.const];
  if (!values.every(isScalar)) {
    throw new Error(`${where}: the generator supports strings, numbers, booleans and null as values`);
  }
  const other = values.find((value) => !isOfType(value, schema.type));
  if (other !== undefined) throw new Error(`${where}: ${String(other)} is not of type ${String(schema.type)}`);
  return `${PURE} closedEnumeration(${JSON.stringify(values)})`;
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function isOfType(value: unknown, type: Schema["type"]): boolean {
  if (type === undefined) return true;
  const own = value === null ? "null" : typeof value;
  return [type].flat().some((name) => name === own || (name === "integer" && Number.isInteger(value)));
}

function unsupportedFormat(format: string, where: string): Error {
  return new Error(`${where}: the generator does not support the format ${format} here`);
}
