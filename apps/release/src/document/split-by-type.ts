import { asList, type Node } from "./node.ts";

/** The keywords that say something about values of one type only. */
const KEYWORDS_OF_TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
};

/** A schema with several types as one schema for each of them. Any other, or one with an enumeration, as it is. */
export function splitByType(schema: Node): Node[] {
  const types = asList(schema["type"]);
  if (types.length < 2 || "enum" in schema) return [schema];
  return types.map((type) => {
    const ofOthers = Object.entries(KEYWORDS_OF_TYPES).flatMap(([name, keywords]) => {
      return name === (type === "integer" ? "number" : type) ? [] : keywords;
    });
    const entries = Object.entries(schema).filter(([keyword]) => !ofOthers.includes(keyword));
    return { ...Object.fromEntries(entries), type: [type] };
  });
}
