import type { Handler, HttpRequest, HttpResponse } from "../http/middleware.ts";
import { parseRequestUrl } from "../http/request-url.ts";
import { allowHeader } from "../http/router.ts";
import { errorResponse } from "../http/responses.ts";
import type { MockState } from "./mock-state.ts";
import document from "./openapi.json" with { type: "json" };
import { operations } from "./operations.ts";
import { readText } from "./read-text.ts";
import { validateBody, type BodySchema } from "./validate-body.ts";

/** The path prefix of the control API. Its document names it relative to itself, so it is right behind a proxy too. */
export const ADMIN_PATH = "/_mock";

const KB = 1024;
/** The largest body of most operations, and that of a call, which has a transcript. */
const MAX_BYTES = 64 * KB;
const MAX_CALL_BYTES = 1024 * KB;

/** An operation as the document has it. */
interface Documented {
  operationId: string;
  requestBody?: { content: { "application/json": { schema: { $ref: string } } } };
}

const paths: Readonly<Record<string, Readonly<Record<string, Documented>>>> = document.paths;
const schemas: Readonly<Record<string, unknown>> = document.components.schemas;

/** Answers the addresses of the control, as its document says. */
export function adminRoutes(controls: MockState): Handler {
  return async (request) => {
    const path = parseRequestUrl(request.url).pathname.slice(ADMIN_PATH.length);
    const methods = Object.hasOwn(paths, path) ? paths[path] : undefined;
    if (!methods) {
      const known = Object.keys(paths).join(", ");
      return errorResponse(404, "not_found", `There is nothing here. Under ${ADMIN_PATH} there are ${known}`);
    }
    const found = methods[request.method.toLowerCase()];
    if (!found) {
      const allow = allowHeader(Object.keys(methods).map((method) => method.toUpperCase()));
      return errorResponse(405, "invalid_request", `${ADMIN_PATH}${path} takes ${allow}`, { allow });
    }
    const given = found.requestBody ? await readBody(request, found) : { body: undefined };
    if ("problem" in given) return given.problem;
    return (
      operations[found.operationId]?.(controls, given.body) ?? errorResponse(404, "not_found", "There is nothing here.")
    );
  };
}

/** The body that an operation takes, or the answer that says what is wrong with it. */
async function readBody(
  request: HttpRequest,
  { operationId, requestBody }: Documented,
): Promise<{ body: unknown } | { problem: HttpResponse }> {
  const maxBytes = operationId === "addCall" ? MAX_CALL_BYTES : MAX_BYTES;
  const text = await readText(request, maxBytes);
  const wrong = (message: string, status = 400) => ({ problem: errorResponse(status, "invalid_request", message) });
  if (text === undefined) return wrong(`The body is longer than ${maxBytes / KB} KB.`, 413);
  const name = requestBody?.content["application/json"].schema.$ref.split("/").at(-1) ?? "";
  try {
    const body: unknown = JSON.parse(text);
    const problem = validateBody(schemas[name] as BodySchema, body); // a schema of the document, which a test reads as such
    return problem === undefined ? { body } : wrong(`${problem}.`);
  } catch {
    return wrong("The body is no JSON. Send, for example, [] or {}, as the document at /_mock/openapi.json says.");
  }
}
