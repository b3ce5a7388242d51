import { apiRouter } from "../http/api-router.ts";
import { mapResponse, type Middleware, type RequestHeaders } from "../http/middleware.ts";

/** Response headers that middleware around this one adds. */
const ADDED_LATER = ["x-request-id"];

/**
 * Allows pages of any origin to send requests with an API key, with or without `credentials: "include"`, and to read every response header
 * (CORS).
 */
export const cors: Middleware = (request, next) => {
  const { headers, method } = request;
  if (method === "OPTIONS" && headers.has("access-control-request-method")) {
    return {
      status: 204,
      headers: {
        ...allowedOrigin(headers),
        "access-control-allow-methods": apiRouter.allow,
        "access-control-allow-headers": headers.get("access-control-request-headers") ?? "", // `*` would not include authorization
        vary: "origin",
      },
      body: undefined,
    };
  }
  return mapResponse(next(request), (response) => {
    const names = headers.has("origin") ? [...Object.keys(response.headers), ...ADDED_LATER].join(", ") : "*";
    const { vary } = response.headers;
    Object.assign(response.headers, allowedOrigin(headers), {
      "access-control-expose-headers": names,
      vary: vary === undefined ? "origin" : `${vary}, origin`,
    });
    return response;
  });
};

/** Returns the origin of the page as the allowed origin. With credentials, browsers do not accept `*`, neither as the origin nor for header names. */
function allowedOrigin(headers: RequestHeaders): Record<string, string> {
  const origin = headers.get("origin");
  if (origin === null) return { "access-control-allow-origin": "*" };
  return { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" };
}
