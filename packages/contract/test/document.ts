import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import document from "@smartalex/contract/openapi.json" with { type: "json" };

/** The document as data, for walking through. */
export { document };

export type SchemaName = keyof typeof document.components.schemas;

/** Every schema of the document. */
export const schemaNames = Object.keys(document.components.schemas) as SchemaName[];

const ajv = new Ajv2020({ strict: false, allErrors: true });
// ajv-formats is CommonJS, and its types name a default export that exists only there.
(addFormats as unknown as (target: Ajv2020) => void)(ajv);
ajv.addSchema(document, "smartalex");

/** Whether Ajv accepts a value. */
export function isValidForAjv(schema: object, value: unknown): boolean {
  return ajv.validate(schema, value);
}

/** What another implementation of JSON Schema says: the JSON pointers of all that is wrong. */
export function ajvPointers(schema: SchemaName | { pointer: string }, value: unknown): string[] {
  const pointer = typeof schema === "string" ? `/components/schemas/${schema}` : schema.pointer;
  const validate = ajv.getSchema(`smartalex#${pointer}`);
  if (!validate) throw new Error(`${pointer} leads nowhere`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
}
