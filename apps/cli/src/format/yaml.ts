import { isRawNumber } from "./json.ts";
import { safeYaml } from "@smartalex/node-files";

/**
 * A value as an item of a YAML list. Texts are quoted as in JSON unless they are plain words, so that no reader, of YAML 1.1 or 1.2,
 * takes one for something else; numbers have the digits that they came with, which a library for YAML would not keep.
 */
export function toYamlItem(value: unknown): string {
  return `- ${node(value, "  ")}\n`;
}

/** A value whose first line stands behind something, and whose others begin with the margin. */
function node(value: unknown, margin: string): string {
  if (!isNested(value)) return scalar(value);
  if (Array.isArray(value)) return value.map((item) => `- ${node(item, `${margin}  `)}`).join(`\n${margin}`);
  const lines = Object.entries(value).map(([name, inner]: [string, unknown]) => {
    return `${scalar(name)}:${isNested(inner) ? `\n${margin}  ` : " "}${node(inner, `${margin}  `)}`;
  });
  return lines.join(`\n${margin}`);
}

/** Whether it takes lines of its own. */
function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isRawNumber(value) && Object.keys(value).length > 0;
}

const WORD = /^[a-z]\w*(?:-\w+)*$/i;
/** Of the words, those that some reader takes for something else: `e123` is a number without digits in front in YAML 1.1. */
const TAKEN = /^(?:y|yes|n|no|on|off|true|false|null|e[-+]?[\d_]+)$/i;

function scalar(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return WORD.test(value) && !TAKEN.test(value) ? value : safeYaml(value);
}
