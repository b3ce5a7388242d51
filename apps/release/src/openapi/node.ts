/** An object of an OpenAPI document. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a value is an object, but not an array. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the value if it is an object, otherwise an empty object. */
export function asNode(value: unknown): Node {
  return isNode(value) ? value : {};
}

/** Returns the value if it is an array, otherwise an empty array. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the value as a schema. `false` becomes a schema that rejects every value. Other values that are not objects become a schema that accepts every value. */
export function asSchema(value: unknown): Node {
  return value === false ? { not: {} } : asNode(value);
}
