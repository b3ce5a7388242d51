export { findIdentifiers, type FindOptions } from "./find-identifiers.ts";
export { redact } from "./redact.ts";
export type { Identifier, IdentifierKind, Turn } from "./searched-turn.ts";
