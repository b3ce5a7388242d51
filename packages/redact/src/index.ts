export { findIdentifiers, type FindOptions, type Turn } from "./find-identifiers.ts";
export { redact } from "./redact.ts";
export type { Identifier, IdentifierKind } from "./passage.ts";
