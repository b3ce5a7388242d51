import type { FieldMetadata } from "@smartalex/contract";
import { safeCell, safeJson } from "@smartalex/node-files";
import type { CellStyle } from "./cell-style.ts";
import { isIdField } from "./row.ts";

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
/**
 * Characters that start a formula in a spreadsheet, in half width and full width: at the start of a cell, and after characters at which a program may
 * split a cell. A program that separates cells with `;` does not recognize quotes around a cell that contains `;`.
 */
const FORMULA = /(?<=^\s*|[,;\t\r\n][\s"]*)[=+\-@＝＋－＠]/g;
const SIGN = /[=+\-@＝＋－＠]/;
const FORMULA_IN_JSON = /(?<=[,;](?:\s|\\["nrt])*)[=+\-@＝＋－＠]/g;
const JSON_TEXT = /"(?:[^"\\]|\\.)*"/g;

/** Creates a function that formats values of a field, without quotes around the cell. */
export function createCellWriter(field: FieldMetadata, style: CellStyle = {}): (value: unknown) => string {
  const { isRaw = false } = style;
  const kept = unescapedCharacters(field, style);
  return (value) => {
    if (typeof value !== "string")
      return isRaw ? JSON.stringify(value) : safeJson(escapeFormulas(JSON.stringify(value)));
    const text = kept === undefined ? value : safeCell(value, kept);
    if (isRaw || !SIGN.test(text) || isIdField(field) || isNumber(text, field)) return text;
    return text.replaceAll(FORMULA, "'$&");
  };
}

/** The characters that are not escaped. `undefined` if no character is. */
function unescapedCharacters(
  field: FieldMetadata,
  { isOnTerminal, isRaw, keepsLineBreaks }: CellStyle,
): string | undefined {
  if (isRaw && !isOnTerminal) return undefined;
  if (isRaw || keepsLineBreaks) return isOnTerminal ? "\\\n\t" : "\\\r\n\t"; // a carriage return would hide the beginning of a line
  return isIdField(field) ? "\\" : ""; // an ID has to be the same in every table
}

/** Whether a text is a number in a numeric field. Numbers are harmless there, but telephone numbers look like formulas. */
function isNumber(text: string, { type }: FieldMetadata): boolean {
  return (type === "number" || type === "integer") && NUMBER.test(text);
}

/** Escapes characters in JSON that would start a formula if a spreadsheet splits the text. */
function escapeFormulas(json: string): string {
  if (json.search(FORMULA_IN_JSON) === -1) return json;
  return json.replaceAll(JSON_TEXT, (text) => {
    return text.replaceAll(FORMULA_IN_JSON, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  });
}
