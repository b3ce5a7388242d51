import { lowerFirst } from "./enumerations.ts";

/** Tells a bundler that it may drop what nobody imports. */
export const PURE = "/* @__PURE__ */";

/** The name of the constant that holds the check of a schema. */
export function checkName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Check`;
}

/** The name of the constant that holds the checks of a schema's fields. */
export function fieldsName(schemaName: string): string {
  return `${lowerFirst(schemaName)}Fields`;
}
