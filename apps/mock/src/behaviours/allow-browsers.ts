import type { Behaviour } from "../respond.ts";
import { METHODS } from "../routes.ts";

/** Lets pages of any origin ask, with an API key, and read every header of the answer (CORS). */
export const allowBrowsers: Behaviour = (next) => async (request) => {
  const { headers, method } = request;
  if (method === "OPTIONS" && headers.has("access-control-request-method")) {
    return new Response(null, {
      status: 204,
      headers: {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": METHODS,
        "access-control-allow-headers": headers.get("access-control-request-headers") ?? "", // * would leave out authorization
      },
    });
  }
  const response = await next(request);
  response.headers.set("access-control-expose-headers", "*");
  response.headers.set("access-control-allow-origin", "*");
  return response;
};
