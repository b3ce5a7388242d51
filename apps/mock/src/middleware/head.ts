import { onResponse, type Behaviour } from "../http/middleware.ts";
import { bytesOf } from "../http/responses.ts";

/** Answers HEAD as GET is answered, with the length of the body and without the body. */
export const omitBody: Behaviour = (next) => (request) => {
  const given = next(request);
  if (request.method !== "HEAD") return given;
  return onResponse(given, ({ body, headers, status }) => {
    const length = body === undefined ? {} : { "content-length": String(bytesOf(body).length) };
    return { status, headers: { ...headers, ...length }, body: undefined };
  });
};
