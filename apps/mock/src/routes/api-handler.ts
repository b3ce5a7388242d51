import type { Handler, HttpResponse } from "../http/middleware.ts";
import type { OperationMatch, Router } from "../http/router.ts";
import { errorResponse } from "../http/responses.ts";

/** Handles the requests of one operation. `nowMs` is the time in milliseconds since 1970. */
export type OperationHandler = (match: OperationMatch, nowMs: number) => HttpResponse;

/** The operations, their handlers by `operationId`, and the clock in milliseconds since 1970. */
export interface ApiHandlerOptions {
  router: Router;
  handlers: Readonly<Record<string, OperationHandler>>;
  basePath: string;
  now: () => number;
}

/** Routes each request to the handler of its operation. Returns 404 and 405 for other requests. Throws if an operation has no handler. */
export function apiHandler({ basePath, handlers, now, router }: ApiHandlerOptions): Handler {
  const byOperation = new Map(
    router.operations.map((operation) => {
      const handler = handlers[operation.id];
      if (!handler) throw new Error(`The operation ${operation.id} has no handler.`);
      return [operation, handler];
    }),
  );
  const paths = router.paths.map(({ template }) => basePath + template).join(", ");
  const notFound = () => errorResponse(404, "not_found", `This path does not exist. The API has ${paths}`);
  return (request) => {
    const match = router.match(request);
    switch (match.kind) {
      case "operation":
        return byOperation.get(match.operation)?.(match, now()) ?? notFound();
      case "methodNotAllowed": {
        const { allow, template } = match.path;
        return errorResponse(405, "invalid_request", `The method is not allowed for ${template}. Use ${allow}`, {
          allow,
        });
      }
      case "notFound":
        return notFound();
    }
  };
}
