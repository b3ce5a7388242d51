import { InvalidRequestError } from "../errors.ts";
import type { Redact } from "../runtime/redact-secrets.ts";

/** The parameters of a request, by location. */
export interface Params {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  header?: Readonly<Record<string, unknown>> | undefined;
  cookie?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Throws `InvalidRequestError` for parameters that would be lost, or that would lead to a different request. openapi-fetch does not replace the
 * placeholder of a missing path parameter. It omits a `Date` from the query. A URL loses path segments that are empty or consist of dots.
 */
export function validateParams(path: string, { path: pathParams = {}, query = {} }: Params, redact: Redact): void {
  const invalid = (message: string) => new InvalidRequestError(`${redact(message)}.`, { code: "invalid_request" });

  for (const name of pathParamNames(path)) {
    const value = pathParams[name];
    if (typeof value === "number" && Number.isFinite(value)) continue;
    if (typeof value !== "string") throw invalid(`Missing path parameter ${name} of ${path}: pass a string`);
    if (isLostInUrl(value))
      throw invalid(
        `Invalid ${name} ${JSON.stringify(value)}: it cannot be part of a URL. Use a value that the API returned`,
      );
  }
  for (const [name, value] of Object.entries(query)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    if (values.every(isQueryValue)) continue;
    throw invalid(`Invalid query parameter ${name} of ${path}: it must be a string, a finite number or a boolean`);
  }
}

const namesByPath = new Map<string, readonly string[]>();

/** Returns the names in braces in a path of the document. Caches them, because this function runs for every request. */
function pathParamNames(path: string): readonly string[] {
  let names = namesByPath.get(path);
  if (!names) {
    names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
    namesByPath.set(path, names);
  }
  return names;
}

/** Returns whether a URL would lose a path segment, or cannot encode the segment because it contains half of a surrogate pair. */
function isLostInUrl(segment: string): boolean {
  return ["", ".", ".."].includes(segment) || /[\uD800-\uDFFF]/u.test(segment);
}

function isQueryValue(value: unknown): boolean {
  return (
    value === undefined || value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value)
  );
}
