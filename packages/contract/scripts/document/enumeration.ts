import type { JsonSchema } from "./document.ts";
import { isAnnotation } from "./keywords.ts";

/** The values of an enumeration. If the enumeration is open, the server may add other values. */
export interface Enumeration {
  values: readonly (string | number | boolean | null)[];
  isOpen: boolean;
}

/**
 * Returns the enumeration that a schema describes, or `undefined` if the schema is not an enumeration. An `enum` is a closed enumeration. An
 * `anyOf` of an `enum` and any string, in either order, is an open enumeration.
 */
export function enumerationOf({ anyOf = [], enum: closed }: JsonSchema): Enumeration | undefined {
  if (closed) return { values: closed, isOpen: false };
  const listed = anyOf.find((choice) => choice.enum);
  if (!listed?.enum || anyOf.length !== 2 || !anyOf.some(isAnyString)) return undefined;
  const { enum: values, ...rest } = listed;
  return isAnyString(rest) ? { values, isOpen: true } : undefined;
}

function isAnyString(schema: JsonSchema): boolean {
  return (
    schema.type === "string" && Object.keys(schema).every((keyword) => keyword === "type" || isAnnotation(keyword))
  );
}
