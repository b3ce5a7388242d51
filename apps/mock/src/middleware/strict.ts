import { nearest } from "../runtime/nearest.ts";
import type { Behaviour, MockRequest, RequestHeaders } from "../http/middleware.ts";
import { fail } from "../http/responses.ts";
import { apiRouter } from "../http/api-router.ts";

/** Maximum size of a header in common proxies, name and value together. */
const MAX_HEADER_BYTES = 8 * 1024;
/** Maximum number of characters of a name in a message. */
const SHOWN = 40;

/** Strict mode: rejects unknown parameters and oversized headers that the API accepts. */
export const beStrict: Behaviour = (next) => (request) => {
  const problem = headerProblem(request.headers) ?? parameterProblem(request);
  return problem === undefined ? next(request) : fail(400, "invalid_request", problem);
};

function headerProblem(headers: RequestHeaders): string | undefined {
  for (const [name, value] of headers) {
    const shown = name.slice(0, SHOWN);
    if (name.length + value.length > MAX_HEADER_BYTES) return `The header ${shown} is longer than 8 KB`;
    if (!/^[\t -~]*$/.test(value)) return `The header ${shown} has characters that are not visible ASCII`;
  }
  return undefined;
}

function parameterProblem(request: MockRequest): string | undefined {
  const match = apiRouter.match(request);
  if (match.kind !== "operation") return undefined;
  const allowed = match.operation.queryParameters.map(({ name }) => name);
  const unknown = [...new URLSearchParams(match.search).keys()].find((name) => !allowed.includes(name));
  if (unknown === undefined) return undefined;
  const near = nearest(unknown, allowed);
  const list = allowed.length === 0 ? "This operation has no query parameters" : `Use one of ${allowed.join(", ")}`;
  return `There is no parameter ${unknown.slice(0, SHOWN)}. ${near === undefined ? list : `Did you mean ${near}?`}`;
}
