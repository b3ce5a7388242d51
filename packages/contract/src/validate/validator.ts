import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Check } from "./checks.ts";
import { toIssue, type ValidationIssue } from "./issue.ts";

/** Checks values against one schema of the document. It is a Standard Schema (https://standardschema.dev), version 1. */
export interface Validator<Value> extends StandardSchemaV1<unknown, Value> {
  /** The schema's name in the document. */
  readonly schemaName: string;
  /** What is wrong with the value; empty when it is valid. */
  issues(value: unknown): readonly ValidationIssue[];
  /** Whether the value is valid, for narrowing its type. */
  is(value: unknown): value is Value;
}

/**
 * A validator in its two modes. By itself it is tolerant: values of enumerations and fields that the document does not
 * know pass, since the server may add them any day. `strict` reports them too.
 */
export interface TwoModeValidator<Value> extends Validator<Value> {
  readonly strict: Validator<Value>;
}

/** Gives a check its name, its type and its two modes. */
export function validator<Value>(schemaName: string, check: Check): TwoModeValidator<Value> {
  const strict = inMode<Value>(schemaName, (value) => check(value, true));
  const tolerant = inMode<Value>(schemaName, (value) => check(value, false));
  return { ...tolerant, strict };
}

function inMode<Value>(schemaName: string, check: (value: unknown) => ReturnType<Check>): Validator<Value> {
  const issues = (value: unknown) => check(value)?.map(toIssue) ?? [];
  return {
    schemaName,
    issues,
    is: (value): value is Value => check(value) === undefined,
    "~standard": {
      version: 1,
      vendor: "smartalex",
      validate(value) {
        const found = issues(value);
        // The check has just proved the type that it is given here.
        return found.length > 0 ? { issues: found } : { value: value as Value };
      },
    },
  };
}
