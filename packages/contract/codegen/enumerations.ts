import type { Document } from "./document.ts";

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
    if (!schema.enum) return [];
    if (schema.type !== "string") throw new Error(`${name}: an enumeration must be one of strings`);
    const docs = `/** The documented values of \`${name}\`. The server may add others. */`;
    return [`${docs}\nexport const ${valuesName(name)} = ${JSON.stringify(schema.enum)} as const;`];
  });
  return arrays.join("\n\n");
}
