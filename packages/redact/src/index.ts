export { findIdentifiers, type FindOptions } from "./find-identifiers.ts";
export { redact } from "./redact.ts";
export type { Identifier, IdentifierKind } from "./identifier.ts";
export type { Turn } from "./passage.ts";
