import { compose, mapResponse, type Handler, type Middleware } from "../http/middleware.ts";
import { handleHead } from "../middleware/methods.ts";

/** Responds to OPTIONS with the methods in the `Allow` header of the 405 response. */
const optionsFrom405: Middleware = (request, next) => {
  const response = next(request);
  if (request.method !== "OPTIONS") return response;
  return mapResponse(response, (rejected) => {
    const { allow } = rejected.headers;
    return allow === undefined ? rejected : { status: 204, headers: { allow }, body: undefined };
  });
};

/** Handles HEAD as GET. */
const headAsGet: Middleware = (request, next) => {
  if (request.method !== "HEAD") return next(request);
  const { body, headers, signal, url } = request;
  return next({ method: "GET", url, headers, body, signal });
};

/** Adds HEAD and OPTIONS to a handler. Health checks such as wait-on send HEAD. */
export function withHeadAndOptions(handler: Handler): Handler {
  return compose([handleHead, optionsFrom405, headAsGet], handler);
}
