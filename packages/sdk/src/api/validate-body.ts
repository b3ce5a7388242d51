import { validatorFor, type SchemaName, type ValidationIssue } from "@smartalex/contract";

/**
 * Returns the first issue of a response body, or `undefined` for a valid body. This module has the validators of all schemas and is loaded on
 * demand: by default, clients check only what they use themselves.
 */
export function firstIssue(
  schemaName: SchemaName,
  body: unknown,
  mode: "strict" | "tolerant",
): ValidationIssue | undefined {
  const validator = validatorFor(schemaName);
  return (mode === "strict" ? validator.strict : validator).issues(body)[0];
}
