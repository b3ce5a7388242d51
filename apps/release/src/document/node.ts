/** An object of an OpenAPI document. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and no array. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object: an empty one where there is none. */
export function asNode(value: unknown): Node {
  return isNode(value) ? value : {};
}

/** The value as an array: an empty one where there is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a schema: `false` is the one that nothing fits, anything else that is no object the one that all fits. */
export function asSchema(value: unknown): Node {
  return value === false ? { not: {} } : asNode(value);
}
