import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { SchemaName } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import type { JsonSchema } from "../scripts/document/document.ts";

/** The document as JSON. */
export { document };

/** A component, a response or a field, whichever parts of it the document has. */
export interface Component {
  description?: string;
  example?: unknown;
  examples?: readonly unknown[];
  schema?: JsonSchema;
}

/** The components of the document, whatever the types of its present content are. */
export const components: Readonly<
  Record<"headers" | "parameters" | "responses", Readonly<Record<string, Component>>>
> & {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
} = document.components;

/** The names of all schemas of the document. */
export const schemaNames = Object.keys(components.schemas) as SchemaName[];

const ajv = new Ajv2020({ strict: false, allErrors: true });
// ajv-formats is CommonJS; its types declare a default export that exists only there.
(addFormats as unknown as (target: Ajv2020) => void)(ajv);
ajv.addSchema(document, "smartalex");

/** Returns whether Ajv accepts a value. */
export function isValidForAjv(schema: object, value: unknown): boolean {
  return ajv.validate(schema, value);
}

/** Returns the JSON pointers of all errors that Ajv, another implementation of JSON Schema, reports. */
export function ajvPointers(schema: SchemaName | { pointer: string }, value: unknown): string[] {
  const pointer = typeof schema === "string" ? `/components/schemas/${schema}` : schema.pointer;
  const validate = ajv.getSchema(`smartalex#${pointer}`);
  if (!validate) throw new Error(`schema not found: ${pointer}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
}
