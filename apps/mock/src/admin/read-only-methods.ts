import { onResponse, stack, type Behaviour } from "../http/middleware.ts";
import { omitBody } from "../middleware/head.ts";

/** Answers OPTIONS with the methods that the address takes, as its 405 lists them. */
const answerOptions: Behaviour = (next) => (request) => {
  const response = next(request);
  if (request.method !== "OPTIONS") return response;
  return onResponse(response, (refused) => {
    const { allow } = refused.headers;
    return allow === undefined ? refused : { status: 204, headers: { allow }, body: undefined };
  });
};

/** Answers HEAD as GET. */
const headAsGet: Behaviour = (next) => (request) => {
  if (request.method !== "HEAD") return next(request);
  const { body, headers, signal, url } = request;
  return next({ method: "GET", url, headers, body, signal });
};

/** Adds HEAD and OPTIONS to addresses that know only their own methods. Health checks such as wait-on send HEAD. */
export const readOnlyMethods: Behaviour = stack(omitBody, answerOptions, headAsGet);
