// What is generated from the document: types, enumeration values, field metadata, constants and validators. `generated/index.ts` names each.
// eslint-disable-next-line no-restricted-syntax -- a list here would have to be edited for every schema and operation
export * from "./generated/index.ts";

// What the generated code is made of.
export type { FieldMetadata } from "./field-metadata.ts";
export type { ValidationIssue } from "./validation/issue.ts";
export type { Validator } from "./validation/validator.ts";
