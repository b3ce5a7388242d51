import { getCallResponseValidator, listCallsResponseValidator, type ValidationIssue } from "@smartalex/contract";

const validators = { GetCallResponse: getCallResponseValidator, ListCallsResponse: listCallsResponseValidator };

/** The first way in which a body differs from its schema. It is loaded on demand: most clients check no more than the envelope. */
export function firstIssue(
  schemaName: keyof typeof validators,
  body: unknown,
  mode: "strict" | "tolerant",
): ValidationIssue | undefined {
  const validator = validators[schemaName];
  return (mode === "strict" ? validator.strict : validator).issues(body)[0];
}
