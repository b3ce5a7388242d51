import { onResponse, type Behaviour } from "../handler.ts";

/** Answers HEAD as GET is answered, without the body. */
export const omitBody: Behaviour = (next) => (request) => {
  const given = next(request);
  if (request.method !== "HEAD") return given;
  return onResponse(given, ({ headers, status }) => ({ status, headers, body: undefined }));
};
