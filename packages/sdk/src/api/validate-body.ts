import { callBodyValidator, callListBodyValidator, type ValidationIssue } from "@smartalex/contract";

const validators = { CallBody: callBodyValidator, CallListBody: callListBodyValidator };

/** The first way in which a body differs from its schema. It is loaded on demand: most clients check no more than the envelope. */
export function firstIssue(
  schemaName: keyof typeof validators,
  body: unknown,
  mode: "strict" | "tolerant",
): ValidationIssue | undefined {
  const validator = validators[schemaName];
  return (mode === "strict" ? validator.strict : validator).issues(body)[0];
}
