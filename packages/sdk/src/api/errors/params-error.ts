import { InvalidRequestError } from "../../errors.ts";
import type { Redact } from "../../runtime/redact-secrets.ts";
import { isPathValue, isQueryValue, isValidPath, pathParamNames, type Params } from "../validate-params.ts";

/**
 * Returns the error for a path or parameters that `areValidParams` rejects. The API key is redacted in the message, because a caller may pass the key
 * as an ID by mistake.
 */
export function createParamsError(path: unknown, params: Params, redact: Redact): InvalidRequestError {
  return new InvalidRequestError(`${redact(describeProblem(path, params))}.`, { code: "invalid_request" });
}

function describeProblem(path: unknown, { path: pathParams = {}, query = {} }: Params): string {
  if (!isValidPath(path)) return `Invalid path ${JSON.stringify(path)}. Paths start with "/", for example "/calls"`;
  const name = pathParamNames(path).find((each) => !isPathValue(pathParams[each]));
  if (name === undefined) {
    const invalid = Object.keys(query).find((each) => !isQueryValue(query[each]));
    return `Invalid query parameter ${invalid} of ${path}: it must be a string, a finite number or a boolean`;
  }
  const value = pathParams[name];
  if (typeof value !== "string") return `Missing path parameter ${name} of ${path}: pass a string`;
  return `Invalid ${name} ${JSON.stringify(value)}: it cannot be part of a URL. Use a value that the API returned`;
}
