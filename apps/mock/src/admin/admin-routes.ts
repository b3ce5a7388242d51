import type { Handler, HttpRequest, HttpResponse } from "../http/middleware.ts";
import { parseRequestUrl } from "../http/request-url.ts";
import { allowHeader } from "../http/router.ts";
import { errorResponse } from "../http/responses.ts";
import type { MockState } from "./mock-state.ts";
import document from "./openapi.json" with { type: "json" };
import { operations } from "./operations.ts";
import { readText } from "./read-text.ts";
import { validateBody, type BodySchema } from "./validate-body.ts";

/** The path prefix of the control API. The document contains it as a relative URL, so it is also correct behind a proxy. */
export const ADMIN_PATH = "/_mock";

const KB = 1024;
/** The maximum body size of most operations, and of `addCall`, whose body has a transcript. */
const MAX_BYTES = 64 * KB;
const MAX_CALL_BYTES = 1024 * KB;

/** An operation in the document. */
interface Documented {
  operationId: string;
  requestBody?: { content: { "application/json": { schema: { $ref: string } } } };
}

const paths: Readonly<Record<string, Readonly<Record<string, Documented>>>> = document.paths;
const schemas: Readonly<Record<string, unknown>> = document.components.schemas;

/** Creates the handler of the control API, which its document describes. */
export function adminRoutes(state: MockState): Handler {
  return async (request) => {
    const path = parseRequestUrl(request.url).pathname.slice(ADMIN_PATH.length);
    const methods = Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (!methods) {
      const available = Object.keys(paths).join(", ");
      return errorResponse(
        404,
        "not_found",
        `This path does not exist. The paths under ${ADMIN_PATH} are ${available}`,
      );
    }
    const operation = methods[request.method.toLowerCase()];
    if (!operation) {
      const allow = allowHeader(Object.keys(methods).map((method) => method.toUpperCase()));
      return errorResponse(405, "invalid_request", `The method is not allowed for ${ADMIN_PATH}${path}. Use ${allow}`, {
        allow,
      });
    }
    const parsed = operation.requestBody ? await readBody(request, operation) : { body: undefined };
    if ("problem" in parsed) return parsed.problem;
    return (
      operations[operation.operationId]?.(state, parsed.body) ??
      errorResponse(404, "not_found", "This path does not exist.")
    );
  };
}

/** Reads and validates the body of a request. Returns an error response for an invalid body. */
async function readBody(
  request: HttpRequest,
  { operationId, requestBody }: Documented,
): Promise<{ body: unknown } | { problem: HttpResponse }> {
  const maxBytes = operationId === "addCall" ? MAX_CALL_BYTES : MAX_BYTES;
  const text = await readText(request, maxBytes);
  const invalid = (message: string, status = 400) => ({ problem: errorResponse(status, "invalid_request", message) });
  if (text === undefined) return invalid(`The body is longer than ${maxBytes / KB} KB.`, 413);
  const name = requestBody?.content["application/json"].schema.$ref.split("/").at(-1) ?? "";
  try {
    const body: unknown = JSON.parse(text);
    const problem = validateBody(schemas[name] as BodySchema, body); // a schema of the document; a test validates all of them
    return problem === undefined ? { body } : invalid(`${problem}.`);
  } catch {
    return invalid(
      "The body is not valid JSON. See the document at /_mock/openapi.json for the body of this operation.",
    );
  }
}
