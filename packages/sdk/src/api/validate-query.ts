/** The query parameters of an operation, as in the OpenAPI document. */
export type QueryParameters = Readonly<Record<string, { readonly type: string }>>;

/**
 * Returns `false` if a query has an unknown parameter or a value of the wrong type. The value of an integer parameter must be an integer of at least
 * 0. Limits that the API does not document, such as the maximum of `per_page`, are checked only by the server. If the result is `false`, call
 * `createQueryError`.
 */
export function isValidQuery(query: Readonly<Record<string, unknown>>, parameters: QueryParameters): boolean {
  return Object.entries(query).every(([name, value]) => {
    return isKnownParameter(name, parameters) && isValidValue(value, parameters[name]?.type);
  });
}

/** Returns whether the operation has a query parameter with the name `name`. */
export function isKnownParameter(name: string, parameters: QueryParameters): boolean {
  return Object.hasOwn(parameters, name);
}

/** Returns whether a value can be valid for a query parameter of the type `type`. */
export function isValidValue(value: unknown, type: string | undefined): boolean {
  if (type === "string" || type === "boolean") return typeof value === type;
  if (type === "number") return Number.isFinite(value);
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
