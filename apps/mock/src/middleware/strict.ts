import { apiRouter } from "../http/api-router.ts";
import type { HttpRequest, Middleware, RequestHeaders } from "../http/middleware.ts";
import { errorResponse } from "../http/responses.ts";
import { nearest } from "../runtime/nearest.ts";

/** Maximum size of a header in common proxies, name and value together. */
const MAX_HEADER_BYTES = 8 * 1024;
/** Maximum number of characters of a name in a message. */
const MAX_SHOWN = 40;

/** Strict mode: rejects unknown parameters and oversized headers that the API accepts. */
export const strict: Middleware = (request, next) => {
  const problem = headerProblem(request.headers) ?? parameterProblem(request);
  return problem === undefined ? next(request) : errorResponse(400, "invalid_request", problem);
};

function headerProblem(headers: RequestHeaders): string | undefined {
  for (const [name, value] of headers) {
    const shown = name.slice(0, MAX_SHOWN);
    if (name.length + value.length > MAX_HEADER_BYTES) return `The header ${shown} is longer than 8 KB`;
    if (!/^[\t -~]*$/.test(value)) return `The header ${shown} has characters that are not visible ASCII`;
  }
  return undefined;
}

function parameterProblem(request: HttpRequest): string | undefined {
  const match = apiRouter.match(request);
  if (match.kind !== "operation") return undefined;
  const allowed = match.operation.queryParameters.map(({ name }) => name);
  const unknown = [...new URLSearchParams(match.search).keys()].find((name) => !allowed.includes(name));
  if (unknown === undefined) return undefined;
  const near = nearest(unknown, allowed);
  const list = allowed.length === 0 ? "This operation has no query parameters" : `Use one of ${allowed.join(", ")}`;
  return `There is no parameter ${unknown.slice(0, MAX_SHOWN)}. ${near === undefined ? list : `Did you mean ${near}?`}`;
}
