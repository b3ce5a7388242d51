import { listParameters } from "../endpoints/list-query.ts";
import { nearest } from "../nearest.ts";
import type { Behaviour, MockRequest, RequestHeaders } from "../handler.ts";
import { fail } from "../respond.ts";
import { addressOf, route } from "../routes.ts";

/** What common proxies take for one header, name and value together. */
const MAX_HEADER_BYTES = 8 * 1024;
/** So much of a name is enough to find it again. */
const SHOWN = 40;

/** Refuses what the API lets pass, and what is a mistake all the same: unknown parameters, and headers at which a proxy would choke. */
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
  const { operation } = route(request);
  if (operation === undefined || operation === "wrongMethod") return undefined;
  const known = operation === "listCalls" ? listParameters : [];
  const unknown = [...new URLSearchParams(addressOf(request.url).search).keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  const near = nearest(unknown, known);
  const instead = known.length === 0 ? "This address takes none" : `Known are ${known.join(", ")}`;
  return `There is no parameter ${unknown.slice(0, SHOWN)}. ${near === undefined ? instead : `Did you mean ${near}?`}`;
}
