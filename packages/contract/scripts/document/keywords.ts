import type { JsonSchema } from "./document.ts";

const ANNOTATIONS = ["title", "description", "examples", "default", "deprecated", "x-assumption"];

/** Returns whether a keyword describes a value without restricting it. */
export function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.includes(keyword);
}

/**
 * Checks that a schema has only the given keywords and annotations. `location` identifies the schema in the error message.
 * @throws Error for any other keyword, so that no keyword is silently ignored.
 */
export function assertSupportedKeywords(schema: JsonSchema, keywords: readonly string[], location: string): void {
  const unsupported = Object.keys(schema).find((keyword) => !keywords.includes(keyword) && !isAnnotation(keyword));
  if (unsupported !== undefined) throw new Error(`${location}: unsupported JSON Schema keyword: ${unsupported}`);
}
