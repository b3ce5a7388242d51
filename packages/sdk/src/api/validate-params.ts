/** The parameters of a request, grouped by location: path, query, header or cookie. */
export interface Params {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  header?: Readonly<Record<string, unknown>> | undefined;
  cookie?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Returns `false` if the path or the parameters would result in a different request than the caller expects. A path without a slash at its start
 * could change the host of the URL. If a path parameter is missing, openapi-fetch leaves the placeholder of the parameter in the URL. If a query
 * parameter is a `Date`, openapi-fetch omits the parameter. A URL loses path segments that are empty, `.` or `..`. If the result is `false`, call
 * `createParamsError`.
 */
export function areValidParams(path: unknown, { path: pathParams = {}, query = {} }: Params): boolean {
  return (
    isValidPath(path) &&
    pathParamNames(path).every((name) => isPathValue(pathParams[name])) &&
    Object.values(query).every(isQueryValue)
  );
}

/** Returns whether a value is a string that starts with a slash. Callers in JavaScript can pass values of any type. */
export function isValidPath(path: unknown): path is string {
  return typeof path === "string" && path.startsWith("/");
}

const namesByPath = new Map<string, readonly string[]>();

/** Returns the names of the parameters in a path such as `/calls/{id}`. The names are cached, because this function runs for every request. */
export function pathParamNames(path: string): readonly string[] {
  let names = namesByPath.get(path);
  if (!names) {
    names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
    namesByPath.set(path, names);
  }
  return names;
}

/**
 * Returns whether a path parameter is a finite number, or a string that a URL keeps unchanged. A URL loses a path segment that is empty, `.` or `..`,
 * and cannot encode half of a surrogate pair.
 */
export function isPathValue(value: unknown): boolean {
  if (typeof value !== "string") return Number.isFinite(value);
  return !["", ".", ".."].includes(value) && !/[\uD800-\uDFFF]/u.test(value);
}

/**
 * Returns whether openapi-fetch can send the value of a query parameter: a string, a finite number, a boolean, `null`, `undefined`, or an array of
 * such values.
 */
export function isQueryValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => !Array.isArray(item) && isQueryValue(item));
  return (
    value === undefined || value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value)
  );
}
