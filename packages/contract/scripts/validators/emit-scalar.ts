import type { JsonSchema } from "../document/document.ts";
import { assertSupportedKeywords } from "../document/keywords.ts";
import { emitCall, emitOptions } from "./emit-call.ts";

/** The string formats that validators check. Maps the name in the document to the name in `src/validation/formats.ts`. */
const STRING_FORMATS: Readonly<Record<string, string>> = {
  date: "date",
  "date-time": "dateTime",
  email: "email",
  uri: "uri",
  uuid: "uuid",
};

/** Formats that specify the number type for languages with several number types. These formats do not restrict the value. */
const NUMBER_FORMATS = { integer: ["int32", "int64"], number: ["float", "double"] };

/** Emits the schema of a string. */
export function emitString(schema: JsonSchema, location: string): string {
  assertSupportedKeywords(schema, ["type", "minLength", "maxLength", "pattern", "format", "x-utc"], location);
  const { format, maxLength, minLength, pattern, "x-utc": isUtc } = schema;
  if (format !== undefined && !Object.hasOwn(STRING_FORMATS, format)) throw unsupportedFormat(format, location);
  if (isUtc && format !== "date-time") throw new Error(`${location}: x-utc requires format: date-time`);
  const options = {
    minLength,
    maxLength,
    format: format && STRING_FORMATS[format],
    utc: isUtc ? "true" : undefined,
    pattern: pattern && String(new RegExp(pattern, "u")),
  };
  return emitCall("string", emitOptions(options));
}

/** Emits the schema of a number or an integer. */
export function emitNumber(schema: JsonSchema, type: "integer" | "number", location: string): string {
  assertSupportedKeywords(schema, ["type", "minimum", "maximum", "format"], location);
  const { format, maximum, minimum } = schema;
  if (format !== undefined && !NUMBER_FORMATS[type].includes(format)) throw unsupportedFormat(format, location);
  return emitCall("number", emitOptions({ integer: type === "integer" ? "true" : undefined, minimum, maximum }));
}

/** Emits the schema of a boolean. */
export function emitBoolean(schema: JsonSchema, location: string): string {
  assertSupportedKeywords(schema, ["type"], location);
  return emitCall("boolean");
}

/** Emits the schema that accepts only the values of `enum` or `const`. */
export function emitEnum(schema: JsonSchema, location: string): string {
  assertSupportedKeywords(schema, ["type", schema.enum ? "enum" : "const"], location);
  const values = schema.enum ?? [schema.const];
  if (!values.every(isScalar)) {
    throw new Error(`${location}: unsupported value. Use strings, numbers, booleans and null in enum and const`);
  }
  const mismatch = values.find((value) => !hasType(value, schema.type));
  if (mismatch !== undefined) throw new Error(`${location}: ${String(mismatch)} is not of type ${String(schema.type)}`);
  return emitCall("enumOf", JSON.stringify(values));
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function hasType(value: unknown, type: JsonSchema["type"]): boolean {
  if (type === undefined) return true;
  const actual = value === null ? "null" : typeof value;
  return [type].flat().some((name) => name === actual || (name === "integer" && Number.isInteger(value)));
}

function unsupportedFormat(format: string, location: string): Error {
  return new Error(`${location}: unsupported format: ${format}`);
}
