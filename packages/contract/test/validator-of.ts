import * as contract from "@smartalex/contract";
import type { SchemaName } from "./document.ts";

const validators = new Map(
  Object.values(contract).flatMap((exported) => ("schemaName" in exported ? [[exported.schemaName, exported]] : [])),
);

/** The validator of a schema of the document. */
export function validatorOf(name: SchemaName | "listCalls query"): contract.TwoModeValidator<unknown> {
  const found = validators.get(name);
  if (!found) throw new Error(`${name} has no validator`);
  return found;
}

/** The JSON pointers of all that the strict mode reports. */
export function strictIssues(name: SchemaName, value: unknown): string[] {
  return validatorOf(name)
    .strict.issues(value)
    .map(({ pointer }) => pointer);
}
