import type { FieldMetadata } from "@smartalex/contract";
import { safeCell, safeJson } from "@smartalex/node-files";
import { isIdField } from "./row.ts";

/** How CSV and TSV write texts. */
export interface CellStyle {
  /** Whether texts stay as they are, also those that a spreadsheet would run as formulas. */
  isRaw?: boolean | undefined;
  /** Whether line breaks, tabs and backslashes stay as they are. */
  keepsLineBreaks?: boolean | undefined;
  /** Whether it goes to a terminal: then what would drive it is shown, in raw texts too. */
  isOnTerminal?: boolean | undefined;
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
/**
 * What a spreadsheet takes for the beginning of a formula, in half and in full width: at the beginning of a cell, and behind what it may split
 * a cell at. A program for which `;` stands between cells takes no notice of the quotes around one that has a `;` inside.
 */
const FORMULA = /(?<=^\s*|[,;\t\r\n][\s"]*)[=+\-@＝＋－＠]/g;
const SIGN = /[=+\-@＝＋－＠]/;
const FORMULA_IN_JSON = /(?<=[,;](?:\s|\\["nrt])*)[=+\-@＝＋－＠]/g;
const JSON_TEXT = /"(?:[^"\\]|\\.)*"/g;

/** Writes the values of a field as texts, without the quotes around a cell. */
export function createCellWriter(field: FieldMetadata, style: CellStyle = {}): (value: unknown) => string {
  const { isRaw = false } = style;
  const kept = keptCharacters(field, style);
  return (value) => {
    if (typeof value !== "string")
      return isRaw ? JSON.stringify(value) : safeJson(withoutFormulas(JSON.stringify(value)));
    const text = kept === undefined ? value : safeCell(value, kept);
    if (isRaw || !SIGN.test(text) || isIdField(field) || isNumber(text, field)) return text;
    return text.replaceAll(FORMULA, "'$&");
  };
}

/** The characters that are not escaped; `undefined` where none is. */
function keptCharacters(field: FieldMetadata, { isOnTerminal, isRaw, keepsLineBreaks }: CellStyle): string | undefined {
  if (isRaw && !isOnTerminal) return undefined;
  if (isRaw || keepsLineBreaks) return isOnTerminal ? "\\\n\t" : "\\\r\n\t"; // what returns to its beginning hides a line
  return isIdField(field) ? "\\" : ""; // an id has to be the same in every table
}

/** A number does nothing, but only where numbers are: a telephone number is none. */
function isNumber(text: string, { type }: FieldMetadata): boolean {
  return (type === "number" || type === "integer") && NUMBER.test(text);
}

/** The same JSON, with those signs as escapes that would begin a formula where a spreadsheet splits a text in it. */
function withoutFormulas(json: string): string {
  if (json.search(FORMULA_IN_JSON) === -1) return json;
  return json.replaceAll(JSON_TEXT, (text) => {
    return text.replaceAll(FORMULA_IN_JSON, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  });
}
