import { validatorFor, type SchemaName, type ValidationIssue } from "@smartalex/contract";

/**
 * Returns the first difference between a response body and its schema, or `undefined` for a valid body. This module imports the validators of all
 * schemas, so the client loads the module only for the validation levels `tolerant` and `strict`.
 */
export function firstIssue(
  schemaName: SchemaName,
  body: unknown,
  mode: "strict" | "tolerant",
): ValidationIssue | undefined {
  const validator = validatorFor(schemaName);
  return (mode === "strict" ? validator.strict : validator).issues(body)[0];
}
