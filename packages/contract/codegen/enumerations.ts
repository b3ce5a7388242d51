import type { Document, Schema } from "./document.ts";
import { isAnnotation } from "./keywords.ts";

/** The values of an enumeration. The server may add others to an open one. */
export interface Enumeration {
  values: readonly (string | number | boolean | null)[];
  isOpen: boolean;
}

/**
 * Reads an enumeration: `enum`, or `anyOf` of an `enum` and any string in either order, which is open. `undefined` for another schema.
 */
export function enumerationOf({ anyOf = [], enum: closed }: Schema): Enumeration | undefined {
  if (closed) return { values: closed, isOpen: false };
  const listed = anyOf.find((choice) => choice.enum);
  if (!listed?.enum || anyOf.length !== 2 || !anyOf.some(isAnyString)) return undefined;
  const { enum: values, ...rest } = listed;
  return isAnyString(rest) ? { values, isOpen: true } : undefined;
}

function isAnyString(schema: Schema): boolean {
  return (
    schema.type === "string" && Object.keys(schema).every((keyword) => keyword === "type" || isAnnotation(keyword))
  );
}

/** `callStatusValues` for `CallStatus`. */
export function valuesName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Values`;
}

/** The first letter small: `call` for `Call`. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The enumerations of the document as `const` arrays. */
export function generateEnumerations({ components }: Document): string {
  const arrays = Object.entries(components.schemas).flatMap(([name, schema]) => {
    const enumeration = enumerationOf(schema);
    if (!enumeration) return [];
    if (enumeration.values.some((value) => typeof value !== "string"))
      throw new Error(`${name}: an enumeration with a name must be one of strings`);
    const docs = `/** The documented values of \`${name}\`.${enumeration.isOpen ? " The server may add others." : ""} */`;
    return [`${docs}\nexport const ${valuesName(name)} = ${JSON.stringify(enumeration.values)} as const;`];
  });
  return arrays.join("\n\n");
}
