import { validatorFor, type SchemaName, type ValidationIssue } from "@smartalex/contract";

/**
 * Returns the first issue of a response body, or `undefined` for a valid body. This module imports the validators of all schemas, so it is loaded
 * only when it is needed. By default, clients check only what they use themselves.
 */
export function firstIssue(
  schemaName: SchemaName,
  body: unknown,
  mode: "strict" | "tolerant",
): ValidationIssue | undefined {
  const validator = validatorFor(schemaName);
  return (mode === "strict" ? validator.strict : validator).issues(body)[0];
}
