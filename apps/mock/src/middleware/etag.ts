import { mapResponse, type Middleware } from "../http/middleware.ts";

/** Adds an `ETag` header to successful responses, and returns 304 without a body if `If-None-Match` has this ETag. */
export const etag: Middleware = (request, next) => {
  return mapResponse(next(request), (response) => {
    const { etag: value, isFault } = response;
    if (isFault || value === undefined) return response;
    response.headers["etag"] = value;
    const condition = request.headers.get("if-none-match")?.trim();
    if (condition === undefined || !matches(condition, value)) return response;
    const { "content-type": _, ...headers } = response.headers;
    return { status: 304, headers, body: undefined };
  });
};

function matches(condition: string, etag: string): boolean {
  return condition === "*" || [...condition.matchAll(/"[^"]*"/g)].some(([quoted]) => etag.endsWith(quoted));
}
