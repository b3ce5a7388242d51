import { isRawNumber } from "./json.ts";
import { safeYaml } from "@smartalex/node-files";

/**
 * Formats a value as an item of a YAML list. Strings are quoted as in JSON unless they are plain words, so that readers of YAML 1.1 and 1.2 do not
 * misinterpret them. Numbers keep their digits, which YAML libraries would not preserve.
 */
export function toYamlItem(value: unknown): string {
  return `- ${formatNode(value, "  ")}\n`;
}

/** Formats a value whose first line follows other text, and whose other lines are indented. */
function formatNode(value: unknown, margin: string): string {
  if (!isNested(value)) return formatScalar(value);
  if (Array.isArray(value)) return value.map((item) => `- ${formatNode(item, `${margin}  `)}`).join(`\n${margin}`);
  const lines = Object.entries(value).map(([name, inner]: [string, unknown]) => {
    return `${formatScalar(name)}:${isNested(inner) ? `\n${margin}  ` : " "}${formatNode(inner, `${margin}  `)}`;
  });
  return lines.join(`\n${margin}`);
}

/** Whether a value needs its own lines. */
function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isRawNumber(value) && Object.keys(value).length > 0;
}

const WORD = /^[a-z]\w*(?:-\w+)*$/i;
/** Words that some readers do not treat as strings: in YAML 1.1, `e123` is a number. */
const TAKEN = /^(?:y|yes|n|no|on|off|true|false|null|e[-+]?[\d_]+)$/i;

function formatScalar(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return WORD.test(value) && !TAKEN.test(value) ? value : safeYaml(value);
}
