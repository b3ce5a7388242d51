import type { Document } from "./document/document.ts";
import { enumerationOf } from "./document/enumeration.ts";
import { valuesConstName } from "./names.ts";

/** Generates a `const` array with the values of each named enumeration. For an open enumeration, also generates the union of these values. */
export function generateEnumerations({ components }: Document): string {
  const enumerations = Object.entries(components.schemas).flatMap(([name, schema]) => {
    const enumeration = enumerationOf(schema);
    return enumeration ? [{ name, ...enumeration }] : [];
  });
  const texts = enumerations.flatMap(({ name, isOpen, values }) => {
    if (values.some((value) => typeof value !== "string")) {
      throw new Error(`${name}: unsupported values. The values of a named enumeration must be strings`);
    }
    const constName = valuesConstName(name);
    const array = `/** The documented values of \`${name}\`.${isOpen ? " The server may add others." : ""} */
export const ${constName} = ${JSON.stringify(values)} as const;`;
    const union = `/** A documented value of \`${name}\`. */
export type Known${name} = (typeof ${constName})[number];`;
    return isOpen ? [array, union] : [array];
  });
  return texts.join("\n\n");
}
