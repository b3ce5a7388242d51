import { readFile } from "node:fs/promises";
import { parse } from "yaml";

/** The keywords of JSON Schema that the generator supports. Another one stops it. */
export interface Schema {
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
  default?: number;
  examples?: unknown[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  "x-assumption"?: string;
  /** With `format: date-time`: the time is in UTC and ends in `Z`. Other tools ignore it; a `pattern` would break those that generate samples. */
  "x-utc"?: boolean;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** A parameter of an operation. */
export interface Parameter {
  name: string;
  in: "query" | "path" | "header" | "cookie";
  required?: boolean;
  schema: Schema;
}

/** One method of one path. */
export interface Operation {
  operationId: string;
  parameters?: (Parameter | { $ref: string })[];
}

/** The parts of the document that the generator reads. */
export interface Document {
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
}

/** Reads the document, with its YAML anchors resolved and its `$ref`s as they stand. */
export async function readDocument(file: URL): Promise<Document> {
  // `recommended-strict` has checked the document's shape; what the generator cannot handle it refuses by name.
  return parse(await readFile(file, "utf8"), { maxAliasCount: -1 }) as Document;
}

/** The name that a `$ref` to a component ends with: `Call` for `#/components/schemas/Call`. */
export function componentName(ref: string): string {
  const name = /^#\/components\/\w+\/([\w.-]+)$/.exec(ref)?.[1];
  if (name === undefined) throw new Error(`${ref} is not a reference to a component of this document`);
  return name;
}

/** The parameters of an operation that stand in its query, with `$ref`s followed. */
export function queryParameters(operation: Operation, { components }: Document): Parameter[] {
  const parameters = (operation.parameters ?? []).map((parameter) => {
    if (!("$ref" in parameter)) return parameter;
    const found = components.parameters[componentName(parameter.$ref)];
    if (!found) throw new Error(`${operation.operationId}: ${parameter.$ref} leads nowhere`);
    return found;
  });
  return parameters.filter((parameter) => parameter.in === "query");
}

/** All operations of the document, in its order. */
export function operations({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) => {
    const other = Object.keys(methods).find((name) => !METHODS.includes(name));
    if (other !== undefined)
      throw new Error(`${path}: the generator does not know ${other} here; say it in each operation`);
    return Object.values(methods);
  });
}
