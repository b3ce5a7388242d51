import { asList, type Node } from "../openapi/node.ts";

/** Keywords that only apply to values of one type. */
const KEYWORDS_OF_TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
};

/** Splits a schema with several types into one schema for each type. Returns a schema with one type or an enumeration unchanged. */
export function splitByType(schema: Node): Node[] {
  const types = asList(schema["type"]);
  if (types.length < 2 || "enum" in schema) return [schema];
  return types.map((type) => {
    const otherKeywords = Object.entries(KEYWORDS_OF_TYPES).flatMap(([name, keywords]) => {
      return name === (type === "integer" ? "number" : type) ? [] : keywords;
    });
    const entries = Object.entries(schema).filter(([keyword]) => !otherKeywords.includes(keyword));
    return { ...Object.fromEntries(entries), type: [type] };
  });
}
