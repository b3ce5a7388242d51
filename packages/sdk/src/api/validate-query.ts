/** The query parameters of an operation, as in the OpenAPI document. */
export type QueryParameters = Readonly<Record<string, { readonly type: string }>>;

/**
 * Returns `false` for a query that can never be valid. Such a query has an unknown parameter, or a value of the wrong type. A value for an
 * integer must be an integer of at least 0. The server checks limits that the API does not document, such as the maximum of `per_page`.
 * `createQueryError` returns the error.
 */
export function isValidQuery(query: Readonly<Record<string, unknown>>, parameters: QueryParameters): boolean {
  return Object.entries(query).every(([name, value]) => {
    return isKnownParameter(name, parameters) && isValidValue(value, parameters[name]?.type);
  });
}

/** Returns whether the operation has this parameter. */
export function isKnownParameter(name: string, parameters: QueryParameters): boolean {
  return Object.hasOwn(parameters, name);
}

/** Returns whether a value can be valid for a parameter of this type. */
export function isValidValue(value: unknown, type: string | undefined): boolean {
  if (type === "string" || type === "boolean") return typeof value === type;
  if (type === "number") return Number.isFinite(value);
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
