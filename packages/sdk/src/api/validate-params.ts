/** The parameters of a request, by location. */
export interface Params {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  header?: Readonly<Record<string, unknown>> | undefined;
  cookie?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Returns `false` for a path or parameters that would lead to a different request. A path without a slash at its start could change the host.
 * openapi-fetch does not replace the placeholder of a missing path parameter. It omits a `Date` from the query. A URL loses path segments that are
 * empty or consist of dots. `createParamsError` returns the error.
 */
export function areValidParams(path: unknown, { path: pathParams = {}, query = {} }: Params): boolean {
  return (
    isValidPath(path) &&
    pathParamNames(path).every((name) => isPathValue(pathParams[name])) &&
    Object.values(query).every(isQueryValue)
  );
}

/** Returns whether a path starts with a slash. JavaScript can pass any value. */
export function isValidPath(path: unknown): path is string {
  return typeof path === "string" && path.startsWith("/");
}

const namesByPath = new Map<string, readonly string[]>();

/** Returns the names in braces in a path of the document. Caches them, because this function runs for every request. */
export function pathParamNames(path: string): readonly string[] {
  let names = namesByPath.get(path);
  if (!names) {
    names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
    namesByPath.set(path, names);
  }
  return names;
}

/**
 * Returns whether a path parameter is a number, or a string that a URL keeps as it is. A URL would lose a segment that is empty or consists of
 * dots, and cannot encode half of a surrogate pair.
 */
export function isPathValue(value: unknown): boolean {
  if (typeof value !== "string") return Number.isFinite(value);
  return !["", ".", ".."].includes(value) && !/[\uD800-\uDFFF]/u.test(value);
}

/** Returns whether a query parameter is a value that openapi-fetch sends, or an array of such values. */
export function isQueryValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => !Array.isArray(item) && isQueryValue(item));
  return (
    value === undefined || value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value)
  );
}
