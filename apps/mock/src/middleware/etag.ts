import { onResponse, type Behaviour } from "../http/middleware.ts";

/** Gives every success its `etag`, and answers 304 without a body to those who have it already. */
export const tagAnswers: Behaviour = (next) => (request) => {
  return onResponse(next(request), (response) => {
    const { etag } = response;
    if (etag === undefined) return response;
    response.headers["etag"] = etag;
    const wanted = request.headers.get("if-none-match")?.trim();
    if (wanted === undefined) return response;
    if (wanted !== "*" && ![...wanted.matchAll(/"[^"]*"/g)].some(([known]) => etag.endsWith(known))) return response;
    const { "content-type": _, ...headers } = response.headers;
    return { status: 304, headers, body: undefined };
  });
};
