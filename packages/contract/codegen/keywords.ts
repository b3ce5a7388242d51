import type { Schema } from "./document.ts";

const ANNOTATIONS = ["description", "examples", "default", "x-assumption"];

/** Whether a keyword describes a value and refuses none. */
export function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.includes(keyword);
}

/** Throws for a keyword that is neither one of these nor an annotation. */
export function refuseOthers(schema: Schema, keywords: readonly string[], where: string): void {
  const other = Object.keys(schema).find((key) => !keywords.includes(key) && !isAnnotation(key));
  if (other !== undefined) throw new Error(`${where}: the generator does not support the keyword ${other} here`);
}

/** The literal of an object with the entries that are defined, or nothing for none. */
export function literal(entries: Readonly<Record<string, string | number | undefined>>): string {
  const present = Object.entries(entries).filter(([, value]) => value !== undefined);
  return present.length > 0 ? `{ ${present.map(([name, value]) => `${name}: ${value}`).join(", ")} }` : "";
}
