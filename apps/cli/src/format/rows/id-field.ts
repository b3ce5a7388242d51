import type { FieldMetadata } from "@smartalex/contract";

/** Whether a field has ids, or telephone numbers, by which other tables are joined. Callers do not write them. */
export function isIdField({ name, type }: FieldMetadata): boolean {
  return type === "string" && /(?:^|_)id$/.test(name);
}
