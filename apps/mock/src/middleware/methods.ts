import { apiRouter } from "../http/api-router.ts";
import { mapResponse, type Middleware } from "../http/middleware.ts";
import { bytesOf } from "../runtime/bytes.ts";

/** Responds to HEAD as to GET, with the length of the body in place of the body. */
export const handleHead: Middleware = (request, next) => {
  const response = next(request);
  if (request.method !== "HEAD") return response;
  return mapResponse(response, ({ body, headers, status }) => {
    const length = body === undefined ? {} : { "content-length": String(bytesOf(body).length) };
    return { status, headers: { ...headers, ...length }, body: undefined };
  });
};

/** Responds to OPTIONS with the methods that a path allows. Needs no API key. */
export const handleOptions: Middleware = (request, next) => {
  if (request.method !== "OPTIONS") return next(request);
  const isServer = request.url === "*"; // OPTIONS * is about the server as a whole
  const allow = isServer ? apiRouter.allow : apiRouter.matchPath(request.url)?.path.allow;
  return allow === undefined ? next(request) : { status: 204, headers: { allow }, body: undefined };
};
