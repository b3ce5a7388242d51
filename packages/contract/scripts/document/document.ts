import { readFile } from "node:fs/promises";
import { parse } from "yaml";

/** A schema of the document, with the JSON Schema keywords that the generator supports. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: (string | number | boolean | null)[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  examples?: unknown[];
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  required?: string[];
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  "x-assumption"?: string;
  /**
   * If true, a string with `format: date-time` must be a time in UTC that ends in `Z`. Other tools ignore this keyword. A `pattern` would break tools
   * that generate samples.
   */
  "x-utc"?: boolean;
}

/** The schemas under `components/schemas`, by name. */
export type JsonSchemas = Readonly<Record<string, JsonSchema>>;

/** A reference to a component of the document. */
export interface Reference {
  $ref: string;
}

/** A parameter of an operation. */
export interface Parameter {
  name: string;
  in: "query" | "path" | "header" | "cookie";
  required?: boolean;
  schema: JsonSchema;
}

/** The body of a request or response. */
export interface Body {
  content?: Record<string, { schema: JsonSchema; example?: unknown }>;
}

/** An operation of a path. */
export interface Operation {
  operationId: string;
  parameters?: (Parameter | Reference)[];
  requestBody?: Body | Reference;
  responses: Record<string, Body | Reference>;
}

/** The parts of the document that the generator reads. */
export interface Document {
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    parameters?: Record<string, Parameter>;
    requestBodies?: Record<string, Body>;
    responses?: Record<string, Body>;
  };
}

/** Reads the document. Resolves YAML anchors, but leaves every `$ref` in place. */
export async function readDocument(file: URL): Promise<Document> {
  // Redocly's `recommended-strict` rules check the structure of the document. The generator rejects everything that it does not support.
  return parse(await readFile(file, "utf8"), { maxAliasCount: -1 }) as Document;
}

/** Returns the component name in a `$ref`, for example `Call` for `#/components/schemas/Call`. */
export function componentName(ref: string): string {
  const name = /^#\/components\/\w+\/([\w.-]+)$/.exec(ref)?.[1];
  if (name === undefined)
    throw new Error(`invalid reference: ${ref}. Expected a component, such as #/components/schemas/Call`);
  return name;
}

/** Returns a component. For a reference, returns the component that it refers to. `location` identifies the reference in error messages. */
export function resolve<Component extends object>(
  value: Component | Reference,
  components: Readonly<Record<string, Component>> | undefined,
  location: string,
): Component {
  if (!("$ref" in value) || typeof value.$ref !== "string") return value as Component; // only references have a $ref here
  const target = components?.[componentName(value.$ref)];
  if (!target) throw new Error(`${location}: reference not found: ${value.$ref}`);
  return target;
}

/** Returns the properties of an object schema by name, including the properties of each part of an `allOf`. */
export function propertiesOf(schema: JsonSchema, schemas: JsonSchemas): [name: string, property: JsonSchema][] {
  const { allOf = [], properties = {} } = resolveSchema(schema, schemas);
  return [...Object.entries(properties), ...allOf.flatMap((part) => propertiesOf(part, schemas))];
}

/** If the schema is a `$ref`, returns the schema that it refers to. Returns any other schema unchanged. */
export function resolveSchema(schema: JsonSchema, schemas: JsonSchemas): JsonSchema {
  return schema.$ref === undefined ? schema : resolve<JsonSchema>(schema, schemas, "components/schemas");
}
