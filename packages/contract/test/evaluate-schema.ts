import { runInNewContext } from "node:vm";
import { validatorFor, type SchemaName } from "@smartalex/contract";
import type { JsonSchema } from "../scripts/document/document.ts";
import { emitSchema } from "../scripts/validators/emit-validator.ts";
import * as containers from "../src/validation/containers.ts";
import * as formats from "../src/validation/formats.ts";
import * as schemas from "../src/validation/schema.ts";

/** Returns the schema that the generator emits for a JSON schema. */
export function evaluateSchema(schema: JsonSchema): schemas.Schema {
  const functions = { ...schemas, ...containers, ...formats };
  return runInNewContext(emitSchema(schema, "Test"), functions) as schemas.Schema; // such as `string({ minLength: 1 })`
}

/** Returns the JSON pointers of all issues that a validator reports in strict mode. */
export function strictIssues(name: SchemaName, value: unknown): string[] {
  return validatorFor(name)
    .strict.issues(value)
    .map(({ pointer }) => pointer);
}
