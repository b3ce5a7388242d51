import { onResponse, type Behaviour, type RequestHeaders } from "../http/middleware.ts";
import { apiRouter } from "../http/api-router.ts";

/** Response headers that behaviors around this one add. */
const ADDED_LATER = ["x-request-id"];

/**
 * Allows pages of any origin to send requests with an API key, with or without `credentials: "include"`, and to read every response header
 * (CORS).
 */
export const allowBrowsers: Behaviour = (next) => (request) => {
  const { headers, method } = request;
  if (method === "OPTIONS" && headers.has("access-control-request-method")) {
    return {
      status: 204,
      headers: {
        ...allowedOrigin(headers),
        "access-control-allow-methods": apiRouter.allow,
        "access-control-allow-headers": headers.get("access-control-request-headers") ?? "", // * would leave out authorization
        vary: "origin",
      },
      body: undefined,
    };
  }
  return onResponse(next(request), (response) => {
    const names = headers.has("origin") ? [...Object.keys(response.headers), ...ADDED_LATER].join(", ") : "*";
    const { vary } = response.headers;
    Object.assign(response.headers, allowedOrigin(headers), {
      "access-control-expose-headers": names,
      vary: vary === undefined ? "origin" : `${vary}, origin`,
    });
    return response;
  });
};

/** Repeats the origin of a page: with credentials, browsers do not accept `*`, neither as the origin nor for the names of headers. */
function allowedOrigin(request: RequestHeaders): Record<string, string> {
  const origin = request.get("origin");
  if (origin === null) return { "access-control-allow-origin": "*" };
  return { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" };
}
