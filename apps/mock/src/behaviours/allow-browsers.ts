import { onResponse, type Behaviour } from "../handler.ts";
import { METHODS } from "../routes.ts";

/** Lets pages of any origin ask, with an API key, and read every header of the answer (CORS). */
export const allowBrowsers: Behaviour = (next) => (request) => {
  const { headers, method } = request;
  if (method === "OPTIONS" && headers.has("access-control-request-method")) {
    return {
      status: 204,
      headers: {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": METHODS,
        "access-control-allow-headers": headers.get("access-control-request-headers") ?? "", // * would leave out authorization
      },
      body: undefined,
    };
  }
  return onResponse(next(request), (response) => {
    response.headers["access-control-expose-headers"] = "*";
    response.headers["access-control-allow-origin"] = "*";
    return response;
  });
};
