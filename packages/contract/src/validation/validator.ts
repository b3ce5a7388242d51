import type { StandardSchemaV1 } from "@standard-schema/spec";
import { toValidationIssue, type ValidationIssue } from "./issue.ts";
import type { RawIssue } from "./issue.ts";
import type { Schema } from "./schema.ts";

/**
 * Validates values against one schema of the OpenAPI document. A validator accepts fields that the document does not list, and unlisted values of
 * open enumerations, because the server may add fields and values at any time. To reject unlisted fields and values, use `strict`.
 *
 * Every validator implements version 1 of [Standard Schema](https://standardschema.dev).
 *
 * @example
 * ```ts
 * if (callValidator.is(value)) console.log(value.duration_seconds);
 * else console.log(callValidator.issues(value));
 * ```
 */
export interface Validator<Value> extends StandardSchemaV1<unknown, Value> {
  /** The name of the schema in the OpenAPI document, for example `Call`, or a name such as `listCalls query` for the query of an operation. */
  readonly schemaName: string;
  /** The same validator in strict mode, which also rejects fields and enumeration values that the OpenAPI document does not list. */
  readonly strict: Validator<Value>;
  /** Returns the differences between a value and the schema, or an empty array if the value is valid. */
  issues(value: unknown): readonly ValidationIssue[];
  /** Returns whether a value is valid, and narrows the type of the value in TypeScript. */
  is(value: unknown): value is Value;
}

/** Creates the validator of a schema. */
export function validator<Value>(schemaName: string, schema: Schema): Validator<Value> {
  const strict = createMode<Value>(schemaName, (value) => schema(value, true));
  const tolerant = createMode<Value>(schemaName, (value) => schema(value, false));
  return Object.assign(tolerant, { strict: Object.assign(strict, { strict }) }) as Validator<Value>; // both modes now have the property `strict`
}

function createMode<Value>(
  schemaName: string,
  check: (value: unknown) => RawIssue[] | undefined,
): Omit<Validator<Value>, "strict"> {
  const issues = (value: unknown) => check(value)?.map(toValidationIssue) ?? [];
  return {
    schemaName,
    issues,
    is: (value): value is Value => check(value) === undefined,
    "~standard": {
      version: 1,
      vendor: "smartalex",
      validate(value) {
        const result = issues(value);
        return result.length > 0 ? { issues: result } : { value: value as Value }; // the schema has just checked the value
      },
    },
  };
}
