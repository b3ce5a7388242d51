// Exports everything that is generated from the OpenAPI document: types, enumeration values, field metadata, constants and validators. The file
// `generated/index.ts` lists every exported name.
// eslint-disable-next-line no-restricted-syntax -- a list here would have to be edited for every schema and operation
export * from "./generated/index.ts";

// Exports the types that the generated code uses.
export type { FieldMetadata } from "./field-metadata.ts";
export type { ValidationIssue } from "./validation/issue.ts";
export type { Validator } from "./validation/validator.ts";
